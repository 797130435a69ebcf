"""Dutch words for what somebody did with a client's data, as the logs name it."""

OPERATIONS = {
    # Looking at one client.
    "seeClient": "Dossier bekeken",
    "getState": "Dossier bekeken",
    "getHistory": "Geschiedenis bekeken",
    "listFacts": "Geschiedenis bekeken",
    "getObligations": "Bekeken wat er moet gebeuren",
    "handOverClient": "Overdracht bekeken",
    "seeCarePath": "Zorgvuldigheidstraject bekeken",
    "downloadDossier": "Dossier van een besluit gemaakt",
    "giveAccessReason": "Reden gegeven om het dossier te openen",
    "seeOwnFile": "Overzicht voor de inwoner bekeken",
    "getOwnFileAsPdf": "Overzicht voor de inwoner gemaakt",
    "getOwnFileAsJson": "Overzicht voor de inwoner gemaakt",
    # Recording and setting right.
    "chooseFact": "Gekozen wat er vast te leggen is",
    "fillInFact": "Formulier geopend",
    "recordFact": "Iets vastgelegd",
    "recordFacts": "Iets vastgelegd",
    "recordFactOnPage": "Iets vastgelegd",
    "fillInCorrection": "Herstel voorbereid",
    "correctFact": "Iets hersteld",
    "correctFactOnPage": "Iets hersteld",
    "previewRetraction": "Intrekking voorbereid",
    "retractFact": "Iets ingetrokken",
    "retractFactOnPage": "Iets ingetrokken",
    # Lists of several clients.
    "seeMyWeek": "Op de lijst gezien wie te spreken",
    "getMyWeekForAgenda": "Lijst in de agenda gezet",
    "listDueContacts": "Op de lijst gezien wie te spreken",
    "searchPeople": "Gevonden bij het zoeken",
    "seeCarePaths": "Op de lijst van zorgvuldigheidstrajecten gezien",
    "seeEffectDue": "Op de lijst van de effectmeting gezien",
    "getQuestionnaire": "Vragenlijst gemaakt",
    "declineEffect": "Iets vastgelegd",
    "seeIncome": "Op de lijst van inkomen gezien",
    "seeWsp": "Op de lijst van het WSP gezien",
    "moveCaseload": "Naar een andere consulent verplaatst",
    "tryCaseloadMove": "Verplaatsen voorbereid",
    "moveCaseloadOnPage": "Naar een andere consulent verplaatst",
    "seeTeamList": "Op de lijst van het team gezien",
    "seeLastSpoken": "Op de lijst gezien wie lang niet is gesproken",
    "seeDecisionsWaiting": "Op de lijst van besluiten gezien",
    "seeAccessReasons": "Redenen van inzage bekeken",
    "listCaseloads": "Verdeling over collega’s bekeken",
    "listTasks": "Taken bekeken",
    "askWhatIf": "Ander beleid doorgerekend",
    "seeWhatIf": "Ander beleid doorgerekend",
    "getForecast": "Vooruitgekeken",
    "planForecast": "Vooruitgekeken",
    "seeAhead": "Vooruitgekeken",
    "planAhead": "Vooruitgekeken",
    "getAheadAsCsv": "Vooruitgekeken",
    "seeFigureFacts": "Gezien dat een cijfer erop rust",
    "listFigureFacts": "Gezien dat een cijfer erop rust",
    "getBudget": "Kosten bekeken",
    "seeBudgetFacts": "Kosten bekeken",
    "takeOutJourneys": "Zonder naam of nummer meegegeven voor process mining",
    "followFacts": "Doorgegeven aan een ander systeem",
    # Reading who looked.
    "listViews": "Nagegaan wie keek",
    "seeViews": "Nagegaan wie keek",
    "getViewsAsCsv": "Nagegaan wie keek",
}
READING_THE_LOGS = ("listViews", "seeViews", "getViewsAsCsv")
"""What whoever watches over the logs does to them."""


def operation_label(operation: str) -> str:
    """What was done, in Dutch; what has no word yet keeps its own name."""
    return OPERATIONS.get(operation, f"Gegevens gebruikt ({operation})")
