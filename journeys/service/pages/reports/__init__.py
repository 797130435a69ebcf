"""Rapportage: the council's figures, the facts they rest on, and what was published."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.reports import facts, page, published, publishing

ROUTERS: Sequence[APIRouter] = (
    page.router,
    facts.router,
    publishing.router,
    published.router,
)
