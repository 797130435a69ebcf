"""The sentences of the document that stand in it for everybody: short, and without jargon (B1)."""

LEAD = [
    "Dit is alles wat de gemeente over u bewaart voor uw begeleiding.",
    "U mag dit altijd vragen. Het kost niets.",
]
NOT_KNOWN = "Uw naam en contactgegevens staan hier niet."
STANDING = [
    "Een trede zegt hoe ver betaald werk voor u weg is. Er zijn zes treden.",
    "Een route zegt wat wij nu samen doen. Regie betekent: wie de leiding heeft.",
]
RECORDED = [
    "Hieronder staat alles wat is vastgelegd, ook wat later is verbeterd.",
    "Bij elk punt staat wie het vastlegde en wanneer. Die collega is de bron.",
    "Staat er ‘overgenomen uit een ander systeem’? Dan bewaarde de gemeente het eerst daar.",
]
WORDS = "Wat de woorden betekenen"
WHY = "Waarom wij dit bewaren"
DUE = [
    "Het systeem rekent uit wanneer een collega iets moet doen. Het beslist niets over u.",
    "Een mens doet wat hier staat, of kiest iets anders.",
]
NOTHING_DUE = "Op dit moment hoeft een collega niets voor u te doen."
WORKED = "Deze collega’s legden iets over u vast of zijn uw contact."
LOOKED = [
    "Elke keer dat een collega uw gegevens ziet, komt dat in een logboek.",
    "Staat er een reden bij? Dan hoorde u niet bij deze collega, en vroegen wij waarom.",
]
NOBODY_LOOKED = "Nog niemand bekeek uw gegevens in dit systeem."
SHARED = "Wij geven uw gegevens alleen door als dat nodig is voor uw begeleiding."
SHARED_WITH = "Dat doen wij als wij u verwijzen. Hieronder staat naar wie."
NOT_SHARED = "Wij hebben u naar niemand verwezen."
KEPT = "Is uw begeleiding klaar? Dan bewaren wij uw gegevens daarna nog {term}."
KEPT_UNTIL = "Uw begeleiding is klaar. Wij bewaren uw gegevens tot en met {until}."
THEN_DESTROYED = "Daarna vernietigen wij ze. Twee collega’s moeten dat goedkeuren."
KEPT_BY = "Dit staat in: {source}."
OWN_CHOICE = "De gemeente koos zelf hoe lang dat is."
DESTROYED = "Staat er ‘vernietigd’? Dan is die tekst weg. Ook wij kunnen die niet meer lezen."
DESTROYED_ON = "De teksten in uw dossier zijn vernietigd op {day}."
RIGHTS = (
    ("Inzien", "U mag zien wat wij over u bewaren. Dat leest u hier."),
    ("Verbeteren", "Klopt er iets niet? Dan mag u vragen om het te verbeteren."),
    ("Verwijderen", "U mag vragen om gegevens weg te halen. Soms mag dat niet van de wet."),
    ("Stilzetten", "U mag vragen om uw gegevens een tijd niet te gebruiken."),
    ("Nee zeggen", "U mag het niet eens zijn met hoe wij uw gegevens gebruiken."),
    ("Een mens beslist", "Een computer neemt nooit een besluit over u. Dat doet altijd een mens."),
    ("Meenemen", "U mag uw gegevens ook als bestand krijgen."),
)
ASK = "Wilt u een recht gebruiken? Schrijf of mail ons: {name}, {email}."
ANSWER = "U krijgt binnen een maand antwoord."
COMPLAIN = [
    "Bent u het niet eens met ons antwoord? Dan kunt u bezwaar maken. Dat doet u binnen zes weken.",
    "Bij de gemeente let iemand op uw privacy: de functionaris gegevensbescherming.",
    "Die bereikt u zo: {privacy_email}.",
    "U kunt ook een klacht sturen naar de Autoriteit Persoonsgegevens.",
    "Kijk op autoriteitpersoonsgegevens.nl.",
]
