"""What a resident reads is plain Dutch, whatever was recorded of them."""

from collections.abc import Iterator

from journeys.language import FACTS, THEMES
from journeys.lists.council import words
from journeys.lists.own_file import texts
from journeys.lists.questionnaire import questions
from tests.language.plain import why_not_plain
from tests.language.test_facts import FACT_TYPES

MUNICIPAL = list(FACTS)[list(FACTS).index("PolicySetProposed") :]


def fixed_texts() -> Iterator[str]:
    """Every sentence that stands in the document for everybody."""
    for name, given in vars(texts).items():
        if name.isupper():
            parts = [given] if isinstance(given, str) else given
            for part in parts:
                yield part if isinstance(part, str) else part[1]
    for theme in THEMES:
        yield theme.purpose
        yield from theme.meanings.values()


def told_to_the_council() -> Iterator[str]:
    """What stands in every report beside its numbers and what was counted."""
    yield from words.MEANINGS.values()
    yield from words.READING
    yield from (about for _, about, _ in words.THEMES)
    yield from (words.DESTROYED, words.INTERNAL, words.OUTSIDE, words.PUBLISHED)


def asked_of_clients() -> Iterator[str]:
    """What stands on the questionnaire of the effect measurement."""
    for name, given in vars(questions).items():
        if name.isupper():
            for one in given if isinstance(given, tuple) else (given,):
                yield one.asks if isinstance(one, questions.Question) else one


def test_what_a_client_is_asked_is_plain_dutch() -> None:
    assert why_not_plain(asked_of_clients()) == []


def test_what_the_council_reads_is_plain_dutch() -> None:
    assert why_not_plain(told_to_the_council()) == []


def test_what_a_person_gets_to_read_is_plain_dutch() -> None:
    assert why_not_plain(fixed_texts()) == []


def test_an_office_or_a_long_sentence_is_not_plain() -> None:
    assert why_not_plain(["Middels deze brief."]) == ["van een kantoor: Middels"]
    assert why_not_plain(["woord " * 26 + "."])


def test_every_fact_about_a_client_has_a_meaning_and_a_ground_once() -> None:
    explained = [name for theme in THEMES for name in theme.meanings]
    assert sorted(explained) == sorted(set(FACT_TYPES) - set(MUNICIPAL))
