"""Pages of those who mark, correct, release and answer; and where a mark comes from."""
