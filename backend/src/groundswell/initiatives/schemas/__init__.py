"""What initiatives look like from outside."""
