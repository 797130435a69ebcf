"""What the tests themselves rest on: a municipality that was copied is as good as one lived."""

import pytest


@pytest.mark.parametrize("time", range(3))
def test_whoever_opens_a_copy_recognises_what_others_do(another, served, opened, time):
    assert opened().keyring.hash_of(b"a name") == served.keyring.hash_of(b"a name")
