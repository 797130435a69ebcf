"""The file that names the identity provider: as the documentation shows it, and when wrong."""

import re
from pathlib import Path

import pytest

from journeys.language.refusal import Refusal
from journeys.service.sign_in.claims import name_in, roles_in
from journeys.service.sign_in.settings import provider_settings, read_settings

DOCUMENT = Path(__file__).parents[2] / "docs" / "sign-in.md"
(EXAMPLE,) = re.findall(r"```toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)


def test_the_file_in_the_documentation_is_one(tmp_path):
    path = tmp_path / "aanmelden.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    settings = provider_settings({"JOURNEYS_SIGN_IN": str(path)})
    assert settings is not None
    claims = {
        "preferred_username": "p.jansen",
        "realm_access": {"roles": ["JRN teamleider", "offline_access"]},
    }
    assert name_in(claims, settings) == "p.jansen"
    assert roles_in(claims, settings) == {"teamleider"}


def test_without_a_file_there_is_no_provider():
    assert provider_settings({}) is None


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"realm_access": None},
        {"realm_access": {"roles": None}},
        {"realm_access": {"roles": {"JRN teamleider": True}}},
        {"realm_access": {"roles": [["JRN teamleider"], 1]}},
        {"realm_access": {"roles": ["teamleider", "jrn teamleider"]}},
        {"roles": ["JRN teamleider"]},
    ],
)
def test_what_is_not_told_in_the_agreed_way_gives_nothing(told):
    assert roles_in(told, read_settings(EXAMPLE, "aanmelden.toml")) == frozenset()


def test_a_claim_may_have_dots_in_its_name():
    text = EXAMPLE.replace("realm_access.roles", "https://example.nl/roles")
    told = {"https://example.nl/roles": "JRN teamleider"}
    assert roles_in(told, read_settings(text, "x")) == {"teamleider"}


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('"teamleider"', '"burgemeester"', "toegestaan: participatieconsulent"),
        ("https://login", "http://login", "regel 1: issuer"),
        ("https://trajecten.example.nl", "https://trajecten.example.nl/app", "zonder pad"),
        ("openid profile", "profile", "waaronder openid"),
        ("client_id =", "client =", "client_id ontbreekt"),
        ("[roles]", "roles]", "geen geldige TOML"),
    ],
)
def test_what_is_wrong_is_told_before_anybody_can_sign_in(right, wrong, says):
    with pytest.raises(Refusal) as refused:
        read_settings(EXAMPLE.replace(right, wrong), "aanmelden.toml")
    assert says in str(refused.value)
    assert "what the provider gave" not in str(refused.value)
