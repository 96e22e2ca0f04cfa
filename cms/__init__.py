"""The public site: home, news, library and guidance."""
