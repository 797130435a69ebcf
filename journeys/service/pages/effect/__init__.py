"""Effectmeting: who is due, what they are asked, and what changed for everybody together."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.effect import due, figures, questionnaire

ROUTERS: Sequence[APIRouter] = (due.router, figures.router, questionnaire.router)
