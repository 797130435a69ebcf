"""A short and repeatable run of what ``make fuzz`` does for ten minutes."""

import pytest

from tests.service import fuzzing

pytestmark = pytest.mark.slow


def test_whatever_is_asked_is_answered_as_the_document_says():
    assert fuzzing.main(20, "--seed", "1", "--phases", "examples,coverage") == 0
