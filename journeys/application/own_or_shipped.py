"""A municipality's own TOML where a setting names its file, and otherwise what ships."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from journeys.language.refusal import Refusal
from journeys.policies import PolicySetError

T = TypeVar("T")


def own_or_shipped(
    environment: Mapping[str, str],
    setting: str,
    load: Callable[[str, str], T],
    shipped: Callable[[], T],
    *,
    code: str,
    what: str,
) -> T:
    """What stands in the file that the setting names, read by ``load`` from its text and name.

    Raises ``Refusal`` with what is wrong in it: ``code``, and ``what`` could not be done.
    """
    path = environment.get(setting)
    if not path:
        return shipped()
    try:
        return load(Path(path).read_text(encoding="utf-8-sig"), path)
    except (OSError, UnicodeDecodeError, PolicySetError) as error:
        raise Refusal(
            code,
            what,
            f"{setting} noemt {path}, en dat is niet te lezen: {error}",
            "Herstel het bestand, of haal de instelling weg.",
        ) from None
