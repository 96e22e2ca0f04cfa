"""Pages for learners, and pages for trainers beside the editor."""
