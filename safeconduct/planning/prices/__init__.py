"""The price of every addition: what one more hour, lane, desk, vehicle, place or consent is worth."""
