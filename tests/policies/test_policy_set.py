"""Reading a policy set: what a municipality may change, and what is refused with its line."""

import re
from datetime import date
from pathlib import Path

import pytest

import journeys.policies
from journeys.events import REGISTRY
from journeys.language.rules import RULES
from journeys.policies import PolicySetError, load_policy_set, shipped
from journeys.policies.frame import Part
from journeys.policies.kinds import KINDS
from journeys.policies.rule import rule_facts
from journeys.policies.term import Term
from journeys.policies.wording import NOUNS
from tests.policies.given import fact, given, registered

TEXT = shipped().content


def changed(old, new, count=1):
    assert old in TEXT
    return TEXT.replace(old, new, count)


def with_rule(text):
    return load_policy_set(TEXT + "\n[[rules]]\n" + text)


def terms_in(part):
    for value in dict(part).values():
        if isinstance(value, Term):
            yield value
        elif isinstance(value, Part):
            yield from terms_in(value)
        elif isinstance(value, dict):
            for inner in value.values():
                yield from terms_in({"": inner})


def test_the_set_that_ships():
    policy_set = shipped()
    assert (policy_set.name, policy_set.version, policy_set.label) == (
        "rijswijk",
        1,
        "rijswijk@1",
    )
    assert isinstance(policy_set.effective_from, date)
    assert set(policy_set.rules) == set(RULES)
    assert set(KINDS) >= {"term", "later_of", "recurring", "per_key", "per_fact"}


@pytest.mark.parametrize("rule", shipped().rules.values(), ids=lambda rule: rule.rule)
def test_each_rule_cites_a_source_and_only_policy_terms(rule):
    assert rule.source
    assert {term.kind for term in terms_in(rule)} <= {"policy"}
    assert rule.kind in KINDS


def test_each_fact_on_a_timeline_has_a_noun():
    assert set(rule_facts()) == set(NOUNS)
    assert set(NOUNS) < set(REGISTRY)


# -- what a municipality may change ------------------------------------------------------------


def test_another_term():
    text = changed(
        '"18 months", kind = "policy" }\nlist_before', '"12 months", kind = "policy" }\nlist_before'
    )
    client = registered(benefit="participatiewet", benefit_since="2024-01-31")
    given(client).under(load_policy_set(text)).later().then_due("re-examination", "2025-01-31")


def test_another_version_shows_in_what_is_due():
    policy_set = load_policy_set(changed("version = 1", "version = 2"))
    given(registered()).under(policy_set).later().then_due(
        "screening", "2024-02-26", policy="rijswijk@2"
    )


def test_another_default():
    text = changed('escalate_after = { length = "2 weeks"', 'escalate_after = { length = "5 days"')
    given(registered()).under(load_policy_set(text)).later().then_due(
        "screening", "2024-02-26", escalate_on="2024-03-02"
    )


def test_another_role():
    text = changed('role = "recordmanager"', 'role = "teamleider"')
    client = (registered(), fact("JourneyClosed", "2024-02-01"))
    given(*client).under(load_policy_set(text)).later().then_due(
        "retention", "2034-02-01", role="teamleider"
    )


def test_what_answers_wsp_is_no_municipalitys_to_choose():
    """Trede 3 may be whom a set is for; it is still what a client is sent to WSP with."""
    text = changed("target_treden = [1, 2]", "target_treden = [1, 2, 3]")
    sent, determined = fact("ReferredToWsp", "2024-02-01"), fact("TredeDetermined", "2024-02-05")
    given(registered(), sent, determined).under(load_policy_set(text)).later().then_not_due(
        "wsp-return"
    )


def test_other_target_treden():
    text = changed("target_treden = [1, 2]", "target_treden = [1, 2, 3]")
    given(registered(trede=3)).under(load_policy_set(text)).later().then_due(
        "screening", "2024-02-26"
    )


def test_a_rule_switched_off():
    text = changed('rule = "missed-contact"', 'rule = "missed-contact"\nactive = false')
    client = (
        registered(),
        fact("RouteAssigned", "2024-01-03", route="C"),
        fact("ContactHeld", "2024-02-01"),
        fact("ContactMissed", "2024-03-01"),
    )
    seen = given(*client).under(load_policy_set(text)).later()
    seen.then_not_due("missed-contact")
    seen.then_due("follow-up", "2024-08-01")


def test_the_reminder_switched_off_leaves_the_lapse():
    text = changed('rule = "suspicion"', 'rule = "suspicion"\nactive = false')
    client = (registered(), fact("UnwillingnessReported", "2024-02-01"))
    seen = given(*client).under(load_policy_set(text)).later()
    seen.then_not_due("suspicion")
    seen.then_lapsed_on("2024-05-02")


