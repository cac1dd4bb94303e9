"""What is said of a subject or an object: whether adjectives and participles agree with it."""
