"""Question banks, quizzes, attempts and their marks."""
