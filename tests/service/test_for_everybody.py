"""What everybody may read without signing in: how accessible this is, and how it works."""

import re
from html import unescape

import pytest

from journeys.language import FACTS, THEMES
from tests.language.plain import why_not_plain
from tests.service.browsing import TAG, text_of
from tests.usual import CONSULTANT

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)

PAGES = ("/toegankelijkheid", "/hulp")
SENTENCE = re.compile(r"<(?:p|li)\b[^>]*>(.*?)</(?:p|li)>", re.DOTALL)


def test_everybody_reads_them_and_every_page_leads_there(at_browser):
    for visitor in (at_browser(None), at_browser(CONSULTANT)):
        for path in PAGES:
            assert visitor.get(path).status_code == 200
            assert f'<a class="utrecht-link" href="{path}"' in visitor.get("/aanmelden").text
            assert ('action="/afmelden"' in visitor.get(path).text) == (
                'action="/afmelden"' in visitor.get("/mijn-week").text
            )


def test_the_statement_says_what_the_law_asks(at_browser):
    said = text_of(at_browser(None).get("/toegankelijkheid"))
    for expected in (
        "D – voldoet niet",
        "WCAG 2.2, niveau AA",
        "Opgesteld op",
        "Wat wij hebben bekeken",
        "Wat nog niet goed is",
        "info@rijswijk.nl",
        "Nationale ombudsman",
    ):
        assert expected in said


def test_help_knows_every_word_of_the_timeline(at_browser):
    said = text_of(at_browser(None).get("/hulp"))
    for theme in THEMES:
        for name, meaning in theme.meanings.items():
            assert f"{FACTS[name]} {meaning}" in said
    assert "Vervolgcontact" in said


def test_both_are_plain_dutch(at_browser):
    for path in PAGES:
        html = at_browser(None).get(path).text
        texts = [" ".join(unescape(TAG.sub("", one)).split()) for one in SENTENCE.findall(html)]
        assert why_not_plain(texts) == []
