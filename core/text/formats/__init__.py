"""Formats by language; named by FORMAT_MODULE_PATH."""
