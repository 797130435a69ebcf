"""Forms: only our own pages can send one, and each field is asked, read and drawn in one way."""

from journeys.service.pages.forms.own import FIELD, hidden_field, page_router, to

__all__ = ["FIELD", "hidden_field", "page_router", "to"]
