"""What the API of cohorts takes and gives, by what it is about."""
