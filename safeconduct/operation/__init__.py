"""What an operation folder says."""
