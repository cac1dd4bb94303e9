"""What is asked, what was written, and what it is worth."""
