"""Classes as learners see them, as those who keep them see them, and saying that one is there."""
