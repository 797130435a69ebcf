"""Beleid: which rules count, what another set would change, and how one comes into force."""

from fastapi import APIRouter

from journeys.service.pages.policy import decide, propose, sets

ROUTERS: tuple[APIRouter, ...] = (propose.router, sets.router, decide.router)
