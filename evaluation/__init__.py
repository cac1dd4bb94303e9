"""Is V5 better than V4."""
