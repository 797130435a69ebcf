"""What stands in the folder: each file by name, and what it is in words."""

import textwrap

FORMAT = "journeys export all"
VERSION = 1
"""Of the folder; another layout is another version."""

MANIFEST = "manifest.json"
README = "LEESMIJ.txt"
CLIENTS = "clients.jsonl"
FACTS = "facts.jsonl"
MUNICIPALITY_FACTS = "municipality.jsonl"
USERS = "users.jsonl"
WISHES = "mail-wishes.jsonl"
DAYS = "claimed-days.jsonl"
LISTS = "issued-lists.jsonl"
PROCESSING = "processing-log.jsonl"
AUDIT = "audit-log.jsonl"
POLICY = "first-policy-set.toml"
OVERVIEW = "clients.csv"
TERMS = "obligations.csv"
VOCABULARY = "vocabulary.csv"
KEYS = "keys.jsonl"
LOG = "log.jsonl"

FILES = {
    FACTS: "Elk feit over inwoners: wat er gebeurde, wanneer, wie het wanneer vastlegde. Ook elk "
    "herstel en elke intrekking. Per inwoner op nummer.",
    MUNICIPALITY_FACTS: "Elk feit van de gemeente zelf: beleid met zijn hele tekst, vervangingen, "
    "redenen om een dossier te openen, uitgegeven lijsten en gepubliceerde rapporten.",
    CLIENTS: "Wie de inwoners zijn: nummer, vast kenmerk, naam, geboortedatum, BSN, telefoon en "
    "e-mail. Van een vernietigd dossier: wanneer, en wat leesbaar bleef.",
    USERS: "De gebruikers en hun rollen.",
    WISHES: "Wie elke ochtend een mail wil, en waar.",
    DAYS: "Welke dagen de planner al heeft gedaan.",
    LISTS: "Welke lijsten uitgingen, met de hash van elk bestand; van wat nog weg moet ook de "
    "inhoud (base64).",
    PROCESSING: "Het logboek dataverwerkingen: van wie wat is verwerkt.",
    AUDIT: "Het auditlogboek: wie wat deed.",
    POLICY: "Het beleid waarmee de gemeente begon. Later beleid staat in municipality.jsonl.",
    OVERVIEW: "Om te lezen (Excel): alle inwoners en waar zij nu staan.",
    TERMS: "Om te lezen (Excel): wat er van wie te doen staat, wanneer en waarom.",
    VOCABULARY: "Om te lezen (Excel): elk soort feit en elk veld in gewone woorden.",
}
"""What is always there. What is there to be read only is made anew where it comes in."""
WITH_KEYS = {
    KEYS: "De sleutel van elke inwoner en het geheim van de gemeente, ingepakt met de "
    "hoofdsleutel; en waaraan een cel van het cliëntenbestand wordt herkend.",
    LOG: "Het logboek precies zoals het is opgeslagen, met de hash-keten.",
}
"""What is there only when it was asked for."""

TEXT = """ALLES VAN DE GEMEENTE

LET OP: hierin staan persoonsgegevens, ook over gezondheid en schulden, leesbaar voor wie deze
map kan openen. Bewaar de map versleuteld, geef haar alleen aan wie haar nodig heeft, en
vernietig haar als zij is ingelezen en nagelopen.

WAT STAAT WAAR

{files}
Van elk bestand staan het aantal regels, de grootte en de SHA-256 in manifest.json.

HOE LEEST U HET

.jsonl is JSON Lines: UTF-8, op elke regel een object. Een dag is JJJJ-MM-DD, op de kalender van
Amsterdam. Een tijdstip staat in UTC. .csv is UTF-8 met puntkomma's, zoals een Nederlandse Excel
het opent.

Een feit heeft:
  client       het nummer van de inwoner (bij de gemeente zelf ontbreekt dit)
  type         het soort feit; zie vocabulary.csv
  happened_on  de dag waarop het gebeurde
  recorded_by  wie het vastlegde
  number       de plaats in de geschiedenis: 1, 2, 3 ...
  recorded_at  wanneer het is vastgelegd
  stored_at    wanneer dit systeem het opsloeg (later, als het is overgenomen)
  id           het kenmerk van de afzender, als die er een gaf
  log          position (plaats in het hele logboek), command (de opdracht), trace, en cause
               (waardoor het kwam) als dat geen opdracht van een mens was
en de velden van zijn soort. "vernietigd" staat waar een tekst stond waarvan de sleutel is
vernietigd; niemand kan die nog lezen.

FactCorrected herstelt een eerder feit (fact is het nummer), FactRetracted trekt het in. Wat nu
geldt is elk feit zonder de ingetrokken, met de herstellingen erin, op volgorde van happened_on.

WEER INLEZEN

  journeys --db URL import all MAP --as BEHEERDER

in een lege database. {keys}
"""
WITHOUT = """De teksten worden daar opnieuw versleuteld, met nieuwe sleutels; de hash-keten
begint er opnieuw."""
EXACT = """Daar moet dezelfde hoofdsleutel staan (JOURNEYS_MASTER_KEY of
JOURNEYS_KEY_FILE); die zit niet in deze map. Sleutels en hash-keten blijven wat zij zijn."""


def readme(*, with_keys: bool) -> str:
    """What stands in the folder's README."""
    listed = {**FILES, **WITH_KEYS} if with_keys else FILES
    files = "".join(f"{name}\n{_wrapped(what)}\n\n" for name, what in listed.items())
    return TEXT.format(files=files, keys=EXACT if with_keys else WITHOUT)


def _wrapped(what: str) -> str:
    return textwrap.fill(what, 92, initial_indent="  ", subsequent_indent="  ")
