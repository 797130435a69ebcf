"""The scheduler: it looks every few minutes whether a date is left to work.

A date is claimed in the database, so downtime, daylight saving and a second scheduler need no
care here; the in-memory job store is on purpose, for nothing must be remembered.
"""

import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from journeys.application.bootstrap import Journeys, open_journeys
from journeys.application.day import run_day
from journeys.application.deliver import deliver_lists, lists_folder
from journeys.application.morning_mail import mail_the_morning, send_waiting
from journeys.clock import AMSTERDAM
from journeys.language.refusal import Refusal
from journeys.policies import PolicySetError
from journeys.store.keys import MasterKeyError
from journeys.store.schema import SchemaError
from journeys.store.smtp import Post, post_of
from scheduler.arguments import read

MINUTES = 5
"""Between two looks; the list of the day is there within so many minutes after midnight."""

SECONDS_TO_NOTICE = 0.5
"""Within which a signal is heeded when nothing is being done."""

logger = logging.getLogger("scheduler")


def main(
    arguments: Sequence[str] | None = None, environment: Mapping[str, str] = os.environ
) -> int:
    """Run until SIGTERM or SIGINT, finishing the transaction at hand."""
    given = read(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    try:
        post = post_of(environment)
        opened = open_journeys(given.db, environment=environment)
    except (Refusal, SchemaError, MasterKeyError, PolicySetError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    with opened as journeys:
        named = given.dir or environment.get("JOURNEYS_LISTS")
        folder = Path(named) if named else lists_folder(journeys)
        stop = StopSignal()
        scheduler = BackgroundScheduler(timezone=AMSTERDAM)
        given_to_look = (journeys, folder, post, stop)
        scheduler.add_job(look, IntervalTrigger(minutes=MINUTES), given_to_look)
        look(*given_to_look)
        if not stop():
            scheduler.start()
            stop.wait()
            logger.info("de lopende transactie wordt afgemaakt")
            scheduler.shutdown(wait=True)
    logger.info("gestopt")
    return 0


def look(journeys: Journeys, folder: Path, post: Post | None, stop: Callable[[], bool]) -> None:
    """Work what is left to work, and deliver what waits. A fault is told and tried again later."""
    with _told():
        for day in run_day(journeys, stop=stop):
            logger.info("dag %s gedraaid", day)
        for path in deliver_lists(journeys, folder):
            logger.info("lijst %s geschreven", path)
    # Apart: a mail server that is down keeps no list from anybody, nor the other way round.
    with _told():
        if post and not stop():
            mail_the_morning(journeys, post)
            logger.info("mails verstuurd: %s", send_waiting(journeys, post))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Exception:
        logger.exception("niet gelukt; over %s minuten opnieuw", MINUTES)


class StopSignal:
    """Whether SIGTERM or SIGINT came.

    The handler does no more than remember it: it may run in the middle of anything, a lock or a
    log line included.
    """

    def __init__(self) -> None:
        self._came: int | None = None
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._remember)

    def _remember(self, number: int, _: FrameType | None) -> None:
        self._came = number

    def __call__(self) -> bool:
        """Whether it is time to stop."""
        return self._came is not None

    def wait(self) -> None:
        """Return when it is time to stop."""
        never = Event()
        while not self():
            never.wait(SECONDS_TO_NOTICE)
