"""What humanitarian practice asks of such an operation."""
