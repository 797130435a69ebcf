"""What a municipality says of itself stands in a file of its own."""

import pytest

from journeys.language.refusal import Refusal
from journeys.service.municipality import SETTING, SHIPPED, read


def test_a_municipality_says_it_of_itself(tmp_path):
    own = tmp_path / "gemeente.toml"
    own.write_text(SHIPPED.read_text("utf-8").replace("Gemeente Rijswijk", "Gemeente Elders"))
    assert read({SETTING: str(own)}).name == "Gemeente Elders"
    own.write_text(own.read_text().replace('status = "D"', 'status = "E"'))
    with pytest.raises(Refusal, match=r"accessibility\.status"):
        read({SETTING: str(own)})
