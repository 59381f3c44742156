"""Who may do what, as pure data: permissions, roles and the person or system that asks."""
