"""The scheduler: it looks every few minutes whether a date is left to work.

A date is claimed in the database, so downtime, daylight saving and a second scheduler need no
care here; the in-memory job store is on purpose, for nothing must be remembered.
"""

import logging
import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from types import FrameType

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from journeys.application.bootstrap import Journeys, open_journeys
from journeys.application.day import run_day
from journeys.application.deliver import deliver_lists
from journeys.clock import AMSTERDAM

MINUTES = 5
"""Between two looks; the list of the day is there within so many minutes after midnight."""

logger = logging.getLogger("scheduler")


def main(environment: Mapping[str, str] = os.environ) -> int:
    """Run until SIGTERM or SIGINT, finishing the transaction at hand."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    folder = Path(environment.get("JOURNEYS_LISTS", "lists"))
    with open_journeys(make=True, environment=environment) as journeys:
        stopped = _stop_on_signal()
        scheduler = BackgroundScheduler(timezone=AMSTERDAM)
        scheduler.add_job(
            look, IntervalTrigger(minutes=MINUTES), (journeys, folder, stopped.is_set)
        )
        look(journeys, folder, stopped.is_set)
        if not stopped.is_set():
            scheduler.start()
            stopped.wait()
            scheduler.shutdown(wait=True)
    logger.info("gestopt")
    return 0


def look(journeys: Journeys, folder: Path, stop: Callable[[], bool]) -> None:
    """Work what is left to work, and deliver what waits. A fault is told and tried again later."""
    try:
        for day in run_day(journeys, stop=stop):
            logger.info("dag %s gedraaid", day)
        for path in deliver_lists(journeys, folder):
            logger.info("lijst %s geschreven", path)
    except Exception:
        logger.exception("niet gelukt; over %s minuten opnieuw", MINUTES)


def _stop_on_signal() -> Event:
    stopped = Event()

    def stop(number: int, _: FrameType | None) -> None:
        logger.info("%s: de lopende transactie wordt afgemaakt", signal.Signals(number).name)
        stopped.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    return stopped
