"""Measurements on this machine: each file asks one question. Run as ``python -m bench``."""
