"""Aanmelden: on this machine itself, or with the municipality's identity provider."""
