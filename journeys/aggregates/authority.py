"""Who may record what: one table of roles and facts, deny by default."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from journeys import events
from journeys.aggregates.amendment_guards import named
from journeys.aggregates.guards import Before
from journeys.aggregates.journey_guards import AMENDMENTS, CLIENT_FACTS
from journeys.aggregates.timeline import touched_by
from journeys.events import SYSTEM, Fact
from journeys.events.registration import CONSULTANT_ROLES
from journeys.language.refusal import Refusal
from journeys.language.values import ROLES as ROLE_NAMES

ROLES = (
    *CONSULTANT_ROLES,
    "teamleider",
    "privacy_officer",
    "fg",
    "controller",
    "recordmanager",
    "administrator",
)

CONTACTS: set[type[Fact]] = {events.ContactPlanned, events.ContactHeld, events.ContactMissed}
WSP_ALONE: set[type[Fact]] = {
    events.TredeDetermined,
    events.WspAccepted,
    events.WspReturned,
    events.CompetensysTaken,
    events.PlacedInWork,
    events.PlacementReviewed,
    events.FellBack,
}
INCOME_ALONE: set[type[Fact]] = {
    events.ClientRegistered,
    events.BenefitStarted,
    events.BenefitEnded,
    events.ReexaminationHeld,
    events.JourneyClosed,
    events.JourneyReopened,
}
TEAMLEIDER_ALONE: set[type[Fact]] = {
    events.ConsultantAssigned,
    events.PathDecided,
    events.Reconsidered,
}
BY_PEOPLE = {t for t in CLIENT_FACTS if not t.system_only}

MAY_RECORD: dict[str, set[type[Fact]]] = {
    "teamleider": BY_PEOPLE,
    "participatieconsulent": BY_PEOPLE - WSP_ALONE - INCOME_ALONE - TEAMLEIDER_ALONE,
    "inkomensconsulent": {
        *INCOME_ALONE,
        *CONTACTS,
        events.LeadTransferred,
        events.TredeSignalled,
        events.UnwillingnessReported,
        events.MaatregelRecorded,
        events.ObjectionReceived,
        *AMENDMENTS,
    },
    "wsp_consulent": {
        *WSP_ALONE,
        *CONTACTS,
        events.WarmHandoverHeld,
        events.LeadTransferred,
        events.EffectMeasured,
        *AMENDMENTS,
    },
}
"""The other roles record nothing about clients."""

SUPERVISOR = "teamleider"

MAY_DECIDE: dict[type[Fact], tuple[str, ...]] = {
    events.PolicySetProposed: (SUPERVISOR, "controller", "administrator"),
    events.PolicySetApproved: (SUPERVISOR, "controller"),
    events.PolicySetAdopted: (SUPERVISOR, "administrator"),
    events.StandInAppointed: (SUPERVISOR,),
    events.ReportPublished: (SUPERVISOR, "controller"),
    events.AccessReasonGiven: (*CONSULTANT_ROLES, SUPERVISOR, "privacy_officer"),
}
"""Who may decide what for the municipality as a whole."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who works with the system, with their roles and the days they may."""

    user: str
    name: str
    roles: frozenset[str] = field(default_factory=frozenset)
    active_from: date | None = None
    active_until: date | None = None

    def active_on(self, day: date) -> bool:
        """Whether the user may act on that day."""
        return (self.active_from is None or self.active_from <= day) and (
            self.active_until is None or day <= self.active_until
        )


def roles_for(fact_type: type[Fact]) -> list[str]:
    """The roles that may record this type of fact."""
    return [role for role, allowed in MAY_RECORD.items() if fact_type in allowed]


def who_may(fact_type: type[Fact]) -> str:
    """``teamleider of participatieconsulent``: the roles that may record it, as people say it."""
    return " of ".join(ROLE_NAMES[role] for role in roles_for(fact_type))


def require_may_record(user: User | None, fact: Fact, before: Before, today: date) -> None:
    """Refuse what this user may not record."""
    what = f"Niet vastgelegd: {fact.topic()} voor {before.client}"
    if type(fact).system_only or fact.recorded_by == SYSTEM:
        raise Refusal("SYSTEM_RECORDS_THIS", what, "Dit legt alleen het systeem zelf vast.")
    user = _require_active(user, fact.recorded_by, today, what)
    allowed = roles_for(type(fact))
    if not user.roles & set(allowed):
        raise Refusal(
            "ROLE_MAY_NOT_RECORD",
            what,
            f"{user.user} heeft {_roles(user.roles)}; dit feit vraagt {_roles(allowed)}.",
            "Vraag een collega met die rol, of de teamleider.",
            field="recorded_by",
        )
    if isinstance(fact, events.FactCorrected | events.FactRetracted):
        _require_may_amend(user, fact, before, what)


def require_may_decide(user: User | None, name: str, fact_type: type[Fact], today: date) -> None:
    """Refuse what this user may not decide for the municipality."""
    what = f"Niet vastgelegd: {fact_type.topic()}"
    user = _require_active(user, name, today, what)
    allowed = MAY_DECIDE[fact_type]
    if not user.roles & set(allowed):
        raise Refusal(
            "ROLE_MAY_NOT_RECORD",
            what,
            f"{user.user} heeft {_roles(user.roles)}; dit besluit vraagt {_roles(allowed)}.",
            "Vraag een collega met die rol.",
            field="by",
        )


def _require_active(user: User | None, name: str, today: date, what: str) -> User:
    if user is None:
        raise Refusal(
            "UNKNOWN_USER",
            what,
            f"Gebruiker {name} is niet bekend.",
            "Een beheerder voegt gebruikers toe:  journeys import users BESTAND.csv",
            field="recorded_by",
        )
    if not user.active_on(today):
        raise Refusal(
            "USER_NOT_ACTIVE",
            what,
            f"Gebruiker {user.user} is niet actief op {today:%d-%m-%Y}.",
            "Een beheerder past de periode aan:  journeys import users BESTAND.csv",
            field="recorded_by",
        )
    return user


def _require_may_amend(
    user: User, fact: events.FactCorrected | events.FactRetracted, before: Before, what: str
) -> None:
    """Whatever an amendment changes, also by way of another amendment, must be the user's own."""
    if SUPERVISOR in user.roles:
        return
    for number in sorted({fact.fact, *touched_by(before.facts, fact)}):
        target = named(before.facts, number)
        if target is None or target.recorded_by == user.user:
            continue
        by_import = target.caused_by == events.BY_FILE or target.recorded_by == events.IMPORTER
        who = "de teamleider" if by_import else f"{target.recorded_by} of de teamleider"
        raise Refusal(
            "ONLY_RECORDER_OR_SUPERVISOR_AMENDS",
            what,
            f"Feit {number} is vastgelegd door {target.recorded_by}.",
            f"Vraag {who} het te herstellen.",
        )


def _roles(roles: Iterable[str]) -> str:
    return ", ".join(sorted(roles)) or "geen rol"
