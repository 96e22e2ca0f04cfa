"""What is filled in on the pages of the register: one module a subject."""
