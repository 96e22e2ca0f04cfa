"""Units, seats and roles, each with the time for which it holds."""
