"""Wegen: the roads that clients really took, and all of it for process mining."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.roads import page

ROUTERS: Sequence[APIRouter] = (page.router,)
