"""From vehicles as a rate to whole departures of whole vehicles."""
