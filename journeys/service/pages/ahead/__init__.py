"""Vooruitzicht: what comes by itself, and whether the people there can do it."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.ahead import page

ROUTERS: Sequence[APIRouter] = (page.router,)
