"""Dutch names of what stands in a policy set, for people who compare two of them."""

from journeys.language.facts import FACTS
from journeys.language.values import BENEFITS, END_REASONS, LEADS, ROLES

POLICY_FIELDS = {
    "kind": "soort regel",
    "active": "regel staat aan",
    "role": "voor wie",
    "source": "bron",
    "quote": "citaat",
    "open": "door bronnen opengelaten",
    "contact": "telt als contact",
    "term": "termijn",
    "terms_by_route": "termijn op route",
    "terms_by_fact": "termijn na",
    "terms_by_reason": "termijn bij einde om",
    "day": "dag die een feit geeft",
    "day_term": "termijn na die dag",
    "list_before": "op de lijst vóór de uiterste dag",
    "list_after_by_route": "op de lijst na het begin, op route",
    "escalate_after": "naar de teamleider na de uiterste dag",
    "escalate_before": "naar de teamleider vóór de uiterste dag",
    "escalate_to": "escalatie naar",
    "floored": "telt niet van voor een heropening",
    "despite": "ook terwijl andere regels rusten",
    "records": "legt vast",
    "when": "alleen als",
    "after": "na",
    "anchor": "welk feit telt",
    "those_with": "alleen feiten met",
    "provided": "mits",
    "since": "sinds",
    "closed_by": "klaar met",
    "closed_from": "klaar na een termijn met",
    "all_of": "na al deze",
    "each": "bij elk",
    "start": "begint met",
    "end": "eindigt met",
    "extended_by": "verlengd met",
    "key": "per",
    "from_benefit": "telt vanaf de uitkering",
    "from_first": "telt vanaf",
    "renewed_by": "telt opnieuw na",
    "renewal": "wanneer opnieuw",
    "moves_anchor": "eerder of later verschuift het vervolg",
    "spoken": "geldt als gesproken",
    "not_before": "niet eerder na de routekeuze dan",
    "routes": "route",
    "after_contact": "na een gesprek",
    "with_activity": "met een lopende activiteit",
    "never_spoken": "nog nooit gesproken",
    "needs": "pas na",
    "repeated": "meermaals gemist",
    "times": "aantal keren",
    "advice": "advies",
    "lapses_after": "vervalt vanzelf na",
    "lapse_records": "legt bij vervallen vast",
    "not_open": "zolang niet openstaat",
    "later_of": "of later",
    "later_when": "als er is",
    "target_treden": "treden van dit beleid",
    "left_because": "vertrokken om",
    "equated_by_decree": "gelijkgesteld met feestdagen",
    "trajecten": "traject",
    "defaults": "voor alle regels",
    "roles": "rol",
    "person": "wie persoonlijk",
    "lead": "zolang de regie ligt bij",
    "floored_when_taking_lead": "telt pas vanaf het overnemen van de regie",
    "muted_outside_target_group": "rust buiten de doelgroep",
    "in_target_group": "in de doelgroep",
    "in_target_trede": "op een trede van dit beleid",
    "route": "route",
    "benefit": "uitkering",
    "wsp_referral": "verwijzing naar WSP loopt",
    "ever": "al vastgelegd",
    "never": "nog niet vastgelegd",
    "rule": "regel",
}
NAMES = {**FACTS, **ROLES, **LEADS, **BENEFITS, **END_REASONS}


def policy_field_label(path: str) -> str:
    """``route A, na een gesprek``, for the path of a field within its rule."""
    said = ""
    for part in path.split("."):
        known = POLICY_FIELDS.get(part)
        said += f", {known}" if known and said else known or f" {NAMES.get(part, part)}"
    return said.strip()


def policy_value_label(value: str) -> str:
    """A value as people know it; what the sources leave open is a choice of the municipality."""
    names = (NAMES.get(name, name) for name in value.split(", "))
    return ", ".join(names).replace("(open)", "(eigen keuze)")
