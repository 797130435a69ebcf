"""The invented people who work here, and who takes over from whom."""

from datetime import date
from typing import Final, NamedTuple


class User(NamedTuple):
    """One row of the users file; an empty ``active_until`` means still employed."""

    user: str
    name: str
    roles: str
    active_from: str
    active_until: str


USERS: Final = (
    User("p.jansen", "P. Jansen", "participatieconsulent", "2021-03-01", ""),
    User("s.devries", "S. de Vries", "participatieconsulent", "2021-03-01", ""),
    User("f.elamrani", "F. el Amrani", "participatieconsulent", "2022-01-01", ""),
    User("k.vandijk", "K. van Dijk", "participatieconsulent", "2022-06-01", ""),
    User("m.mulder", "M. Mulder", "participatieconsulent", "2022-08-01", ""),
    User("r.smeets", "R. Smeets", "participatieconsulent", "2022-08-01", "2024-04-30"),
    User("n.yilmaz", "N. Yilmaz", "participatieconsulent", "2023-07-01", ""),
    User("d.hoekstra", "D. Hoekstra", "participatieconsulent", "2024-03-15", ""),
    User("i.bakker", "I. Bakker", "inkomensconsulent", "2019-01-01", ""),
    User("h.postma", "H. Postma", "inkomensconsulent", "2019-01-01", ""),
    User("l.santos", "L. Santos", "inkomensconsulent", "2020-05-01", ""),
    User("b.kok", "B. Kok", "inkomensconsulent", "2021-09-01", ""),
    User("w.meijer", "W. Meijer", "wsp_consulent", "2019-01-01", ""),
    User("j.kuipers", "J. Kuipers", "wsp_consulent", "2020-01-01", ""),
    User("a.haddad", "A. Haddad", "wsp_consulent", "2022-02-01", ""),
    User("t.visser", "T. Visser", "teamleider", "2020-01-01", ""),
    User("t.dekker", "T. Dekker", "teamleider", "2021-01-01", ""),
    User("e.brouwer", "E. Brouwer", "privacy_officer", "2020-01-01", ""),
    User("g.vermeer", "G. Vermeer", "fg", "2020-01-01", ""),
    User("c.peters", "C. Peters", "controller", "2020-01-01", ""),
    User("o.scholten", "O. Scholten", "recordmanager", "2020-01-01", ""),
    User("a.beheer", "A. Beheer", "administrator", "2020-01-01", ""),
    User("import", "Import", "administrator", "2020-01-01", ""),
)

FIRST_CONSULTANTS: Final = (
    "p.jansen", "s.devries", "f.elamrani", "k.vandijk", "m.mulder", "r.smeets",
)  # fmt: skip
INCOME_CONSULTANTS: Final = ("i.bakker", "h.postma", "l.santos", "b.kok")
WSP_CONSULTANTS: Final = ("w.meijer", "j.kuipers", "a.haddad")
TEAM_LEADERS: Final = ("t.visser", "t.dekker")

NEWCOMER: Final = "n.yilmaz"
NEWCOMER_TAKES_OVER_ON: Final = date(2023, 7, 10)
"""The team grew after the first results; each consultant handed over some clients."""

LEAVER, SUCCESSOR = "r.smeets", "d.hoekstra"
SUCCESSOR_TAKES_OVER_ON: Final = date(2024, 4, 8)


def consultants_on(day: date) -> tuple[str, ...]:
    """The participatieconsulenten who carry clients on a day."""
    settled = FIRST_CONSULTANTS[:-1]
    last = LEAVER if day < SUCCESSOR_TAKES_OVER_ON else SUCCESSOR
    return (*settled, last) if day < NEWCOMER_TAKES_OVER_ON else (*settled, last, NEWCOMER)
