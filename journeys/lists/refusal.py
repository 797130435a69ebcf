"""How a refusal reads: what was refused, why, and what to do next."""

from collections.abc import Sequence

HEAD = "Niet vastgelegd"


def refusal_text(
    what: str,
    why: str | Sequence[str],
    todo: str | Sequence[str],
    code: str,
    *,
    head: str = HEAD,
) -> str:
    """``Niet vastgelegd: … (CODE).`` with the reasons and the next step under it.

    What already begins with the head does not get it twice.
    """
    said = what.removeprefix(f"{head}: ").rstrip(".")
    first = f"{head}: {said} ({code})."
    return "\n".join([first, *(f"  {line}" for line in [*_lines(why), *_lines(todo)])])


def _lines(text: str | Sequence[str]) -> list[str]:
    parts = [text] if isinstance(text, str) else list(text)
    return [line for part in parts for line in part.splitlines() if line.strip()]
