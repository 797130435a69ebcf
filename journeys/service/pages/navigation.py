"""Where somebody can go by themselves: only what their roles may open."""

from collections.abc import Iterable
from typing import NamedTuple

from journeys.service.access.rights import Action, may


class Entry(NamedTuple):
    """A page in the navigation, and what one must be allowed for it."""

    path: str
    title: str
    action: Action


ENTRIES: tuple[Entry, ...] = (
    Entry("/mijn-week", "Mijn week", Action.see_own_list),
    Entry("/zoeken", "Zoeken", Action.search_people),
    Entry("/team", "Team", Action.see_caseloads),
    Entry("/zorgvuldigheidstraject", "Zorgvuldigheidstraject", Action.see_care_paths),
    Entry("/wsp", "WSP", Action.see_wsp),
    Entry("/inkomen", "Inkomen", Action.see_income),
    Entry("/effectmeting", "Effectmeting", Action.see_effects),
    Entry("/inzage", "Inzage", Action.see_views),
    Entry("/vooruitzicht", "Vooruitzicht", Action.look_ahead),
    Entry("/budget", "Budget", Action.see_budget),
    Entry("/wegen", "Wegen", Action.see_roads),
    Entry("/rapportage", "Rapportage", Action.see_reports),
    Entry("/opdrachten", "Opdrachten", Action.work_by_command),
    Entry("/beleid", "Beleid", Action.see_policy),
)
FOOT: tuple[tuple[str, str], ...] = (
    ("/hulp", "Hulp"),
    ("/toegankelijkheid", "Toegankelijkheid"),
)
"""Pages for everybody, at the foot: path and title."""


def entries_for(roles: Iterable[str]) -> list[Entry]:
    """The pages that somebody with these roles may open."""
    own = frozenset(roles)
    return [entry for entry in ENTRIES if may(own, entry.action)]
