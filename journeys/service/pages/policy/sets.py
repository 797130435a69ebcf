"""The policy sets through time, one of them in words, and what differs between two."""

from typing import Annotated

from fastapi import Query, Request, Response

from journeys.application.policies import KnownSet, chosen, known_sets, standing_of
from journeys.clock import local_day
from journeys.language import full
from journeys.lists.policies import STATUSES
from journeys.policies import PolicySet
from journeys.policies.differences_in_words import differences_in_words
from journeys.policies.rule_words import frame_words, words_of
from journeys.service.access.rights import Action
from journeys.service.pages.download import download
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.who import Asker, SignedIn

router = page_router()

PATH = "/beleid"


@router.get(PATH, name="seePolicies")
def policies(request: Request, asker: SignedIn) -> Response:
    """Welk beleid er is, en welk er geldt."""
    asker.require(Action.see_policy)
    found = sorted(known_sets(asker.journeys), key=lambda one: one.effective_from)
    in_force = next(one for one in found if one.counts)
    return render(
        request,
        asker,
        "policy/sets.html",
        today=local_day(asker.journeys.clock()),
        found=found,
        in_force=in_force,
        coming=coming(found, in_force),
        statuses=STATUSES,
        next_steps=next_steps,
        may_weigh=asker.may(Action.weigh_policy),
    )


@router.get(f"{PATH}/verschil", name="comparePolicies")
def differing(
    request: Request,
    asker: SignedIn,
    van: Annotated[str, Query(max_length=80)],
    naar: Annotated[str, Query(max_length=80)],
) -> Response:
    """Wat er regel voor regel verschilt tussen twee sets."""
    asker.require(Action.see_policy)
    before, after = (the_set(asker, which) for which in (van, naar))
    return render(
        request,
        asker,
        "policy/diff.html",
        labels={one.label: one.label for one in known_sets(asker.journeys)},
        before=before.label,
        after=after.label,
        differing=differences_in_words(before, after),
    )


@router.get(PATH + "/{label}", name="seePolicy")
def policy(request: Request, asker: SignedIn, label: str) -> Response:
    """Elke regel van een set in woorden."""
    asker.require(Action.see_policy)
    standing = standing_of(asker.journeys, label)
    policy_set = the_set(asker, label)
    return render(
        request,
        asker,
        "policy/set.html",
        standing=standing,
        standing_line=standing_line(standing),
        in_force=asker.journeys.policy_set.label,
        general=list(frame_words(policy_set.frame)),
        rules=words_of(policy_set),
        steps=next_steps(asker, standing),
    )


@router.get(PATH + "/{label}/tekst", name="getPolicyText")
def text(asker: SignedIn, label: str) -> Response:
    """De tekst van een set, om er een nieuwe van te maken."""
    asker.require(Action.see_policy)
    found = the_set(asker, label)
    return download(found.content, f"{found.name}-{found.version}.toml")


def standing_line(standing: KnownSet) -> str:
    """Whether a set counts, or when it will."""
    if standing.counts:
        return "Dit beleid geldt nu."
    if standing.status == "adopted":
        return f"Dit beleid is vastgesteld vanaf {full(standing.effective_from)}; nu geldt ander."
    return f"Dit beleid is {STATUSES[standing.status]}, en geldt niet."


def coming(found: list[KnownSet], in_force: KnownSet) -> list[KnownSet]:
    """The adopted sets that come to count later."""
    adopted = (one for one in found if one.status == "adopted" and not one.counts)
    return [one for one in adopted if one.effective_from > in_force.effective_from]


def next_steps(asker: Asker, standing: KnownSet) -> list[tuple[str, str]]:
    """What somebody may do with a set as it stands: where, and how that is called."""
    here = f"{PATH}/{standing.label}"
    if standing.status == "proposed" and asker.may(Action.approve_policy):
        return [(f"{here}/goedkeuren", "Goedkeuren")]
    if standing.status == "approved" and asker.may(Action.adopt_policy):
        return [(f"{here}/vaststellen", "Vaststellen")]
    return []


def the_set(asker: Asker, label: str) -> PolicySet:
    """A set by its name and version. Raises ``Refusal`` for one that nobody knows."""
    standing_of(asker.journeys, label)
    return chosen(asker.journeys, label, on=local_day(asker.journeys.clock()))
