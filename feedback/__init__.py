"""What learners say of courses: questions under a lesson, ratings."""
