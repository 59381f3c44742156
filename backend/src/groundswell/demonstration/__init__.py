"""A synthetic country to look at: invented organisations, people and figures, kept as if files had brought them."""
