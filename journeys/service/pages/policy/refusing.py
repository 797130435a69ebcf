"""What a refusal says on the pages of policy: what to do there, not at the command line."""

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
"""By code, where the words of a refusal are those of the command line."""


def told(refusal: Refusal) -> refusing.Told:
    """A refusal as whoever is on those pages reads it."""
    return refusing.told(refusal, TODO)
