"""Budget: what is committed, paid and left on each line, and the facts under it."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.budget import facts, page

ROUTERS: Sequence[APIRouter] = (page.router, facts.router)
