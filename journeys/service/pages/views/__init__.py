"""Inzage: who looked at whom, when and why."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.views import page

ROUTERS: Sequence[APIRouter] = (page.router,)
