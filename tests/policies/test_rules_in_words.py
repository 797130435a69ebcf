"""Every rule reads as Dutch, whoever wrote it; what differs between two sets is told in words."""

import pytest

from journeys.language.policy_fields import POLICY_FIELDS
from journeys.policies.differences_in_words import differences_in_words
from journeys.policies.kinds import KINDS
from journeys.policies.policy_set import PolicySet, shipped
from journeys.policies.rule_phrases import WHEN
from journeys.policies.rule_words import frame_words, words_of
from tests.own_sets import PER_FACT, PER_KEY, SCREENED_SOONER, TERM, own_set, with_rule


def asks(policy_set: PolicySet, rule: str) -> str:
    return next(one.asks for one in words_of(policy_set) if one.rule == rule)


def test_every_kind_of_rule_has_words():
    assert WHEN.keys() == set(KINDS.values())
    assert {name for kind in KINDS.values() for name in kind.model_fields} <= POLICY_FIELDS.keys()


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("first-intake", "Op route A 6 weken na de routekeuze; op route B 10 weken na"),
        ("plan-evaluation", "Op de evaluatiedatum volgens het plan"),
        ("traject-end", "Voor elke activiteit op het geplande einde."),
        ("wsp-progress", "de plaatsing; 4 weken na de terugval."),
        ("maatregel-outcome", "4 weken na het besluit (besluit: "),
        ("re-examination", "18 maanden na het begin van de uitkering, en daarna telkens na"),
        ("retention", "10 jaar na de afsluiting; na de maatregel telt"),
    ],
)
def test_a_rule_that_ships(rule, said):
    assert said in asks(shipped(), rule)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (TERM, "1 week na het gesprek."),
        (PER_KEY, "Voor elke activiteit 1 week na de start van de activiteit."),
        (PER_FACT, "1 week na de geplande dag, telkens bij de uitnodiging."),
    ],
)
def test_a_rule_of_the_municipality_itself(fields, said):
    assert asks(with_rule(**fields), "eigen") == said


def test_for_whom_a_set_is_and_what_rests():
    first, rests = frame_words(shipped().frame)
    assert first == "Dit beleid is voor trede 1 en 2."
    assert "rust zolang de regie niet bij MP ligt of buiten de doelgroep" in rests


def test_what_differs_in_a_rule_and_a_rule_that_comes_or_goes():
    (changed,) = differences_in_words(shipped(), own_set(SCREENED_SOONER))
    assert (changed.label, *changed.lines) == (
        "Screenen",
        ("termijn", "8 weken (eigen keuze)", "4 weken (eigen keuze)"),
    )
    for before, after, what in (
        (shipped(), with_rule(**TERM), "nieuwe regel"),
        (with_rule(**TERM), shipped(), "regel vervalt"),
    ):
        (one,) = differences_in_words(before, after)
        assert one.lines[0].what == what
        assert "1 week na het gesprek." in " ".join(one.lines[0])
