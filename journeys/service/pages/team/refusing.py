"""What a refusal says on the pages of a team: what to do there, not at the command line."""

from journeys.language.refusal import Refusal
from journeys.service.pages import refusing

TODO = {
    "ASSIGNED_LATER": "Kies een dag vanaf toen.",
    "CASELOAD_TO_ONESELF": "Kies een andere collega.",
    "CONSULTANT_WITHOUT_ROLE": "Kies een collega met die functie.",
    "EMPTY_CASELOAD": "Kies wie er wel inwoners heeft.",
    "NOT_IN_THE_FUTURE": "Leg de overdracht vast op de dag zelf; wijs voor een afwezigheid die "
    "komt een invaller aan.",
    "NOT_IN_THIS_CASELOAD": "Kijk op de bladzijde van de inwoner wie de consulent is.",
    "STAND_IN_PERIOD_ENDS_EARLY": "Kies een laatste dag op of na de eerste.",
    "USER_NOT_ACTIVE": "Kies een collega die er dan is. Van wie weg is, draagt u de inwoners over.",
}
"""By code, where the words of a refusal are those of the command line."""


def told(refusal: Refusal) -> refusing.Told:
    """A refusal as whoever is on those pages reads it."""
    return refusing.told(refusal, TODO)