def test_a_statutory_term_moves_to_a_working_day():
    text = changed(
        'anchor = "first_open"\nterm = { length = "6 weeks", kind = "policy", open = true }',
        'anchor = "first_open"\nterm = { length = "6 weeks", kind = "statutory" }',
    ).replace("equated_by_decree = []", "equated_by_decree = [2026-05-15]")
    client = (registered(), fact("ObjectionReceived", "2026-04-02"))
    given(*client).under(load_policy_set(text)).later().then_due("objection", "2026-05-18")


def test_a_rule_of_its_own_of_a_general_kind():
    policy_set = with_rule(
        """
rule = "obstacle-again"
kind = "term"
when = { route = ["B"], lead = ["mp"] }
after = ["ObstacleFound", "ObstacleReduced"]
anchor = "latest"
term = { length = "3 months", kind = "policy" }
closed_by = ["ObstacleResolved"]
role = "participatieconsulent"
source = "Collegebesluit 2026-12"
"""
    )
    client = (registered(), fact("RouteAssigned", "2024-01-05", route="B"))
    found = fact("ObstacleFound", "2024-01-31", kind="taal")
    given(*client, found).under(policy_set).later().then_due("obstacle-again", "2024-04-30")
    resolved = fact("ObstacleResolved", "2024-01-31", kind="taal")
    given(*client, found, resolved).under(policy_set).later().then_not_due("obstacle-again")


def test_a_rule_that_closes_with_its_own_kind_of_fact():
    policy_set = with_rule(
        """
rule = "second-effect"
kind = "term"
after = ["EffectMeasured"]
anchor = "first_open"
term = { length = "1 month", kind = "policy" }
closed_by = ["EffectMeasured"]
role = "teamleider"
source = "x"
"""
    )
    one = fact("EffectMeasured", "2024-01-31")
    given(registered(), one).under(policy_set).later().then_due("second-effect", "2024-02-29")
    given(registered(), one, fact("EffectMeasured", "2024-03-31")).under(
        policy_set
    ).later().then_due("second-effect", "2024-04-30")


# -- what is refused ---------------------------------------------------------------------------

SLIPS = [
    ('kind = "screening"', 'kind = "screning"', ["'screning'", "toegestaan: term, later_of"]),
    ('length = "8 weeks"', 'length = "8 weken"', ["'8 weken'", '"18 months"']),
    ('length = "8 weeks"', 'length = "0 weeks"', ["'0 weeks'"]),
    ('kind = "policy", open', 'kind = "beleid", open', ["'beleid'", "'policy', 'statutory'"]),
    ('role = "examiner"', 'role = "onderzoeker"', ["'onderzoeker'", "examiner"]),
    ('anchor = "latest"', 'ankor = "latest"', ["ankor", "anchor"]),
    ('"IntakeHeld"]', '"IntakeHold"]', ["'IntakeHold'", "IntakeHeld"]),
    ('["FileDestroyed"]', '["EscalatedToSupervisor"]', ["'EscalatedToSupervisor'"]),
    ('["FileDestroyed"]', '["FactCorrected"]', ["'FactCorrected'"]),
    ("\nA = {", "\nE = {", ["'E'", "'A', 'B', 'C', 'D'"]),
    ('not_open = "screening"', 'not_open = "screenig"', ["'screenig'", "screening"]),
    ('decision = ["maatregel_proposed"]', 'decision = ["maatregel"]', ["'maatregel'"]),
    ('{ decision = ["maatregel_proposed"]', '{ besluit = ["x"]', ["besluit", "decision"]),
    ('day = "until"', 'day = "until_on"', ["until_on", "toegestaan: until"]),
    ("version = 1", 'version = "1"', ["'1'", "een geheel getal"]),
    ('name = "rijswijk"', 'name = "Gemeente Rijswijk"', ["'Gemeente Rijswijk'"]),
    ("effective_from = 2021-06-15", "effective_from = 2021", ["2021", "een datum"]),
    ("when = { wsp_referral = false }", "when = { wsp = false }", ["wsp", "wsp_referral"]),
    ("moves_anchor = true", 'moves_anchor = "ja"', ["'ja'", "true of false"]),
    ('escalate_to = "teamleider"', 'escalate_to = "chef"', ["'chef'", "teamleider"]),
    ('despite = ["left"]', 'despite = ["verhuisd"]', ["'verhuisd'", "'left'"]),
    ('left_because = ["moved"', 'left_because = ["verhuisd"', ["'verhuisd'", "'moved'"]),
    ('rule = "plan"\n', 'rule = "route"\n', ["route staat er al"]),
    ("target_treden = [1, 2]", "target_treden = [0, 2]", ["0"]),
    ("version = 1\n", "version = \n", ["geen geldige TOML"]),
    ("version = 1\n", "version = 10000\n", ["version", "9999"]),
]


