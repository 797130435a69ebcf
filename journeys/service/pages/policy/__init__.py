"""Beleid: which rules count, what another set would change, and how one comes into force."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.policy import decide, propose, sets

ROUTERS: Sequence[APIRouter] = (propose.router, sets.router, decide.router)
