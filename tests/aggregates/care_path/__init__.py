"""The care path on unwillingness: careful at every step, reversible at every step."""
