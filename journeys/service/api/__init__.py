"""The API under ``/v1``: a file a noun."""
