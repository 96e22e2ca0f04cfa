"""Pages on which learners ask and rate, and trainers answer and read what was said."""
