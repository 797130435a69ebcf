"""The questionnaire of the effect measurement, on one page: HTML and PDF ask the same."""

from journeys.lists.questionnaire.html import as_html
from journeys.lists.questionnaire.pdf import as_pdf
from journeys.lists.questionnaire.questions import Questionnaire, questionnaire

__all__ = ["Questionnaire", "as_html", "as_pdf", "questionnaire"]
