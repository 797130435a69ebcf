"""What consultants write: short, respectful sentences in plain Dutch."""

from typing import Final

CONTACT_NOTES: Final = (
    "Het gaat goed. We spreken elkaar over een paar weken weer.",
    "Samen gekeken wat nu haalbaar is.",
    "Slaapt beter dan de vorige keer.",
    "Wil graag meer onder de mensen komen.",
    "Er is veel gebeurd thuis. Rustig doorgesproken.",
    "De post samen doorgenomen.",
    "Wil graag iets met de handen doen.",
    "Er is nu meer tijd en rust dan in de zomer.",
    "Afgesproken om samen naar het buurthuis te gaan.",
    "Vond het fijn om het hele verhaal te doen.",
    "Heeft zelf gebeld met de huisarts. Dat is een mooie stap.",
    "Praat al beter Nederlands dan de vorige keer.",
    "Even stilgestaan bij wat er al gelukt is.",
    "Nog geen ruimte voor iets nieuws. Dat is goed zo.",
    "Kwam op tijd en had de papieren bij zich.",
    "Zoekt een plek dicht bij huis.",
)
FIRST_TALK_NOTES: Final = (
    "Fijne kennismaking. Eerst rust, daarna samen verder kijken.",
    "Uitgebreid gesproken over gezondheid, wonen en wensen.",
    "Wil graag meedoen, maar weet nog niet hoe.",
    "Vertelde open over de situatie thuis.",
    "Heeft vroeger in de zorg gewerkt en mist de collega's.",
    "Is veel alleen en zou graag mensen ontmoeten.",
    "Zorgt voor een ziek familielid. Dat kost veel tijd.",
    "Kookt graag en wil daar iets mee doen.",
)
MISSED_REASONS: Final = (
    "Was ziek.",
    "Nam de telefoon niet op.",
    "Was de afspraak vergeten. Belde zelf terug.",
    "Moest met een kind naar de dokter.",
    "Niet verschenen. Nog geen reden bekend.",
    "De brief kwam te laat aan.",
)
SCREENING_NOTES: Final = (
    "Dossier gelezen.",
    "Dossier gelezen en overlegd met de inkomensconsulent.",
    "Hoort bij trede 1 of 2.",
    "Er zijn meerdere problemen tegelijk.",
    "Weinig bekend in het dossier. Graag een gesprek.",
)
OUTSIDE_NOTES: Final = (
    "Krijgt zorg vanuit de Wlz. Meedoen via de gemeente past nu niet.",
    "Duurzaam niet in staat volgens het medisch advies.",
    "Doet al lange tijd zelf mee en heeft geen begeleiding nodig.",
    "Woont begeleid. De instelling helpt bij de dagbesteding.",
)
ROUTE_REASONS: Final = {
    "A": (
        "Kan snel beginnen met vrijwilligerswerk.",
        "Geen grote belemmeringen en wil graag iets doen.",
        "Heeft zelf al een plek op het oog.",
    ),
    "B": (
        "Meerdere problemen, maar wil eraan werken.",
        "Eerst de schulden, daarna een activiteit.",
        "Wil graag, maar heeft hulp nodig bij de taal.",
        "Gezondheid wisselt. Kleine stappen zijn mogelijk.",
    ),
    "C": (
        "Doet al wat haalbaar is als mantelzorger.",
        "Werkt enkele uren per week. Meer lukt nu niet.",
        "Is al vrijwilliger en zit daar goed.",
    ),
    "D": (
        "Langdurig ziek. Rust gaat nu voor.",
        "Is in behandeling. Meedoen kan nog niet.",
        "Heeft eerst zorg nodig.",
    ),
}
REVIEW_REASONS: Final = (
    "De route past nog.",
    "Meer tijd nodig. We gaan zo door.",
    "Er is vooruitgang, maar nog niet genoeg voor een andere route.",
    "Situatie is gelijk gebleven.",
)
GOALS: Final = (
    "Een keer per week naar het buurthuis.",
    "De schulden op een rij en een vaste betaalregeling.",
    "Beter Nederlands leren spreken.",
    "Twee ochtenden per week vrijwilligerswerk.",
    "Weer contact met mensen in de straat.",
    "Eerst beter slapen, daarna iets buiten de deur.",
    "Kennismaken met de moestuin in de wijk.",
    "Elke dag een stuk lopen en een vaste dag weg.",
)
EVALUATIONS: Final = (
    "De afspraken zijn gelukt. We gaan door.",
    "Deels gelukt. De afspraken zijn kleiner gemaakt.",
    "Het plan past nog.",
    "Nog niet begonnen door ziekte. We proberen het opnieuw.",
    "Gaat beter dan gedacht.",
)
ADJUSTMENTS: Final = (
    "Een nieuw doel toegevoegd: meer bewegen.",
    "De taalles gaat voor. De rest komt later.",
    "Minder uren, zodat het vol te houden is.",
)
PROVIDERS: Final = (
    "Stichting De Wissel",
    "Traject op Maat",
    "Werkplaats Rijnstroom",
    "Bureau Stap Vooruit",
    "De Groene Hoek",
)
ENDINGS: Final = {
    "completed": ("Goed afgerond.", "Het traject is klaar. Beide kanten zijn tevreden."),
    "stopped": ("Het werd te zwaar.", "Gestopt door ziekte.", "De plek paste niet."),
    "moved_on": ("Gaat verder met een volgende stap.", "Heeft iets gevonden dat beter past."),
}
TREDE_SIGNALS: Final = (
    "Lijkt verder te zijn dan de trede aangeeft.",
    "Werkt al veel uren als vrijwilliger.",
    "Vraagt zelf naar betaald werk.",
)
DISMISSALS: Final = (
    "Besproken. De trede past nog.",
    "Nu nog te vroeg. Over een half jaar opnieuw bekijken.",
)
TO_WSP_REASONS: Final = (
    "Is vermoedelijk klaar voor werk.",
    "Wil graag werken en houdt een vast ritme vol.",
    "De belemmeringen zijn grotendeels weg.",
)
TREDE_UP_REASONS: Final = (
    "Na gesprek en test: klaar voor begeleiding naar werk.",
    "Houdt een vast ritme vol en wil werken.",
)
TREDE_SAME_REASONS: Final = (
    "Na gesprek en test: werk is nu nog te ver weg.",
    "Gezondheid laat werk nog niet toe.",
)
RETURN_REASONS: Final = (
    "Eerst is er rust nodig thuis.",
    "De taal is nog te lastig voor werk.",
    "Gezondheid vraagt nu alle aandacht.",
)
FALL_BACK_REASONS: Final = (
    "Het contract is niet verlengd.",
    "Het werk was te zwaar voor de gezondheid.",
    "Het bedrijf is gestopt.",
)
LEAD_TO_MP_REASONS: Final = (
    "Hoort gezien de trede bij Maatschappelijke Participatie.",
    "Afgesproken met het WSP: begeleiding gaat over.",
    "Inburgering is afgerond. Verder bij Maatschappelijke Participatie.",
)
WSP_NOTES: Final = (
    "Gesproken over wensen voor werk.",
    "Sollicitatie besproken.",
    "Gaat naar een werkgever op bezoek.",
    "Taalles loopt goed. Werk komt dichterbij.",
)
PLACEMENT_NOTES: Final = (
    "Heeft het naar de zin.",
    "De werkgever is tevreden.",
    "Reistijd is lang, maar het gaat.",
)
REEXAMINATION_NOTES: Final = (
    "Formulier besproken.",
    "Geen wijzigingen.",
    "Vraag over meedoen besproken.",
)
OTHER_EFFECTS: Final = (
    "Komt vaker buiten.",
    "Heeft meer contact met de buren.",
    "Durft zelf te bellen.",
    "Slaapt beter.",
)
CORRECTION_REASONS: Final = (
    "Verkeerd aangevinkt.",
    "Vergissing bij het invoeren.",
    "Stond anders in de agenda.",
)
RETRACTION_REASONS: Final = (
    "Dubbel ingevoerd.",
    "Per ongeluk bij deze inwoner vastgelegd.",
)
REOPENING: Final = "Vraagt opnieuw een uitkering aan en wil weer begeleiding."
