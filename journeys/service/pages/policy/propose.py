"""Trying another policy set on everybody's history, and putting it before the others."""

from datetime import date
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response

from journeys.application.decide import Wish
from journeys.application.policies import propose
from journeys.clock import local_day
from journeys.language import as_day
from journeys.language.refusal import Refusal
from journeys.policies import PolicySet, PolicySetError, load_policy_set
from journeys.service.access.rights import Action
from journeys.service.attached import opened
from journeys.service.pages.download import download
from journeys.service.pages.forms import page_router, to
from journeys.service.pages.forms.faults import NO_DAY
from journeys.service.pages.forms.pasted import Pasted, TextSent
from journeys.service.pages.forms.sent import FormSent, Sent, wished_by
from journeys.service.pages.policy.refusing import told
from journeys.service.pages.policy.sets import PATH
from journeys.service.pages.policy.weighed import WEEKS, weighed
from journeys.service.pages.rendering import render
from journeys.service.problems import status_of
from journeys.service.who import Asker, SignedIn

router = page_router()

WEIGH, PROPOSE = f"{PATH}/uitproberen", f"{PATH}/voorstellen"
SPANS = {"4": "4 weken", "13": "13 weken", "26": "26 weken", "52": "een jaar"}
BEGINS, SPAN, REASON, DIFF, AS = "vanaf", "weken", "reden", "verschil", "als"


@router.get(WEIGH, name="fillInWhatIf")
def fill_in(request: Request, asker: SignedIn) -> Response:
    """Plak of stuur een beleid om te zien wat het zou veranderen."""
    asker.require(Action.weigh_policy)
    return _form(request, asker, Pasted("", ""), {})


@router.post(WEIGH, name="seeWhatIf")
def weigh(request: Request, asker: SignedIn, sent: FormSent, pasted: TextSent) -> Response:
    """Wat dit beleid zou veranderen; er wordt niets bewaard."""
    asker.require(Action.weigh_policy)
    wished = {name: sent.one(name) for name in (BEGINS, SPAN)}
    try:
        policy_set = _read(pasted)
        begins = _first_day(asker, sent, policy_set)
        found = weighed(asker, policy_set, begins, _weeks(sent))
    except (PolicySetError, Refusal) as fault:
        return _form(request, asker, pasted, wished, fault=fault)
    if sent.one(AS) == "csv":
        return _csv(asker, found.csv, found.found)
    return render(
        request,
        asker,
        "policy/weighed.html",
        weighed=found,
        text=policy_set.content,
        key=sent.key,
        may_propose=asker.may(Action.propose_policy),
        may_see_whom=asker.may(Action.see_every_list),
        wished=wished,
    )


@router.post(PROPOSE, name="proposePolicy")
def put_forward(request: Request, asker: SignedIn, sent: FormSent, pasted: TextSent) -> Response:
    """Stel dit beleid voor, met wat het verandert erbij."""
    asker.require(Action.propose_policy)
    wished = {name: sent.one(name) for name in (BEGINS, REASON)}
    try:
        policy_set = _read(pasted)
        propose(
            asker.journeys,
            policy_set,
            by=asker.name,
            effective_from=_first_day(asker, sent, policy_set),
            reason=sent.one(REASON) or None,
            diff=opened(asker.journeys, sent.one(DIFF)),
            wish=_wish(asker, sent, policy_set),
        )
    except (PolicySetError, Refusal) as fault:
        return _form(request, asker, pasted, wished, fault=fault)
    return to(f"{PATH}/{policy_set.label}")


def _read(pasted: Pasted) -> PolicySet:
    if pasted.fault or not pasted.text.strip():
        raise PolicySetError(pasted.fault or "Plak de tekst van een beleid, of kies een bestand.")
    return load_policy_set(pasted.text, pasted.name)


def _first_day(asker: Asker, sent: Sent, policy_set: PolicySet) -> date:
    """The day that was filled in; without one the set's own, or today when that is past."""
    given = sent.one(BEGINS)
    if not given:
        return max(policy_set.effective_from, local_day(asker.journeys.clock()))
    if day := as_day(given):
        return day
    raise Refusal(
        "WRONG_VALUE",
        "Nog niets uitgerekend",
        f"{given} is geen dag.",
        NO_DAY,
        field=BEGINS,
    )


def _weeks(sent: Sent) -> int:
    return int(sent.one(SPAN)) if sent.one(SPAN) in SPANS else WEEKS


def _csv(asker: Asker, content: bytes, found: dict[str, Any]) -> Response:
    """Client by client, for who sees every list."""
    asker.require(Action.see_every_list)
    asker.shown(*(one["client"] for one in (*found["changes"], *found["lapses"])))
    return download(content, "verschil.csv")


def _wish(asker: Asker, sent: Sent, policy_set: PolicySet) -> Wish:
    content = {"propose": policy_set.digest, BEGINS: sent.one(BEGINS), REASON: sent.one(REASON)}
    return wished_by(asker, sent, content)


def _form(
    request: Request,
    asker: Asker,
    pasted: Pasted,
    wished: dict[str, str],
    *,
    fault: PolicySetError | Refusal | None = None,
) -> Response:
    refusal = fault if isinstance(fault, Refusal) else None
    status = HTTPStatus.BAD_REQUEST if fault else HTTPStatus.OK
    return render(
        request,
        asker,
        "policy/weigh.html",
        status=status_of(refusal) if refusal else status,
        text=pasted.text,
        wished=wished,
        spans=SPANS,
        span=wished.get(SPAN) or str(WEEKS),
        faults=str(fault).splitlines() if isinstance(fault, PolicySetError) else [],
        refusal=refusal and told(refusal),
    )
