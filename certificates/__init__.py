"""Certificates of completion and their public register."""
