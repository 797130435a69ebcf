"""The lists of work beside the week: WSP and Inkomen."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.work import income, wsp

ROUTERS: Sequence[APIRouter] = (wsp.router, income.router)
