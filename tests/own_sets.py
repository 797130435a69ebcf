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
