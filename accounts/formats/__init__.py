"""What accounts write on paper."""
