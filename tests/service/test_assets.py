"""What pages are dressed with: a fixed list, a municipality's own theme, nothing from elsewhere."""

import json
import re
from pathlib import Path

import pytest

from journeys.language.refusal import Refusal
from journeys.service.pages.assets import OURS, SHIPPED, files
from journeys.service.pages.rendering import TEMPLATES

ROOT = Path(__file__).parents[2]
THEIRS = ("utrecht-", "voorbeeld-")
ATTRIBUTE = re.compile(r'class="((?:[^"{]|\{\{.*?\}\}|\{%.*?%\})*)"')
TAG = re.compile(r"\{[{%].*?[%}]\}")
ELSEWHERE = re.compile(r"@import|url\(\W*(https?:)?//")


def test_a_municipality_has_its_own_theme_after_the_tokens(tmp_path):
    theme = tmp_path / "rijswijk.css"
    theme.write_text(".voorbeeld-theme {}")
    found = files({"JOURNEYS_THEME": str(theme)})
    assert found["theme.css"] == theme
    sheets = [name for name in found if name.endswith(".css")]
    ours = [name for name in SHIPPED if name.endswith(".css")]
    assert sheets[-len(ours) - 1 :] == ["theme.css", *ours]


def test_a_theme_that_is_not_there_is_told_at_the_start():
    with pytest.raises(Refusal, match="THEME_NOT_FOUND"):
        files({"JOURNEYS_THEME": "/nowhere/theme.css"})


def test_our_own_files_ask_for_nothing_elsewhere():
    for path in OURS.glob("*.*"):
        assert not ELSEWHERE.search(path.read_text()), path.name


def test_the_lock_of_the_styles_names_versions_and_no_address():
    lock = json.loads((ROOT / "package-lock.json").read_text())
    for name, package in lock["packages"].items():
        assert "resolved" not in package
        assert not name or package["integrity"].startswith("sha512-")


def test_every_class_of_ours_on_a_page_has_a_rule_and_every_rule_a_page():
    sheets = "".join(re.sub(r"/\*.*?\*/", "", path.read_text()) for path in OURS.glob("*.css"))
    selectors = re.sub(r"\{[^{}]*\}", "{}", sheets)
    ruled = {name for name in re.findall(r"\.([a-z][\w-]*)", selectors) if not of_others(name)}
    pages = [path.read_text() for path in TEMPLATES.rglob("*.html")]
    given = [attribute for page in pages for attribute in ATTRIBUTE.findall(page)]
    always = {name for one in given for name in TAG.sub(" ", one).split() if not of_others(name)}
    sometimes = {name for one in given for tag in TAG.findall(one) for name in tag.split("'")}
    assert always <= ruled
    assert ruled <= always | {name.strip() for name in sometimes}


def of_others(name: str) -> bool:
    """Whether a class is the design system's."""
    return name.startswith(THEIRS)
