"""Approving what another proposed, and adopting it: each after having seen what it changes."""

from datetime import date
from typing import Annotated, NamedTuple

from fastapi import Query, Request, Response

from journeys.application.decide import Wish
from journeys.application.lists_follow import catch_up
from journeys.application.policies import adopt, approve, standing_of
from journeys.clock import local_day
from journeys.language import as_day
from journeys.language.refusal import Refusal
from journeys.service.access.rights import Action
from journeys.service.attached import opened
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.forms.sent import FormSent, Sent, new_key, wished_by
from journeys.service.pages.policy.propose import BEGINS, DIFF
from journeys.service.pages.policy.refusing import told
from journeys.service.pages.policy.sets import PATH, the_set
from journeys.service.pages.policy.weighed import weighed
from journeys.service.pages.rendering import render
from journeys.service.problems import status_of
from journeys.service.who import Asker, SignedIn

router = page_router()

FirstDay = Annotated[str, Query(alias=BEGINS, max_length=10)]


class Decision(NamedTuple):
    """A step on the way into force: what it is called, and what follows from it."""

    verb: str
    action: Action
    follows: str


APPROVAL = Decision(
    "goedkeuren", Action.approve_policy, "Daarna kan het worden vastgesteld. Het geldt nog niet."
)
ADOPTION = Decision(
    "vaststellen",
    Action.adopt_policy,
    "Vanaf die dag geldt het voor iedereen. Wat er tot dan toe was, blijft zoals het was.",
)


@router.get(PATH + "/{label}/goedkeuren", name="weighApproval")
def weigh_approval(request: Request, asker: SignedIn, label: str) -> Response:
    """Wat dit beleid verandert, voordat u het goedkeurt."""
    return _shown(request, asker, APPROVAL, label)


@router.post(PATH + "/{label}/goedkeuren", name="approvePolicy")
def approve_it(request: Request, asker: SignedIn, label: str, sent: FormSent) -> Response:
    """Keur goed wat een ander voorstelde."""
    asker.require(Action.approve_policy)
    standing_of(asker.journeys, label)
    try:
        approve(asker.journeys, label, by=asker.name, wish=_wish(asker, sent, "approve", label))
    except Refusal as refusal:
        return _shown(request, asker, APPROVAL, label, refusal=refusal)
    return to(f"{PATH}/{label}")


@router.get(PATH + "/{label}/vaststellen", name="weighAdoption")
def weigh_adoption(
    request: Request, asker: SignedIn, label: str, begins: FirstDay = ""
) -> Response:
    """Wat dit beleid verandert vanaf een dag, voordat u het vaststelt."""
    return _shown(request, asker, ADOPTION, label, begins=as_day(begins))


@router.post(PATH + "/{label}/vaststellen", name="adoptPolicy")
def adopt_it(request: Request, asker: SignedIn, label: str, sent: FormSent) -> Response:
    """Laat een goedgekeurd beleid gelden vanaf zijn dag."""
    asker.require(Action.adopt_policy)
    standing_of(asker.journeys, label)
    begins = as_day(sent.one(BEGINS))
    try:
        adopt(
            asker.journeys,
            label,
            by=asker.name,
            effective_from=begins,
            diff=opened(asker.journeys, sent.one(DIFF)),
            wish=_wish(asker, sent, "adopt", label),
        )
    except Refusal as refusal:
        return _shown(request, asker, ADOPTION, label, begins=begins, refusal=refusal)
    catch_up(asker.journeys)
    return to(f"{PATH}/{label}")


def _wish(asker: Asker, sent: Sent, what: str, label: str) -> Wish:
    content = {"decision": what, "label": label, BEGINS: sent.one(BEGINS)}
    return wished_by(asker, sent, content)


def _shown(
    request: Request,
    asker: Asker,
    decision: Decision,
    label: str,
    *,
    begins: date | None = None,
    refusal: Refusal | None = None,
) -> Response:
    """The proposal with what it changes, and the button that decides."""
    asker.require(decision.action)
    standing = standing_of(asker.journeys, label)
    day = begins or max(standing.effective_from, local_day(asker.journeys.clock()))
    return render(
        request,
        asker,
        "policy/decide.html",
        status=status_of(refusal) if refusal else 200,
        standing=standing,
        decision=decision,
        weighed=weighed(asker, the_set(asker, label), day),
        key=new_key(),
        refusal=refusal and told(refusal),
    )
