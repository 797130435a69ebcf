"""The questionnaire as one HTML file that needs nothing beside it."""

from journeys.lists.one_file import one_file
from journeys.lists.questionnaire.questions import Questionnaire


def as_html(asked: Questionnaire) -> bytes:
    """The page to read or print."""
    return one_file("questionnaire", asked=asked)
