"""What a refusal says on a page: what to do there, instead of at the command line."""

from journeys.language.refusal import Refusal
from journeys.service.pages import refusing

TODO = {
    "POLICY_NOT_APPROVED": "Een ander dan de voorsteller keurt het eerst goed.",
    "POLICY_NEEDS_DIFF": "Kijk eerst wat het verandert, en stel het dan vast.",
    "POLICY_DIFF_OF_ANOTHER": "Kijk opnieuw wat het verandert, en beslis dan.",
    "POLICY_IN_THE_PAST": "Kies vandaag of een latere dag.",
    "POLICY_DAY_TAKEN": "Kies een andere dag.",
    "WRONG_VALUE": "Kies een andere dag.",
    "POLICY_VERSION_TAKEN": "Geef het beleid een nieuwe version.",
}


def told(refusal: Refusal) -> Refusal:
    """The same refusal, with what to do on a page."""
    plain = refusing.told(refusal)
    todo = TODO.get(refusal.code, plain.todo)
    return Refusal(refusal.code, refusal.what, plain.why, todo, field=refusal.field)
