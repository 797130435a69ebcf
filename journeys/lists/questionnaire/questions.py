"""What a client is asked each year, in words for everybody.

The questions are those of EffectMeasured: a consultant records the answers in its form.
"""

from dataclasses import dataclass

TITLE = "Hoe gaat het met u?"
WHY = (
    "De gemeente wil weten of onze hulp u helpt. Daarom vragen we elk jaar hetzelfde.",
    "U mag meedoen, het hoeft niet. Er verandert niets aan uw uitkering of onze hulp.",
    "Er zijn geen foute antwoorden. U hoeft uw naam niet op te schrijven.",
)
HOW = "Zet bij vraag 1, 2 en 3 een rondje om één cijfer."
YES, NO = "Ja", "Nee"
DECLINES = "Ik doe dit jaar niet mee."
THANKS = "Dank u wel. Geef dit blad aan uw consulent."
NUMBER = "Nummer: {}. Zo leggen we uw antwoorden naast die van vorige keer."
ASK = "Vragen? Mail naar {}."


@dataclass(frozen=True, slots=True)
class Question:
    """A question; with ``lowest`` and ``highest`` one answers it with 0 to 10."""

    asks: str
    lowest: str = ""
    highest: str = ""


SCORED = (
    Question("Voelt u zich eenzaam?", "0 = nooit", "10 = altijd"),
    Question("Hoe gelukkig bent u?", "0 = heel ongelukkig", "10 = heel gelukkig"),
    Question("Hoe is uw gezondheid?", "0 = heel slecht", "10 = heel goed"),
)
OBSTACLES = Question("Zijn er nu minder problemen waardoor u niet kunt meedoen?")
OTHER = Question("Is er nog iets anders veranderd? Schrijf het hier op.")


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The whole page; ``number`` is empty on one for whoever comes."""

    title: str
    why: tuple[str, ...]
    how: str
    scored: tuple[Question, ...]
    obstacles: Question
    yes_no: tuple[str, str]
    other: Question
    declines: str
    thanks: str
    number: str
    ask: str


def questionnaire(client: str = "", *, email: str) -> Questionnaire:
    """The questionnaire, with a client's number or blank; never with a name."""
    return Questionnaire(
        TITLE,
        WHY,
        HOW,
        SCORED,
        OBSTACLES,
        (YES, NO),
        OTHER,
        DECLINES,
        THANKS,
        NUMBER.format(client) if client else "",
        ASK.format(email),
    )
