"""What the API says of itself, printed for a linter: python -m tests.service.document."""

import json
import tempfile
from pathlib import Path

from journeys.application.bootstrap import open_journeys
from journeys.service.app import api
from tests.conftest import ENVIRONMENT

if __name__ == "__main__":
    with (
        tempfile.TemporaryDirectory() as folder,
        open_journeys(
            f"sqlite:///{Path(folder) / 'journeys.db'}", make=True, environment=ENVIRONMENT
        ) as journeys,
    ):
        print(json.dumps(api(journeys).openapi(), ensure_ascii=False, indent=1))
