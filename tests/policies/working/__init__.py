"""How each term came about, told line by line."""
