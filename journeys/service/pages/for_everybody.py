"""Pages for everybody, signed in or not: how accessible this is, and how it works."""

from fastapi import Request, Response

from journeys.language import LEADS, ROUTES, THEMES, TREDEN, fact_label, rule_label
from journeys.service.municipality import municipality
from journeys.service.pages.forms import page_router
from journeys.service.pages.rendering import render
from journeys.service.who import PerhapsSignedIn, Served

router = page_router()

STATUSES = {
    "A": "voldoet volledig",
    "B": "voldoet gedeeltelijk",
    "C": "eerste maatregelen genomen",
    "D": "voldoet niet",
}
"""As the law's model statement calls them."""


@router.get("/toegankelijkheid", name="seeAccessibility")
def accessibility(request: Request, asker: PerhapsSignedIn) -> Response:
    """Hoe goed iedereen dit kan gebruiken, en wat te doen als dat niet lukt."""
    known = municipality()
    said = STATUSES[known.accessibility.status]
    return render(request, asker, "accessibility.html", municipality=known, said=said)


@router.get("/hulp", name="seeHelp")
def show_help(request: Request, asker: PerhapsSignedIn, journeys: Served) -> Response:
    """Hoe u doet wat u het meest doet, en wat de woorden betekenen."""
    words = {
        theme.title: [(fact_label(name), said) for name, said in theme.meanings.items()]
        for theme in THEMES
    }
    rules = [(rule_label(rule.rule), rule.source) for rule in journeys.policy_set.active.values()]
    return render(
        request,
        asker,
        "help.html",
        municipality=municipality(),
        treden=TREDEN,
        routes=ROUTES,
        leads=LEADS,
        words=words,
        rules=rules,
        policy=journeys.policy_set.label,
    )
