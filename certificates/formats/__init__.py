"""What a certificate says, how that is set in type, and how its code is read back out of a file."""
