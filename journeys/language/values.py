"""Dutch labels of every enumeration a fact, a list or a state can hold."""

from collections.abc import Mapping
from typing import Any

BENEFITS = {
    "participatiewet": "Participatiewet",
    "ioaw": "IOAW",
    "ioaz": "IOAZ",
    "none": "nug",
}
LEADS = {
    "mp": "MP",
    "inkomen": "Inkomen",
    "wsp": "WSP",
    "wsp_administratief": "WSP (administratief)",
    "ondertussengroep": "Ondertussengroep",
}
TREDEN = {
    1: "Zorg",
    2: "Sociale activering",
    3: "Specifieke diagnose",
    4: "Ontwikkeling richting werk",
    5: "Bemiddeling naar werk",
    6: "Nazorg",
}
TRAJECTEN = {
    "zorg": "zorgtraject",
    "participatie": "participatietraject",
    "werk": "werktraject",
}
ROUTES = {
    "A": "A Activering",
    "B": "B Beweging",
    "C": "C Max. haalbaar",
    "D": "D Zorg/Rust",
}
CHANNELS = {
    "gesprek": "gesprek",
    "telefoon": "telefoon",
    "huisbezoek": "huisbezoek",
    "video": "video",
}
OBSTACLES = {
    "medisch": "medisch",
    "psychisch": "psychisch",
    "verslaving": "verslaving",
    "schulden": "schulden",
    "taal": "taal",
    "sociaal": "sociaal",
    "scholing": "scholing",
    "kinderopvang": "kinderopvang",
    "mantelzorglast": "mantelzorglast",
    "reiskosten": "reiskosten",
    "digitaal": "digitale vaardigheid",
    "huisvesting": "huisvesting",
    "justitie": "justitie",
    "overig": "overig",
}
OBSTACLE_STATES = {
    "found": "gevonden",
    "reduced": "verminderd",
    "resolved": "opgelost",
}
ACTIVITIES = {
    "mantelzorg": "mantelzorg",
    "vrijwilligerswerk": "vrijwilligerswerk",
    "dagbesteding": "dagbesteding",
    "individueel_traject": "individueel traject",
    "zelf_zoeker": "zelf zoeker",
    "deed_al_een_activiteit": "deed al een activiteit",
    "taalbuddy": "taalbuddy",
    "opleiding": "opleiding",
    "buurtactiviteit": "buurtactiviteit",
    "vereniging": "vereniging",
}
ACTIVITY_OUTCOMES = {
    "completed": "afgerond",
    "stopped": "gestopt",
    "moved_on": "doorgestroomd",
}
PARTNERS = {
    "welzijn": "welzijn",
    "wmo": "Wmo",
    "fsp": "FSP",
    "schuldhulp": "schuldhulp",
    "inburgering": "inburgering",
    "grip_en_regie": "werkgroep grip & regie",
    "taal": "taalaanbod",
    "huisarts": "huisarts",
    "overig": "overig",
}
REFERRAL_OUTCOMES = {
    "accepted": "aangenomen",
    "declined": "niet aangenomen",
    "ended": "beëindigd",
}
END_REASONS = {
    "work": "werk",
    "moved": "verhuisd",
    "pension_age": "pensioenleeftijd",
    "deceased": "overleden",
    "other_income": "ander inkomen",
    "other": "andere reden",
    "no_longer_target_group": "niet meer in de doelgroep",
}
"""Why a benefit ended or a journey was closed."""
PLACEMENTS = {
    "regulier": "regulier werk",
    "garantiebaan": "garantiebaan",
    "beschut": "beschut werk",
}
INSTRUMENTS = {
    "sroi": "SROI",
    "loonkostensubsidie": "loonkostensubsidie",
    "jobcoaching": "jobcoaching",
}
PARTICIPATES = {
    "yes": "doet mee",
    "no": "doet niet mee",
    "unknown": "meedoen onbekend",
}
MEASURED_BY = {
    "consulent": "consulent",
    "bureau": "bureau",
}
OBSERVATIONS = {
    "missed_contact": "contact gemist",
    "refused_offer": "aanbod geweigerd",
    "statement": "uitspraak",
    "other": "anders",
}
ABLE = {
    "yes": "kan het",
    "partly": "kan het deels",
    "no": "kan het niet",
}
ABILITY_ELEMENTS = {
    "health": "gezondheid",
    "debts": "schulden",
    "language": "taal",
    "care_duties": "zorgtaken",
    "travel": "reizen",
    "letters_understood": "brieven begrepen",
}
"""What is looked at, one by one, before anything is decided about unwillingness."""
DELIVERED = {
    "in_person": "persoonlijk",
    "registered_post": "aangetekende post",
    "portal": "portaal",
}
DECISIONS = {
    "fitting_service": "passende dienstverlening",
    "exemption_proposed": "ontheffing voorgesteld",
    "unable": "afgesloten, kan niet",
    "maatregel_proposed": "maatregel voorgesteld",
}
ANSWERS = {
    "stands": "blijft staan",
    "changed": "gewijzigd",
    "withdrawn": "ingetrokken",
}
"""What became of a decision whose grounds changed."""
ROLES = {
    "participatieconsulent": "participatieconsulent",
    "inkomensconsulent": "inkomensconsulent",
    "wsp_consulent": "WSP-consulent",
    "teamleider": "teamleider",
    "privacy_officer": "privacy officer",
    "fg": "FG",
    "controller": "controller",
    "recordmanager": "recordmanager",
    "administrator": "beheerder",
    "examiner": "onderzoeker",
    "system": "systeem",
}
STATES = {
    "listed": "op de lijst",
    "due": "vandaag",
    "overdue": "te laat",
    "escalated": "bij de teamleider",
}
"""How grave a reason on the due-contact list is."""
JOURNEYS = {
    "open": "loopt",
    "closed": "afgesloten",
}

BY_FIELD: Mapping[str, Mapping[Any, str]] = {
    "benefit": BENEFITS,
    "lead": LEADS,
    "route": ROUTES,
    "channel": CHANNELS,
    # No key has two meanings among these, so one table serves each kind of fact.
    "kind": {**OBSTACLES, **ACTIVITIES, **OBSERVATIONS},
    "outcome": {**ACTIVITY_OUTCOMES, **REFERRAL_OUTCOMES},
    "partner": PARTNERS,
    "reason": END_REASONS,
    "form": PLACEMENTS,
    "instruments": INSTRUMENTS,
    "participates": PARTICIPATES,
    "by": MEASURED_BY,
    "able": ABLE,
    "delivered": DELIVERED,
    "decision": DECISIONS,
    "answer": ANSWERS,
    "role": ROLES,
    "state": STATES,
    "journey": JOURNEYS,
    "in_target_group": {True: "hoort bij de doelgroep", False: "hoort niet bij de doelgroep"},
    "client_agrees": {True: "inwoner akkoord", False: "inwoner niet akkoord"},
    "warm": {True: "warm", False: "niet warm"},
    "with_client": {True: "met de inwoner erbij", False: "zonder de inwoner"},
    "still_working": {True: "werkt er nog", False: "werkt er niet meer"},
    "obstacles_fewer": {True: "minder", False: "niet minder"},
    "declined": {True: "inwoner deed niet mee"},
    "basisbaan": {True: "basisbaan", False: "geen basisbaan"},
}
"""The labels of a field's values, by the field's name."""
