"""Everything of a municipality out into a folder, and from there into another database."""
