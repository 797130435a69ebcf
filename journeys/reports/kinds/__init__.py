"""Every way of counting by the name under which TOML knows it."""

from journeys.reports.definition import Definition
from journeys.reports.kinds.effect import Effect
from journeys.reports.kinds.facts import Each, First, Had, LadderMoves, Sustained
from journeys.reports.kinds.reexaminations import Reexaminations
from journeys.reports.kinds.standing import SinceTalk, Standing
from journeys.reports.kinds.wsp import WspReferred, WspStayed, WspWaited

KINDS: dict[str, type[Definition]] = {
    "had": Had,
    "first": First,
    "each": Each,
    "standing": Standing,
    "since_talk": SinceTalk,
    "ladder_moves": LadderMoves,
    "sustained": Sustained,
    "wsp_referred": WspReferred,
    "wsp_waited": WspWaited,
    "wsp_stayed": WspStayed,
    "reexaminations": Reexaminations,
    "effect": Effect,
}
