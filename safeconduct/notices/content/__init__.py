"""What a notice says, piece by piece."""
