"""Consultants at work, for Locust: each does something every four seconds.

Every fact that was acknowledged is written to the file that ``ACKNOWLEDGED`` names, a line each.
"""

import os
import re
from itertools import count, cycle
from pathlib import Path
from random import Random

from locust import HttpUser, between, task
from locust.clients import HttpSession

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
CLIENT = re.compile(r'href="/inwoners/(B-\d+)"')
DONE = re.compile(r"/inwoners/(B-\d+)\?vastgelegd=(\d+)$")
NUMBERS = count()
KEPT = Path(os.environ["ACKNOWLEDGED"])


class Consultant(HttpUser):
    """Somebody with a caseload: looks at the week, opens a client, records a talk."""

    wait_time = between(2, 6)
    client: HttpSession

    def on_start(self) -> None:
        """Sign in on the page, which leads to the week."""
        number = next(NUMBERS)
        self.name, self.chance, self.turns = f"consulent.{number}", Random(number), count()
        form = self._hidden("/aanmelden", "aanmelden: de bladzijde")
        page = self.client.post(
            "/aanmelden",
            {**form, "naar": "/mijn-week", "user": self.name},
            name="aanmelden, en Mijn week",
        )
        self.theirs = cycle(sorted(set(CLIENT.findall(page.text))) or [""])

    @task(3)
    def look_at_the_week(self) -> None:
        """Whom must I speak?"""
        self.client.get("/mijn-week", name="Mijn week")

    @task(3)
    def look_at_a_client(self) -> None:
        """Where does somebody stand?"""
        self.client.get(f"/inwoners/{next(self.theirs)}", name="Inwoner")

    @task(2)
    def record_a_talk(self) -> None:
        """Fill in the form and send it."""
        path = f"/inwoners/{next(self.theirs)}/vastleggen/ContactHeld"
        form = self._hidden(path, "vastleggen: het formulier")
        note = f"{self.name} {next(self.turns)}"
        talk = {"happened_on": self.today, "channel": "gesprek", "note": note}
        answer = self.client.post(path, {**form, **talk}, name="vastleggen, en Inwoner")
        if done := DONE.search(answer.url):
            with KEPT.open("a", encoding="utf-8") as file:
                file.write(f"{done[1]};{done[2]};{note}\n")

    @task(1)
    def ask_as_a_program(self) -> None:
        """The same list over the API."""
        self.client.get("/v1/due-contacts", name="due-contacts (API)")

    def _hidden(self, path: str, name: str) -> dict[str, str]:
        """What a form holds that nobody fills in; and the day it proposes."""
        page = self.client.get(path, name=name).text
        day = re.search(r'name="happened_on" type="date" value="([^"]+)"', page)
        self.today = day[1] if day else ""
        return dict(HIDDEN.findall(page))
