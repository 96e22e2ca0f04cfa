"""Search, the library's files, and good practices on their way to the site."""
