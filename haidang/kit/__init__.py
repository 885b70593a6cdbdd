"""What every room shares; it knows no room by name."""
