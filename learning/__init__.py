"""The Django project: settings, addresses and nothing else."""
