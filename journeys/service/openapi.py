"""What the API says of itself: every answer with its headers and problems, and no 422."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from journeys.service.headers import API_VERSION
from journeys.service.municipality import municipality
from journeys.service.problems import MEDIA_TYPE, Problem

Json = dict[str, Any]

TITLE = "Trajecten van inwoners"
SUMMARY = "Wat er gebeurde, wie gesproken moet worden, en waarom."
TAGS = (
    "inwoners",
    "feiten",
    "te spreken",
    "beleid",
    "vooruitzicht",
    "rapportage",
    "team",
    "inzage",
    "aanmelden",
    "bedrijf",
)
PROBLEMS = {
    "400": "De vraag is niet te lezen.",
    "401": "Niet aangemeld.",
    "403": "Niet voor deze rol, of niet voor deze inwoner.",
    "404": "Bestaat niet.",
    "409": "Geweigerd door een regel; de code noemt welke.",
    "412": "Er is iets veranderd sinds u keek.",
    "429": "Te vaak geprobeerd; Retry-After noemt de seconden.",
    "503": "De dienst kan haar werk niet doen; er staat bij waarom.",
}
OF_A_CLIENT, OF_WRITES = ("404",), ("409", "412")
OF_SIGNING_IN, OF_HEALTH = ("429",), ("503",)


def describe(app: FastAPI) -> None:
    """Give the app its OpenAPI document, made once."""

    def document() -> Json:
        if not app.openapi_schema:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _contact() -> Json:
    known = municipality()
    return {"name": known.name, "email": known.email, "url": known.url}


def _document(app: FastAPI) -> Json:
    made = get_openapi(
        title=TITLE,
        version=API_VERSION,
        summary=SUMMARY,
        description=f"{SUMMARY} Elk antwoord noemt zijn versie; elke fout zegt wat te doen.",
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        routes=app.routes,
        servers=[{"url": "/v1", "description": "Deze gemeente"}],
        tags=[{"name": tag} for tag in TAGS],
    )
    made["info"]["contact"] = _contact()
    made["components"].setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
    for path, method, operation in _operations(made):
        responses: Json = operation["responses"]
        responses.pop("422", None)
        for status in _problems(path, method):
            responses[status] = {
                "description": PROBLEMS[status],
                "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }
        for answer in responses.values():
            answer.setdefault("headers", {})["API-Version"] = {
                "description": "De versie van deze API.",
                "schema": {"type": "string", "examples": [API_VERSION]},
            }
    for unused in ("HTTPValidationError", "ValidationError"):
        made["components"]["schemas"].pop(unused, None)
    return made


def _operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def _problems(path: str, method: str) -> Iterator[str]:
    yield from ("400", "401", "403")
    if "{" in path:
        yield from OF_A_CLIENT
    if path.startswith("/health/"):
        yield from OF_HEALTH
    if (path, method) == ("/session", "post"):
        yield from OF_SIGNING_IN
    elif method == "post":
        yield from OF_WRITES