@pytest.mark.parametrize(("old", "new", "said"), SLIPS, ids=[new.strip() for _, new, _ in SLIPS])
def test_a_slip_is_refused_with_its_line(old, new, said):
    text = changed(old, new)
    with pytest.raises(PolicySetError) as refusal:
        load_policy_set(text, "eigen.toml")
    message = str(refusal.value)
    start = TEXT.index(old) + len(old) - len(old.lstrip("\n"))
    line = TEXT[:start].count("\n") + 1
    first = re.findall(r"eigen\.toml, regel (\d+): ", message)
    assert str(line) in first, message
    for part in said:
        assert part in message


# What a person reads, whole: what was found, and what is allowed there.
ROLES = (
    "participatieconsulent, inkomensconsulent, wsp_consulent, teamleider, recordmanager, examiner"
)
KINDS_TOLD = (
    "term, later_of, recurring, per_key, per_fact, screening, first_intake, planned_contact, "
    "missed_contact, follow_up, wsp_acknowledgement, wsp_accept, wsp_return, suspicion, closure, "
    "retention"
)
LENGTHS = 'een getal en days, weeks, months of years, zoals "18 months"'
TOLD = [
    ('kind = "retention"\n', "", f"rules.kind: ontbreekt; toegestaan: {KINDS_TOLD}"),
    (
        'kind = "retention"',
        'kind = "bewaren"',
        f"rules.kind: gevonden 'bewaren'; toegestaan: {KINDS_TOLD}",
    ),
    ('role = "examiner"', 'role = "arts"', f"rules.role: gevonden 'arts'; toegestaan: {ROLES}"),
    (
        'escalate_to = "teamleider"',
        'escalate_to = "chef"',
        f"defaults.escalate_to: gevonden 'chef'; toegestaan: {ROLES}",
    ),
    ('rule = "plan"\n', 'rule = "route"\n', "rules.rule: route staat er al"),
    ("version = 1\n", "version = 0\n", "version: gevonden 0; toegestaan: een getal vanaf 1"),
    (
        "version = 1\n",
        "version = 10000\n",
        "version: gevonden 10000; toegestaan: een getal tot en met 9999",
    ),
    (
        "version = 1\n",
        "version = \n",
        (
            "geen geldige TOML: gevonden 'version = '; "
            "toegestaan: [tabel], [[rules]] of naam = waarde, zoals version = 1"
        ),
    ),
    (
        "effective_from = 2021-06-15",
        "effective_from = 2021",
        "effective_from: gevonden 2021; toegestaan: een datum als 2026-03-05",
    ),
    (
        'name = "rijswijk"\nversion = 1',
        'name = "Rijswijk"\nversion = "1"',
        (
            "name: gevonden 'Rijswijk'; toegestaan: kleine letters, cijfers, - en _, hoogstens 40 "
            "tekens\nversion: gevonden '1'; toegestaan: een geheel getal"
        ),
    ),
    (
        'length = "8 weeks"',
        'length = "8 weken"',
        f"term.length: gevonden '8 weken'; toegestaan: {LENGTHS}",
    ),
    (
        "[defaults]\n",
        "[defaults]\nlist_after = 1\n",
        "onbekend veld defaults.list_after; toegestaan: list_before, escalate_after, escalate_to",
    ),
    (
        "[roles.examiner]\n",
        '[roles.examiner]\nlid = "x"\n',
        (
            "onbekend veld roles.examiner.lid; toegestaan: person, lead, "
            "floored_when_taking_lead, muted_outside_target_group"
        ),
    ),
    (
        'A = { length = "6 weeks", kind',
        'A = { duur = 1, length = "6 weeks", kind',
        "onbekend veld terms_by_route.A.duur; toegestaan: length, kind, open",
    ),
    (
        "when = { wsp_referral = false }",
        "when = { wsp = false }",
        (
            "onbekend veld when.0.wsp; toegestaan: in_target_group, in_target_trede, route, lead, "
            "benefit, wsp_referral, ever, never, not_open"
        ),
    ),
    (
        "\nA = {",
        "\nE = {",
        "terms_by_route.E: gevonden 'E'; toegestaan: 'A', 'B', 'C', 'D'",
    ),
    (
        'despite = ["left"]',
        'despite = "left"',
        "despite: gevonden 'left'; toegestaan: een lijst tussen [ en ]",
    ),
    (
        "moves_anchor = true",
        'moves_anchor = "ja"',
        "moves_anchor: gevonden 'ja'; toegestaan: true of false",
    ),
    (
        'quote = "We stellen samen met hen een plan op."',
        'quote = ""',
        "quote: gevonden ''; toegestaan: een tekst van ten minste 1 teken",
    ),
    (
        'quote = "We stellen samen met hen een plan op."',
        f'quote = "{"a" * 401}"',
        f"quote: gevonden '{'a' * 58}…; toegestaan: een tekst van hoogstens 400 tekens",
    ),
    (
        'decision = ["maatregel_proposed"]',
        'decision = ["maatregel"]',
        (
            "decision: gevonden 'maatregel'; toegestaan: 'fitting_service', 'exemption_proposed', "
            "'unable', 'maatregel_proposed'"
        ),
    ),
    (
        'decision = ["maatregel_proposed"]',
        'besluit = ["maatregel_proposed"]',
        "PathDecided: gevonden veld besluit; toegestaan: decision, reasons, until",
    ),
    ('day = "until"', 'day = "tot"', "day: gevonden tot; toegestaan: until"),
    (
        'name = "rijswijk"',
        'name = "rijswijk"\ntrajecten = { zorg = [1, 2], werk = [2, 3] }',
        "trede 2 staat al in een ander traject",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), TOLD, ids=[said for *_, said in TOLD])
