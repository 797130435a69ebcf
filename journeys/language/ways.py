"""Dutch names of the ways in which a rule deals with a client."""

WAYS = {
    "listed": "op de lijst",
    "to_come": "komt nog",
    "muted": "gedempt",
    "closed": "afgehandeld",
    "not_applicable": "niet van toepassing",
}
"""The gravest first; each client is dealt with in exactly one of them, by every rule."""

MUTINGS = {
    "closed": "begeleiding afgesloten",
    "left": "vertrokken: alleen nog af te sluiten",
    "outside_target_group": "buiten de doelgroep",
    "other_lead": "regie bij een ander",
    "switched_off": "regel staat uit",
}
"""Why a rule is silent though it has something to ask."""
