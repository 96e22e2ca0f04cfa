"""What a person is told, at once over a socket or at the next poll."""
