"""Zoeken: finding a client by whatever one knows of them."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.search import page

ROUTERS: Sequence[APIRouter] = (page.router,)
