"""How many of something, in one word or the other."""


def number(count: int, one: str, more: str) -> str:
    """``1 regel``, ``2 regels``."""
    return f"{count} {one if count == 1 else more}"
