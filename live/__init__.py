"""Classes that meet: cohorts, their sessions, and who was there."""
