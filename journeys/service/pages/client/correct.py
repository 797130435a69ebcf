"""Setting a fact right: filled in anew, what that changes shown, and then recorded."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response

from journeys.aggregates.sight import NAMED
from journeys.application.command import Command
from journeys.application.record import record
from journeys.application.wishes import command_of
from journeys.clock import local_day
from journeys.events import REGISTRY, FactCorrected
from journeys.language import fact_label, field_label, value_label
from journeys.language.refusal import Refusal
from journeys.service.access.rights import ClientAction
from journeys.service.access.view import AMENDMENTS
from journeys.service.pages.client.amended import fact_as_seen, recorded_since, said
from journeys.service.pages.client.changes import changes
from journeys.service.pages.client.narrowed import narrowed, with_current
from journeys.service.pages.client.opened import opened
from journeys.service.pages.client.reason_first import reason_first_router
from journeys.service.pages.forms import to
from journeys.service.pages.forms.faults import Faults, fault_of, faults
from journeys.service.pages.forms.fields import DAY_OF_IT, FormField, fields_of
from journeys.service.pages.forms.filled import Typed, typed_of, values
from journeys.service.pages.forms.sent import FormSent, Sent, new_key
from journeys.service.pages.forms.widgets import summary, widgets
from journeys.service.pages.refusing import told
from journeys.service.pages.rendering import render
from journeys.service.problems import status_of
from journeys.service.who import Asker, SignedIn

router = reason_first_router()

WHY = FormField("waarom", "waarom herstelt u dit?", "text", required=True)


@router.get("/inwoners/{ref}/feiten/{number}/herstellen", name="fillInCorrection")
def fill_in(request: Request, asker: SignedIn, ref: str, number: int) -> Response:
    """Vul in hoe het wel was."""
    form = _Form(request, asker, ref, number)
    if form.fact["type"] in AMENDMENTS:
        return to(f"/inwoners/{ref}/feiten/{number}/intrekken")
    return form.shown(typed_of(form.fields, form.fact))


@router.post("/inwoners/{ref}/feiten/{number}/herstellen", name="correctFactOnPage")
def correct(request: Request, asker: SignedIn, ref: str, number: int, sent: FormSent) -> Response:
    """Toon wat het verandert, en herstel het wanneer dat goed is."""
    form = _Form(request, asker, ref, number)
    if sent.is_unfinished:
        return form.shown(sent.typed)
    changed = form.changed(sent)
    if wrong := form.faults(sent, changed):
        return form.shown(sent.typed, wrong, status=HTTPStatus.BAD_REQUEST)
    try:
        if not sent.is_sure:
            return form.asked_again(sent, changed)
        done = record(asker.journeys, form.command(sent, changed, once=True))
    except Refusal as refusal:
        return form.refused(sent, changed, refusal)
    return to(f"/inwoners/{ref}?vastgelegd={done.last}")


class _Form:
    """The form with which one fact is set right."""

    def __init__(self, request: Request, asker: Asker, ref: str, number: int) -> None:
        self.request, self.asker, self.number = request, asker, number
        self.file = opened(asker, ref, action=ClientAction.record)
        self.fact = fact_as_seen(self.file, number)
        fact_type = REGISTRY[self.fact["type"]]
        state = self.file.history["state"]
        if self.fact["type"] in AMENDMENTS:
            self.fields: list[FormField] = []
            return
        known = with_current(
            narrowed(asker.journeys, self.file.client, fact_type, state), self.fact
        )
        visible = "health" in asker.sight
        self.fields = [
            field
            for field in fields_of(fact_type, known)
            # What is not shown is not asked either, and stays as it is.
            if visible or field.name not in fact_type.sealed or field.name in NAMED
        ]
        self.fact_type = fact_type

    def changed(self, sent: Sent) -> dict[str, Any]:
        """The fields that were filled in otherwise than they stood when one looked."""
        stood = fact_as_seen(self.file, self.number, sent.seen)
        given = values(self.fields, sent.typed)
        names = [field.name for field in self.fields]
        return {n: given.get(n) for n in names if given.get(n) != stood.get(n)}

    def faults(self, sent: Sent, changed: Mapping[str, Any]) -> Faults:
        """What is wrong with what was filled in."""
        given = {**values(self.fields, sent.typed)}
        found = faults(self.fact_type, self.fields, given)
        if not sent.one(WHY.name):
            found[WHY.name] = "Vul in waarom; het oude blijft in de geschiedenis staan."
        if not changed:
            found[self.fields[0].name] = "U heeft nog niets veranderd."
        return found

    def command(self, sent: Sent, changed: Mapping[str, Any], *, once: bool = False) -> Command:
        """The wish; with ``once`` it holds for ever. Raises ``Refusal``."""
        reason = sent.one(WHY.name)
        wish = {"client": self.file.ref, "correct": self.number, "changes": changed, "why": reason}
        journeys, by = self.asker.journeys, self.asker.name
        return Command(
            self.file.ref,
            FactCorrected.topic(),
            {
                DAY_OF_IT: local_day(journeys.clock()),
                "recorded_by": by,
                "fact": self.number,
                "changes": changed,
                "reason": reason,
            },
            id=command_of(journeys, by, sent.key, wish) if once else None,
            seen=sent.seen,
            trace=self.asker.doing.trace,
        )

    def shown(
        self,
        typed: Typed,
        wrong: Faults | None = None,
        refusal: Refusal | None = None,
        seen: int | None = None,
        status: int = 200,
    ) -> Response:
        """The form, with what was typed, what is wrong with it, and what others did since."""
        latest = {DAY_OF_IT: local_day(self.asker.journeys.clock()).isoformat()}
        drawn = widgets([*self.fields, WHY], typed, wrong or {}, latest)
        return render(
            self.request,
            self.asker,
            "client/correct.html",
            status=status,
            file=self.file,
            number=self.number,
            label=fact_label(self.fact["type"]),
            said=said(self.file, self.number),
            since=recorded_since(self.file, seen),
            widgets=drawn,
            summary=summary(drawn),
            refusal=refusal and told(refusal),
            key=new_key(),
            seen=self.file.client.version,
        )

    def refused(self, sent: Sent, changed: Mapping[str, Any], refusal: Refusal) -> Response:
        """The form with why not; what others changed in between stands in it beside one's own."""
        beside = fault_of(refusal, self.fields)
        typed = dict(sent.typed)
        if refusal.code == "CHANGED_SINCE_SEEN":
            typed = typed_of(self.fields, {**self.fact, **changed})
            typed[WHY.name] = [sent.one(WHY.name)]
        left = None if beside else refusal
        return self.shown(typed, beside, left, sent.seen, status_of(refusal))

    def asked_again(self, sent: Sent, changed: Mapping[str, Any]) -> Response:
        """What it changes, and whether one is sure. Raises ``Refusal``."""
        return render(
            self.request,
            self.asker,
            "client/correct_sure.html",
            file=self.file,
            number=self.number,
            said=said(self.file, self.number),
            fields=[
                (field_label(n), value_label(n, self.fact.get(n)), value_label(n, value))
                for n, value in changed.items()
            ],
            reason=sent.one(WHY.name),
            changes=changes(self.asker, self.command(sent, changed)),
            kept=sent.kept(),
            key=sent.key,
            seen=sent.seen,
        )
