"""Dutch short names of the rules of a policy set."""

RULES = {
    "screening": "Screenen",
    "route": "Route kiezen",
    "first-intake": "Eerste intake",
    "plan": "Plan maken",
    "plan-evaluation": "Plan evalueren",
    "planned-contact": "Gepland contact",
    "missed-contact": "Na gemist contact",
    "follow-up": "Vervolgcontact",
    "route-horizon": "Routehorizon",
    "traject-end": "Einde activiteit",
    "referral-outcome": "Uitkomst verwijzing",
    "owner-mismatch": "Regie past niet bij trede",
    "wrong-trede": "Trede-signaal opvolgen",
    "wsp-acknowledgement": "Verwijzing naar WSP oppakken",
    "wsp-decision": "Trede vaststellen na Competensys",
    "wsp-accept": "Overname door WSP",
    "wsp-return": "Contact na terugkeer van WSP",
    "wsp-progress": "Voortgang bij WSP",
    "sustained-placement": "Duurzame plaatsing nagaan",
    "re-examination": "Heronderzoek",
    "effect-measurement": "Effectmeting",
    "closure": "Begeleiding afsluiten",
    # Neutral on purpose: these names also stand in calendars that colleagues share.
    "suspicion": "Melding beoordelen",
    "examination": "Onderzoek afronden",
    "path-next-step": "Volgende stap na onderzoek",
    "hearing": "Zienswijze",
    "path-decision": "Besluit nemen",
    "maatregel-outcome": "Uitkomst maatregel",
    "exemption-end": "Einde ontheffing",
    "reconsideration": "Heroverweging maatregel",
    "objection": "Bezwaar behandelen",
    "retention": "Bewaartermijn voorbij",
}
"""Each rule of the set that ships."""


def rule_label(rule: str, key: str | None = None) -> str:
    """What a rule asks for; a rule of the municipality itself keeps its own name.

    A key that is a number names a fact, any other is an activity or a referral.
    """
    label = RULES.get(rule, rule)
    if not key:
        return label
    return f"{label} ({'feit ' if key.isdecimal() else ''}{key})"
