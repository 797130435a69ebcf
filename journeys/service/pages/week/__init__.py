"""Mijn week: whom somebody speaks this week, and whether they are mailed about it."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.week import morning_mail, page

ROUTERS: Sequence[APIRouter] = (page.router, morning_mail.router)
