"""How far ahead anybody looks."""

MOST_WEEKS = 520
"""Ten years: nothing that is open now is due later, but for the retention of a file."""
