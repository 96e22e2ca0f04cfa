"""Setting quizzes up."""
