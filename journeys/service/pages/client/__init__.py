"""One client's pages: where they stand, what happened, recording, setting right."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.client import file, handover, reason, record

ROUTERS: Sequence[APIRouter] = (
    file.router,
    reason.router,
    record.router,
    handover.router,
)
