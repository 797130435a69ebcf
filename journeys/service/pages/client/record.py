"""Recording a fact: choose what, fill in what it needs, and it is recorded once."""

from http import HTTPStatus

from fastapi import Request, Response

from journeys.application import amend
from journeys.application.command import Command
from journeys.application.record import record
from journeys.application.wishes import command_of
from journeys.clock import local_day
from journeys.events import Fact
from journeys.language import as_day, fact_label
from journeys.language.refusal import Refusal
from journeys.service.access.rights import ClientAction
from journeys.service.pages.client.amended import recorded_since
from journeys.service.pages.client.changes import Changes, changes
from journeys.service.pages.client.kinds import kind_named, kinds_for
from journeys.service.pages.client.narrowed import narrowed
from journeys.service.pages.client.opened import OpenFile, opened
from journeys.service.pages.client.prefilled import Occasion, prefilled
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


@router.get("/inwoners/{ref}/vastleggen", name="chooseFact")
def choose(request: Request, asker: SignedIn, ref: str) -> Response:
    """Kies wat u vastlegt."""
    file = opened(asker, ref, action=ClientAction.record)
    registered = file.client.state().registered
    kinds = list(kinds_for(asker, registered=registered))
    return render(request, asker, "client/record.html", file=file, kinds=kinds)


@router.get("/inwoners/{ref}/vastleggen/{kind}", name="fillInFact")
def fill_in(request: Request, asker: SignedIn, ref: str, kind: str, bij: Occasion = "") -> Response:
    """Vul in wat dit feit nodig heeft."""
    form = _Form(request, asker, ref, kind)
    known = prefilled(form.fact_type, bij, form.file.client)
    usual = {**form.fact_type.defaults, **known, DAY_OF_IT: form.today}
    return form.shown(typed_of(form.fields, usual))


@router.post("/inwoners/{ref}/vastleggen/{kind}", name="recordFactOnPage")
def record_it(request: Request, asker: SignedIn, ref: str, kind: str, sent: FormSent) -> Response:
    """Leg het vast; wat terugwerkt op mensen wordt eerst getoond."""
    form = _Form(request, asker, ref, kind)
    if sent.is_unfinished:
        return form.shown(sent.typed)
    given = values(form.fields, sent.typed)
    if wrong := faults(form.fact_type, form.fields, given):
        return form.shown(sent.typed, wrong, status=HTTPStatus.BAD_REQUEST)
    try:
        command = form.command(given, sent)
        if not sent.is_sure and (found := form.reaching_back(command)):
            return form.asked_again(sent, found)
        done = record(asker.journeys, command)
    except Refusal as refusal:
        return form.refused(sent, refusal)
    return to(f"/inwoners/{ref}?vastgelegd={done.last}")


class _Form:
    """The form of one kind of fact about one client."""

    def __init__(self, request: Request, asker: Asker, ref: str, kind: str) -> None:
        self.request, self.asker = request, asker
        self.file: OpenFile = opened(asker, ref, action=ClientAction.record)
        self.fact_type: type[Fact] = kind_named(kind, ref)
        known = narrowed(
            asker.journeys, self.file.client, self.fact_type, self.file.history["state"]
        )
        self.fields: list[FormField] = fields_of(self.fact_type, known)
        self.today = local_day(asker.journeys.clock())

    def command(self, given: dict[str, object], sent: Sent) -> Command:
        """The wish; the same form sent twice is one wish. Raises ``Refusal``."""
        wish = {"client": self.file.ref, "type": self.fact_type.topic(), **given}
        fields = {**given, DAY_OF_IT: as_day(given[DAY_OF_IT]), "recorded_by": self.asker.name}
        return Command(
            self.file.ref,
            self.fact_type.topic(),
            fields,
            id=command_of(self.asker.journeys, self.asker.name, sent.key, wish),
            seen=sent.seen,
            trace=self.asker.doing.trace,
        )

    def reaching_back(self, command: Command) -> Changes | None:
        """What it changes, where it comes late and touches what people were told or decided."""
        if not amend.is_late(self.asker.journeys, command):
            return None
        found = changes(self.asker, command)
        return found if found.reaches_people else None

    def shown(
        self,
        typed: Typed,
        wrong: Faults | None = None,
        refusal: Refusal | None = None,
        seen: int | None = None,
        status: int = 200,
    ) -> Response:
        """The form with what was typed in it, and what is wrong with that."""
        latest = {DAY_OF_IT: self.today.isoformat()}
        drawn = widgets(self.fields, typed, wrong or {}, latest)
        return render(
            self.request,
            self.asker,
            "client/fact.html",
            status=status,
            file=self.file,
            label=fact_label(self.fact_type.topic()),
            widgets=drawn,
            summary=summary(drawn),
            since=recorded_since(self.file, seen),
            refusal=refusal and told(refusal),
            key=new_key(),
        )

    def refused(self, sent: Sent, refusal: Refusal) -> Response:
        """The form with why it was not recorded, beside the field where it is about one."""
        beside = fault_of(refusal, self.fields)
        left = None if beside else refusal
        seen = sent.seen if refusal.code == "CHANGED_SINCE_SEEN" else None
        return self.shown(sent.typed, beside, left, seen, status_of(refusal))

    def asked_again(self, sent: Sent, found: Changes) -> Response:
        """What it changes, and whether one is sure."""
        return render(
            self.request,
            self.asker,
            "client/sure.html",
            file=self.file,
            label=fact_label(self.fact_type.topic()),
            changes=found,
            kept=sent.kept(),
            key=sent.key,
            seen=self.file.client.version,
        )
