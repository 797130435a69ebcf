"""Everything that is kept about one person as one readable document, in plain Dutch."""

from journeys.lists.own_file.document import document

__all__ = ["document"]
