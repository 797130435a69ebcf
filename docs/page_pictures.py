"""Takes the README's pictures of the pages, in Chromium, from the sample municipality."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from shutil import which
from time import sleep

import uvicorn
from pictures import FOLDER, UNTIL
from playwright.sync_api import sync_playwright

from journeys.application.bootstrap import Journeys
from journeys.demo import sample as samples
from journeys.service.app import service

SIZE = (1280, 860)
SUPERVISOR = "t.visser"


def main() -> None:
    """Make the sample in a folder that goes again, serve it, and look at three pages."""
    with (
        tempfile.TemporaryDirectory() as folder,
        samples.prepared(None, Path(folder) / "sample", UNTIL) as sample,
    ):
        samples.make(sample, lambda *_: nullcontext(lambda _: None))
        person, rows = samples.somebody_to_show(sample)
        client = samples.somebody_to_tell_of(sample, rows)
        with _served(sample.journeys) as address:
            _take(address, SUPERVISOR, {"team": "/team", "client": f"/inwoners/{client}"})
            _take(address, person, {"week": "/mijn-week"})


@contextmanager
def _served(journeys: Journeys) -> Iterator[str]:
    config = uvicorn.Config(service(journeys, secure=False), port=0, log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            sleep(0.05)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def _take(address: str, user: str, pages: dict[str, str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=which("chromium"), args=["--no-sandbox"]
        )
        width, height = SIZE
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(f"{address}/aanmelden")
        page.click(f'button[value="{user}"]')
        for name, path in pages.items():
            page.goto(address + path)
            page.screenshot(path=FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