def test_a_refusal_says_what_was_found_and_what_is_allowed(old, new, said):
    with pytest.raises(PolicySetError) as refusal:
        load_policy_set(changed(old, new), "eigen.toml")
    assert re.sub(r"(?m)^eigen\.toml, regel \d+: ", "", str(refusal.value)) == said


@pytest.mark.parametrize(
    ("found", "shown"),
    [("a" * 58, f"'{'a' * 58}'"), ("a" * 59, f"'{'a' * 58}…")],
    ids=["60 characters", "61 characters"],
)
def test_of_a_long_value_60_characters_are_shown(found, shown):
    with pytest.raises(PolicySetError, match=f"gevonden {shown}; toegestaan: true of false"):
        load_policy_set(changed("moves_anchor = true", f'moves_anchor = "{found}"'))


def test_a_trede_in_two_trajecten_is_refused_at_the_second():
    text = TEXT + "\n[trajecten]\nzorg = [1, 2]\nwerk = [2, 3]\n"
    line = text[: text.index("werk = [")].count("\n") + 1
    with pytest.raises(PolicySetError, match=f"regel {line}: trede 2 staat al"):
        load_policy_set(text)


@pytest.mark.parametrize(
    "text", ["", "x", "rules = 3", "rules = [3]", '[[rules]]\nrule = "x"', "[[rules]]\n", "[rules]"]
)
def test_what_is_no_policy_set_at_all(text):
    with pytest.raises(PolicySetError, match=r"^beleid, regel \d+: "):
        load_policy_set(text)


@pytest.mark.parametrize("missing", ['role = "recordmanager"\n', 'kind = "retention"\n'])
def test_what_is_missing_is_named_at_its_rule(missing):
    text = changed(missing, "")
    line = text[: text.index('rule = "retention"')].count("\n")
    with pytest.raises(PolicySetError, match=f"regel {line}: .*ontbreekt"):
        load_policy_set(text)


def test_rules_that_look_at_each_other_are_refused():
    text = changed('kind = "closure"', 'kind = "term"\nanchor = "latest"\nafter = ["ContactHeld"]')
    text = re.sub(r"(?m)^not_open = .*$", 'when = { not_open = "closure" }', text)
    text = text.replace("[rules.terms_by_reason]\nwork", "[rules.terms_by_route]\nA")
    with pytest.raises(PolicySetError, match="kijkt langs closure naar zichzelf"):
        load_policy_set(text)


def test_both_escalations_are_refused():
    text = changed(
        "escalate_before = {",
        'escalate_after = { length = "1 day", kind = "policy" }\nescalate_before = {',
    )
    with pytest.raises(PolicySetError, match="niet beide"):
        load_policy_set(text)


def test_no_policy_letter_or_role_stands_in_code():
    folder = Path(journeys.policies.__file__).parent
    words = [*shipped().frame.roles, "participatiewet", "wsp_administratief", "maatregel_proposed"]
    for path in folder.rglob("*.py"):
        for word in words:
            if word != "examiner":  # the field of a fact is called so too
                assert f'"{word}"' not in path.read_text(encoding="utf-8"), path
