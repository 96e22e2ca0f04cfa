"""Files that people bring: spreadsheets, packages, pictures; each is looked into before it is believed."""
