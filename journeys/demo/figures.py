"""The municipality's published figures, which the sample municipality reproduces exactly.

The first results come from the raadsinformatiebrief 2023 (eerste resultaten), the figures of
2025 from the raadsinformatiebrief 2026 (voortgang). The letters leave open what "gesproken",
"geactiveerd", "ondersteund" and "actief ondersteund" mean. The definitions used here:

* spoken: a client with a ContactHeld or an IntakeHeld in the period;
* activated: a client whose first ActivityStarted lies in the period;
* new intakes: clients whose first IntakeHeld lies in the year;
* supported since the start: clients with a ContactHeld or an IntakeHeld up to the day. Each of
  them has had an IntakeHeld by the end of 2025, so that counting intakes alone gives the same;
* actively supported: the journey open, in the target group, led by mp, and a ContactHeld or
  IntakeHeld within the twelve months before the day.
"""

from datetime import date
from typing import Final

START: Final = date(2022, 9, 1)
FIRST_PERIOD_ENDS: Final = date(2023, 5, 31)
LETTER_2026_PEILDATUM: Final = date(2025, 12, 31)

CLIENTS: Final = 1_113
SCREENED: Final = 1_109
WITHOUT_BENEFIT: Final = 4
SCREENED_LED_BY_WSP_ADMINISTRATIEF: Final = 87
SCREENED_LED_BY_ONDERTUSSENGROEP: Final = 74

SPOKEN_ON_ROUTE_A: Final = 21
SPOKEN_ON_ROUTE_B: Final = 204
SPOKEN: Final = 229

ACTIVATED_BY_KIND: Final = {
    "mantelzorg": 6,
    "vrijwilligerswerk": 25,
    "dagbesteding": 2,
    "individueel_traject": 25,
    "zelf_zoeker": 5,
    "deed_al_een_activiteit": 14,
}
BASISBANEN: Final = 10
"""So many of the individual trajecten are basisbanen."""

NEW_INTAKES_2025: Final = 46
ACTIVATED_2025: Final = 40
SUPPORTED_SINCE_START: Final = 748
"""The letter says "bijna 750"."""
ACTIVELY_SUPPORTED: Final = 250
"""The letter says "circa 250"."""
