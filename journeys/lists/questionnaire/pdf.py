"""The questionnaire as a tagged PDF of one page (PDF/UA-1), in large type."""

from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from journeys.lists.questionnaire.questions import Questionnaire
from journeys.lists.typeset import typeset


def as_pdf(asked: Questionnaire, made_at: datetime) -> bytes:
    """The page to print."""
    return typeset(_template(), asdict(asked), made_at)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return files("journeys.lists.questionnaire").joinpath("questionnaire.typ").read_bytes()
