"""People: the role each holds at an organisation, how they sign in, and when they last looked."""
