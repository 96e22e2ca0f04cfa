"""The pages of the register: one module a subject."""
