"""The command line: parse, hand over, show; it decides nothing itself."""

from journeys.cli.app import main

__all__ = ["main"]
