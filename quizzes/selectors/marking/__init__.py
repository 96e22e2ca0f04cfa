"""What waits for people who mark, correct and release; and where a mark comes from."""
