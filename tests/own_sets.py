"""Policy sets of a municipality's own: the one that ships, with something changed in it."""

from journeys.policies import PolicySet, load_policy_set, shipped

REEXAMINED_AFTER = 'moves_anchor = true\nterm = { length = "18 months"'


def text_of(*changes: tuple[str, str], version: int = 2) -> str:
    """The text of the set that ships, with these words changed once each, as another version."""
    text = shipped().content
    for old, new in (("version = 1", f"version = {version}"), *changes):
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def own_set(*changes: tuple[str, str], version: int = 2) -> PolicySet:
    """The same as a policy set."""
    return load_policy_set(text_of(*changes, version=version))


YEARLY = (REEXAMINED_AFTER, REEXAMINED_AFTER.replace("18", "12"))
"""The re-examination after 12 months instead of 18."""
SCREENED_SOONER = ('length = "8 weeks"', 'length = "4 weeks"')
"""The screening within 4 weeks instead of 8."""
TALKS_SOONER = ('after_contact = { length = "6 weeks"', 'after_contact = { length = "4 weeks"')
"""A talk on route A every 4 weeks instead of 6."""

WEEK = '{ length = "1 week", kind = "policy" }'
TERM = {"kind": '"term"', "after": '["ContactHeld"]', "anchor": '"latest"', "term": WEEK}
PER_KEY = {
    "kind": '"per_key"',
    "start": '"ActivityStarted"',
    "end": '"ActivityEnded"',
    "key": '"activity"',
    "term": WEEK,
}
PER_FACT = {"kind": '"per_fact"', "each": '"InvitedToBeHeard"', "day": '"for_on"', "term": WEEK}
RECURRING = {"kind": '"recurring"', "renewed_by": '["EffectMeasured"]', "term": WEEK}
"""Rules of the general kinds as TOML, field by field; an empty field is left out."""


Fields = dict[str, str]


def with_rules(*rules: tuple[str, Fields]) -> str:
    """The set that ships and these rules, each a name and its fields as TOML."""
    usual = {"role": '"teamleider"', "source": '"Werkafspraak"'}
    tables = ({"rule": f'"{name}"', **usual, **fields} for name, fields in rules)
    return shipped().content + "".join(
        "\n[[rules]]\n" + "".join(f"{field} = {value}\n" for field, value in table.items() if value)
        for table in tables
    )


def with_rule(**fields: str) -> PolicySet:
    """The set that ships and one rule more, called ``eigen``."""
    return load_policy_set(with_rules(("eigen", fields)))


def edited(rule: str, *changes: tuple[str, str]) -> PolicySet:
    """The set that ships with these words changed in one rule, once each."""
    head, name, text = shipped().content.partition(f'rule = "{rule}"\n')
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return load_policy_set(head + name + text)
