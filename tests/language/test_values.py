"""Every value of every enumeration has a Dutch label."""

from collections.abc import Mapping
from typing import Any

import pytest

from journeys.language import BY_FIELD, RULES, rule_label, value_label

VALUES = {
    "benefit": "participatiewet ioaw ioaz none",
    "lead": "mp inkomen wsp wsp_administratief ondertussengroep",
    "route": "A B C D",
    "channel": "gesprek telefoon huisbezoek video",
    "kind": (
        "medisch psychisch verslaving schulden taal sociaal scholing kinderopvang mantelzorglast"
        " reiskosten digitaal huisvesting justitie overig"
        " mantelzorg vrijwilligerswerk dagbesteding individueel_traject zelf_zoeker"
        " deed_al_een_activiteit taalbuddy opleiding buurtactiviteit vereniging"
        " missed_contact refused_offer statement other"
    ),
    "outcome": "completed stopped moved_on accepted declined ended",
    "partner": "welzijn wmo fsp schuldhulp inburgering grip_en_regie taal huisarts overig",
    "form": "regulier garantiebaan beschut",
    "instruments": "sroi loonkostensubsidie jobcoaching",
    "participates": "yes no unknown",
    "by": "consulent bureau",
    "role": (
        "participatieconsulent inkomensconsulent wsp_consulent teamleider privacy_officer fg"
        " controller recordmanager administrator examiner"
    ),
    "reason": "work moved pension_age deceased other_income other no_longer_target_group",
    "able": "yes partly no",
    "delivered": "in_person registered_post portal",
    "decision": "fitting_service exemption_proposed unable maatregel_proposed",
    "answer": "stands changed withdrawn",
    "state": "listed due overdue escalated",
    "journey": "open closed",
}

RULE_NAMES = [
    "screening",
    "route",
    "first-intake",
    "plan",
    "plan-evaluation",
    "planned-contact",
    "missed-contact",
    "follow-up",
    "route-horizon",
    "traject-end",
    "referral-outcome",
    "owner-mismatch",
    "wrong-trede",
    "wsp-acknowledgement",
    "wsp-decision",
    "wsp-accept",
    "wsp-return",
    "wsp-progress",
    "sustained-placement",
    "re-examination",
    "effect-measurement",
    "closure",
    "suspicion",
    "examination",
    "path-next-step",
    "hearing",
    "path-decision",
    "maatregel-outcome",
    "exemption-end",
    "reconsideration",
    "objection",
    "retention",
]


@pytest.mark.parametrize("field", sorted(VALUES))
def test_each_value_has_a_label(field: str) -> None:
    missing = [value for value in VALUES[field].split() if value not in BY_FIELD[field]]
    assert missing == []


@pytest.mark.parametrize("labels", BY_FIELD.values(), ids=BY_FIELD)
def test_a_label_is_never_a_key_of_the_code(labels: Mapping[Any, str]) -> None:
    assert not [label for label in labels.values() if "_" in label or not label.strip()]


def test_a_client_without_a_benefit_is_nug() -> None:
    assert value_label("benefit", "none") == "nug"


def test_a_value_without_a_label_stays_as_it_is() -> None:
    assert value_label("benefit", "bbz") == "bbz"
    assert value_label("benefit", "vernietigd") == "vernietigd"


def test_every_rule_of_the_set_that_ships_has_a_name() -> None:
    assert sorted(RULE_NAMES) == sorted(RULES)
    assert len(set(RULES.values())) == len(RULES)


def test_the_names_of_rules() -> None:
    assert rule_label("follow-up") == "Vervolgcontact"
    assert rule_label("traject-end", "a1") == "Einde activiteit (a1)"
    assert rule_label("reconsideration", "48") == "Heroverweging maatregel (feit 48)"
    assert rule_label("Kennismaken met de wijkcoach") == "Kennismaken met de wijkcoach"
