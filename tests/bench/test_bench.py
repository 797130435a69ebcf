"""``python -m bench`` still measures: every question but the sample municipality's, very small."""

import runpy
import sys

import bench.command_path

SMALL = ["--clients", "20", "--rounds", "1", "--engine", "sqlite"]


def test_it_measures(monkeypatch, capsys):
    monkeypatch.setattr(bench.command_path, "COMMANDS", 20)
    monkeypatch.setattr(bench.command_path, "INSERTS", 20)
    asked = ["command", "rebuild", "due", "what-if", "report"]
    monkeypatch.setattr(sys, "argv", ["bench", *SMALL, "--only", *asked])
    runpy.run_module("bench", run_name="__main__")
    out = capsys.readouterr().out
    assert "sqlite, 20 clients of 30 facts" in out
    for measured in (
        "commands: decide, append",
        "rebuild of every list",
        "due for everyone (",
        "what-if of two sets (",
        "council report of a year (",
    ):
        assert measured in out
