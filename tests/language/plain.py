"""Whether texts are plain Dutch (B1): short sentences, and no words of an office."""

import re
from collections.abc import Iterable, Iterator
from statistics import mean

LONGEST, USUAL = 25, 15
"""Words of the longest sentence, and of one on average."""
END = re.compile(r"(?<=[.?!])[’”]?\s+")
WORD = re.compile(r"[\w’'@./-]*\w")
OFFICE = re.compile(
    r"\b(middels|teneinde|conform|inzake|derhalve|betreffende|desbetreffende|alsmede|geschied\w*|"
    r"dient te|dienen te|ten behoeve van|ten aanzien van|met betrekking tot|in het kader van|"
    r"op grond van|indien|tevens|echter|reeds|omtrent|jegens|nopens|terzake|voornoemd\w*|"
    r"verwerkingsverantwoordelijke|betrokkene\w*|rechtmatigheid|geëffectueerd|implementeren)\b",
    re.IGNORECASE,
)


def sentences(texts: Iterable[str]) -> Iterator[list[str]]:
    """Each sentence as its words."""
    for text in texts:
        for sentence in END.split(text):
            if words := WORD.findall(sentence):
                yield words


def why_not_plain(texts: Iterable[str]) -> list[str]:
    """What is not plain about these texts; nothing when they are."""
    given = list(texts)
    found = [f"van een kantoor: {word[0]}" for text in given for word in OFFICE.finditer(text)]
    lengths = [len(words) for words in sentences(given)]
    found += [" ".join(words) for words in sentences(given) if len(words) > LONGEST]
    if mean(lengths) > USUAL:
        found.append(f"gemiddeld {mean(lengths):.1f} woorden")
    return found
