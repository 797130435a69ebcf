"""The thin service: an API and pages over the same commands; it decides nothing itself."""
