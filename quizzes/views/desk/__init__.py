"""The authors' desk: banks and their order, questions and what becomes of them."""
