"""What is refused of a policy set: with its line, what was found, and what is allowed."""

import re

import pytest

from journeys.policies import PolicySetError, load_policy_set, shipped
from journeys.policies.rule import rule_facts
from tests.own_sets import PER_FACT, PER_KEY, RECURRING, TERM, with_rules

TEXT = shipped().content
FRAME = TEXT[: TEXT.index("\n[[rules]]")]


def changed(old, new):
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def refusal_of(text):
    """What is said, without the lines."""
    with pytest.raises(PolicySetError) as refusal:
        load_policy_set(text, "eigen.toml")
    return re.sub(r"(?m)^eigen\.toml, regel \d+: ", "", str(refusal.value))


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
    ("version = 1\n", '"version" = 0\n', ["version"]),
    ("version = 1\n", "'version' = 0\n", ["version"]),
    ("\nA = {", "\nX = {", ["terms_by_route.X"]),
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
        'after_contact = { length = "6 weeks", kind',
        'after_contact = { duur = 1, length = "6 weeks", kind',
        "onbekend veld routes.A.after_contact.duur; toegestaan: length, kind, open",
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


@pytest.mark.parametrize(
    ("old", "new", "said"), TOLD, ids=[said.partition(":")[0] for *_, said in TOLD]
)
def test_a_refusal_says_what_was_found_and_what_is_allowed(old, new, said):
    assert refusal_of(changed(old, new)) == said


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


@pytest.mark.parametrize("unknown", ["rollen", "defaults.lijst"])
def test_an_unknown_table_is_refused_at_its_first_header(unknown):
    header = f"[{unknown}.eerste]"
    text = f"{TEXT}\n{header}\nx = 1\n[{unknown}.tweede]\nx = 1\n"
    line = text[: text.index(header)].count("\n") + 1
    with pytest.raises(PolicySetError, match=f"regel {line}: onbekend veld {unknown};"):
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FRAME, "rules: nodig: ten minste een [[rules]]"),
        ("rules = [3]\n" + FRAME, "rules: nodig: een tabel met velden"),
        (
            changed(
                "escalate_before = {",
                'escalate_after = { length = "1 day", kind = "policy" }\nescalate_before = {',
            ),
            "rules.escalate_before: nodig: escalate_before of escalate_after, niet beide",
        ),
    ],
    ids=["no rules", "no tables", "two escalations"],
)
def test_what_is_no_set_of_rules(text, said):
    assert refusal_of(text) == said


# -- rules of its own --------------------------------------------------------------------------

FACTS = ", ".join(rule_facts())


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (TERM | {"term": ""}, "nodig: term, terms_by_route of day"),
        (TERM | {"after": "[]"}, "after: gevonden []; toegestaan: ten minste een waarde"),
        (
            TERM | {"after": '["ContactHold"]'},
            f"after.0: gevonden 'ContactHold'; onbekend feit; toegestaan: {FACTS}",
        ),
        (
            TERM | {"after": "[3]"},
            f"after.0: gevonden 3; onbekend feit; toegestaan: {FACTS}",
        ),
        (TERM | {"day": '"for_on"'}, "day: gevonden for_on; toegestaan: geen"),
        (
            TERM | {"after": '["ContactPlanned", "PathDecided"]', "day": '"op"'},
            "day: gevonden op; toegestaan: for_on, until",
        ),
        (
            TERM | {"after": '["SuspicionLapsed"]', "provided": '{ reason = ["x"] }'},
            "SuspicionLapsed: gevonden veld reason; toegestaan: geen",
        ),
        (
            TERM | {"after": '["ClientScreened"]', "those_with": '{ in_target_group = ["ja"] }'},
            "in_target_group: gevonden 'ja'; toegestaan: true of false",
        ),
        (PER_KEY | {"term": ""}, "nodig: term of day"),
        (PER_KEY | {"end": '"ContactHeld"'}, "ContactHeld heeft geen veld activity"),
        (PER_KEY | {"day": '"until"'}, "day: gevonden until; toegestaan: planned_end"),
        (PER_FACT | {"day": '"until"'}, "day: gevonden until; toegestaan: for_on"),
        (RECURRING, "nodig: from_benefit of from_first, niet beide"),
        (
            RECURRING | {"from_benefit": "true", "from_first": '["IntakeHeld"]'},
            "nodig: from_benefit of from_first, niet beide",
        ),
    ],
)
def test_a_rule_of_its_own_that_cannot_be(fields, said):
    assert refusal_of(with_rules(("eigen", fields))) == said


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("day", TERM | {"day": '"for_on"'}),
        ("provided", TERM | {"provided": "{ duur = [1] }"}),
        ("those_with", TERM | {"those_with": '{ channel = ["rook"] }'}),
        ("key", PER_KEY | {"end": '"ContactHeld"'}),
    ],
    ids=lambda found: found if isinstance(found, str) else "",
)
def test_a_check_of_several_fields_points_at_the_one_at_fault(field, fields):
    text = with_rules(("eigen", fields))
    line = text[: text.rindex(f"\n{field} = ")].count("\n") + 2
    with pytest.raises(PolicySetError, match=f"regel {line}: "):
        load_policy_set(text)


def looking(looks):
    """Rules by what they look at: ``a>bc`` only asks something when b and c ask nothing."""
    for name, _, others in (one.partition(">") for one in looks.split()):
        when = ", ".join(f'{{ not_open = "{other}" }}' for other in others)
        yield name, TERM | {"when": f"[{when}]"}


@pytest.mark.parametrize(
    ("looks", "said"),
    [
        ("a>a", "a kijkt langs a naar zichzelf"),
        ("a>b b>a", "a kijkt langs b naar zichzelf"),
        ("a>b b>c c>a", "a kijkt langs b naar zichzelf"),
        ("a>b b>cd c>a d", "a kijkt langs b naar zichzelf"),
        ("a>b b>c c>b", "b kijkt langs c naar zichzelf"),
    ],
)
def test_rules_that_look_at_themselves_are_refused(looks, said):
    assert refusal_of(with_rules(*looking(looks))) == f"rules.not_open: {said}"


def test_rules_may_look_at_the_same_rule():
    found = load_policy_set(with_rules(*looking("a>bc b>d c>d d")))
    assert {"a", "b", "c", "d"} <= set(found.rules)
