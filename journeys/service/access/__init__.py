"""Who may do what, and see what: deny by default."""
