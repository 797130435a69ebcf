"""What the council's figures mean, in plain Dutch, and in which order they are told."""

from collections.abc import Mapping, Sequence

THEMES: Sequence[tuple[str, str, Sequence[str]]] = (
    (
        "Spreken",
        "“Aandacht werkt” heet de aanpak: het begint met een gesprek.",
        (
            "spoken",
            "intakes",
            "supported_since_start",
            "actively_supported",
            "without_contact",
            "days_since_contact",
        ),
    ),
    (
        "Meedoen",
        "Een activiteit die bij iemand past: vrijwilligerswerk, mantelzorg of een traject.",
        ("activated_by_kind", "activated", "basisbanen", "already_active", "self_found"),
    ),
    (
        "Screenen",
        "Eerst kijkt een consulent in het dossier. Daarna volgt een route die past.",
        ("screened", "screened_by_lead"),
    ),
    (
        "Wat in de weg staat",
        "Schulden, taal of ziekte kunnen iemand tegenhouden. Dan helpen wij daar eerst bij.",
        ("obstacles_found", "obstacles_reduced", "obstacles_resolved"),
    ),
    (
        "Op weg naar werk",
        "Wie klaar is voor werk, gaat verder met het WSP, het werkgeversservicepunt.",
        (
            "wsp_referred",
            "wsp_accepted",
            "wsp_returned",
            "wsp_days_to_answer",
            "wsp_days_until_back",
            "placements",
            "sustained_placements",
            "ladder_moves",
        ),
    ),
    (
        "Uitkering en heronderzoek",
        "Elke anderhalf jaar kijkt een consulent of de uitkering nog klopt.",
        (
            "on_benefit",
            "reexaminations_due",
            "reexaminations_on_time",
            "reexaminations_late",
            "reexaminations_open",
        ),
    ),
    ("Wat het oplevert", "Wij vragen inwoners zelf hoe het met hen gaat.", ("effect",)),
)
"""Each theme with what it is about and its figures."""
BESIDE = "Overige cijfers"

HIGHLIGHTS = (
    "spoken",
    "activated",
    "intakes",
    "supported_since_start",
    "actively_supported",
    "placements",
)
CHARTS = ("spoken", "activated_by_kind")

MEANINGS: Mapping[str, str] = {
    "screened": "In zoveel dossiers keken wij voor het eerst: wat past bij deze persoon?",
    "screened_by_lead": "Zo ziet u wie het eerste aanspreekpunt van deze mensen is.",
    "spoken": "Met zoveel mensen hadden wij echt contact. Een brief of een bericht telt niet mee.",
    "intakes": "Zoveel mensen kregen voor het eerst een uitgebreid gesprek over wat zij willen.",
    "activated": "Zoveel mensen gingen voor het eerst iets doen, of deden dat al.",
    "activated_by_kind": "Zo ziet u wat mensen zijn gaan doen. Iedereen telt één keer.",
    "basisbanen": "Een basisbaan is werk dat de gemeente betaalt. Dit is een deel van de "
    "individuele trajecten.",
    "already_active": "Deze mensen deden al iets, zonder dat de gemeente het wist.",
    "self_found": "Deze mensen zochten zelf iets dat bij hen past.",
    "obstacles_found": "Wat mensen tegenhoudt, is nu bekend. Dan kunnen wij er samen aan werken.",
    "obstacles_reduced": "Zo vaak werd een probleem kleiner.",
    "obstacles_resolved": "Zo vaak is een probleem helemaal weg.",
    "supported_since_start": "Zoveel mensen spraken wij vanaf het begin van deze aanpak.",
    "actively_supported": "Zoveel mensen begeleidden wij op de laatste dag van deze periode.",
    "without_contact": "Deze mensen wachten nog op een eerste gesprek.",
    "days_since_contact": "De helft van de mensen is korter geleden gesproken, de helft langer.",
    "ladder_moves": "De ladder loopt van 1, zorg, tot 6, nazorg. Omhoog is niet altijd het doel.",
    "on_benefit": "Zo ziet u hoe lang mensen al een uitkering hebben. Op trede 1 gaat zorg voor. "
    "Op trede 2 gaat het om meedoen. Daarboven komt werk dichterbij.",
    "wsp_referred": "Bij deze mensen denken wij dat zij klaar zijn voor werk.",
    "wsp_accepted": "Deze mensen gaan verder met het WSP.",
    "wsp_returned": "Voor deze mensen komt werk nog te vroeg. Zij komen terug bij hun consulent.",
    "wsp_days_to_answer": "De helft van de antwoorden kwam sneller, de helft later.",
    "wsp_days_until_back": "Deze mensen gingen naar het WSP en kwamen toch terug. De helft was er "
    "korter, de helft langer.",
    "placements": "Zo vaak begon iemand met betaald werk.",
    "sustained_placements": "Deze mensen hebben door werk geen uitkering meer nodig.",
    "reexaminations_due": "Zoveel keer moest een consulent kijken of de uitkering nog klopt.",
    "reexaminations_on_time": "Zo vaak lukte dat binnen de termijn.",
    "reexaminations_late": "Zo vaak gebeurde het wel, maar later dan was afgesproken.",
    "reexaminations_open": "Zo vaak was het op de laatste dag nog niet gebeurd.",
    "effect": "Zoveel mensen vroegen wij twee keer of vaker hoe het gaat. De punten lopen van 0 "
    "tot 10.",
}
"""What each figure says to whoever does not count themselves."""

READING = (
    "Elk cijfer komt uit het logboek, waarin staat wat er met inwoners is gedaan.",
    "Onder elk cijfer staat precies wat er is geteld, met de versie van die definitie.",
    "Wie later dezelfde versie gebruikt, telt op dezelfde manier.",
)
MARKED = "Staat er –*, dan is het aantal te klein om te tonen, of verraadt het een klein aantal."
DESTROYED = (
    "Is een dossier vernietigd, dan telt die inwoner nog mee. Soms is niet meer te zeggen bij "
    "welk onderdeel. Dan staat er ‘vernietigd’."
)
INTERNAL = (
    "Dit rapport bevat ook kleine aantallen. Die kunnen iemand verraden. "
    "Gebruik het alleen binnen de gemeente."
)
OUTSIDE = (
    "Aantallen onder {} staan er niet in, want die kunnen iemand verraden. Soms staat ook een "
    "groter aantal er niet in. Anders is het kleine aantal uit te rekenen. Er staat dan –*."
)
"""With the threshold."""
PUBLISHED = "Op {}, door {}, als rapport {}. Dit rapport verandert niet meer."
"""With when, by whom and its number."""
HASHED = (
    "SHA-256 over het JSON-bestand van dit rapport. Wie dat bestand heeft, kan nagaan dat er niets "
    "aan is veranderd."
)
