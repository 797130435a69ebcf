"""Dutch words for the steps of a road, and for the three outcome paths."""

STEPS = {
    "registered": "Ingeschreven",
    "screened": "Gescreend",
    "route": "Route gekregen",
    "intake": "Intake gehouden",
    "plan": "Plan afgesproken",
    "obstacle": "Belemmering minder",
    "activity": "Activiteit begonnen",
    "referred": "Verwezen naar WSP",
    "accepted": "Overgenomen door WSP",
    "placed": "Geplaatst in werk",
    "closed": "Traject afgesloten",
}
OUTCOMES = {
    "taking_part": "Vrijwilliger of mantelzorger",
    "obstacles": "Werken aan belemmeringen",
    "wsp": "Overgedragen aan WSP",
}
FAR = {
    "started": "begon",
    "still_running": "is er nog mee bezig",
    "found": "belemmering gevonden",
    "lessened": "een belemmering minder of weg",
    "all_resolved": "alle belemmeringen weg",
    "referred": "verwezen",
    "accepted": "overgenomen",
    "placed": "daarna geplaatst in werk",
    "sustained": "daarna uitkering voorbij door werk",
}
