"""One client's pages: where they stand, what happened, recording, setting right."""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.client import correct, file, handover, own_file, reason, record, retract

ROUTERS: Sequence[APIRouter] = (
    file.router,
    reason.router,
    record.router,
    correct.router,
    retract.router,
    handover.router,
    own_file.router,
)
