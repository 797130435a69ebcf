"""The log for whoever keeps the service running: lines of JSON in which nobody is to be found.

What an error or a library says may name somebody, so of both stands here only what was written
by a programmer: the type, the places in the code, the text before anything was filled in.
"""

import logging
import sys
from collections.abc import Iterator
from traceback import extract_tb
from typing import Any, TextIO

import structlog
from structlog.stdlib import ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import EventDict, WrappedLogger

STAMPED = structlog.processors.TimeStamper(fmt="iso", key="time")


def logger_to(file: TextIO) -> Any:
    """Where the service's own lines go."""
    return structlog.wrap_logger(
        structlog.WriteLogger(file), processors=[add_log_level, STAMPED, *RENDERED]
    )


def log_libraries(file: TextIO = sys.stderr) -> None:
    """Let what libraries log from now on become such lines too."""
    handler = logging.StreamHandler(file)
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=[_unfilled, add_logger_name, add_log_level, STAMPED],
            processors=[ProcessorFormatter.remove_processors_meta, *RENDERED],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)


def _unfilled(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """The text of a library before any value was filled in."""
    return {**line, "event": str(line["_record"].msg)}


def _where_it_failed(_: WrappedLogger, __: str, line: EventDict) -> EventDict:
    """An error as its type and places, and so what caused it."""
    given = line.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else given
    return {**line, "error": list(_chain(error))} if isinstance(error, BaseException) else line


def _chain(error: BaseException | None) -> Iterator[dict[str, Any]]:
    while error is not None:
        yield {
            "type": f"{type(error).__module__}.{type(error).__qualname__}",
            "at": [
                f"{at.filename}:{at.lineno} {at.name}" for at in extract_tb(error.__traceback__)
            ],
        }
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


RENDERED = (_where_it_failed, structlog.processors.JSONRenderer(ensure_ascii=False))
