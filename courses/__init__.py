"""Courses and lessons as pages; enrolments and progress as records."""
