"""The teamleider's pages: how the team stands, the lists behind each number, who takes over."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.team import (
    caseload,
    decisions,
    overview,
    reasons,
    spoken,
    stand_ins,
    waiting,
)

ROUTERS: Sequence[APIRouter] = (
    overview.router,
    spoken.router,
    decisions.router,
    reasons.router,
    caseload.router,
    stand_ins.router,
    waiting.router,
)
