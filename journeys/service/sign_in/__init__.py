"""Signing in: whoever does so is a user whom the municipality knows."""
