"""The care path on a suspicion of unwillingness: one client's, and all that run.

It tells where a path stands and who may take the next step. It decides and suggests nothing.
"""

from collections.abc import Sequence

from fastapi import APIRouter

from journeys.service.pages.care_path import dossiers, path, running

ROUTERS: Sequence[APIRouter] = (running.router, path.router, dossiers.router)
