"""Measure and print: python -m bench --clients 1113 50000 --engine sqlite postgresql."""

import argparse
import os
import platform
import sqlite3
from collections.abc import Callable, Iterable

from bench.command_path import command_path
from bench.day import days
from bench.due import due_for_everyone
from bench.histories import FACTS, fill
from bench.load import consultants_for, under_load
from bench.places import municipality, place
from bench.rebuild import rebuilding
from bench.report import reporting
from bench.timing import Line, timed
from bench.what_if import asking

ENGINES = ("sqlite", "postgresql")
QUESTIONS = ("command", "rebuild", "due", "what-if", "report", "load", "day")


def main() -> None:
    """Ask every question of every engine at every size."""
    asked = _arguments()
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
          f"{os.cpu_count()} cores; medians of {asked.rounds} rounds")  # fmt: skip
    for engine in asked.engine:
        for clients in asked.clients:
            _measure(engine, clients, asked)
        if "day" in asked.only:
            print(f"\n{engine}, sample municipality")
            for line in days(engine, asked.rounds):
                _show(line)


def _measure(engine: str, clients: int, asked: argparse.Namespace) -> None:
    if asked.only == ["day"]:
        return
    with place(engine) as url, municipality(url) as journeys:
        print(f"\n{engine}, {clients:,} clients of {FACTS} facts", end="", flush=True)
        with timed() as watch:
            fill(journeys, clients, consultants_for(clients))
        print(f", written in {watch.seconds:.0f} s")
        answers: dict[str, Callable[[], Iterable[Line]]] = {
            "due": lambda: due_for_everyone(journeys, asked.rounds),
            "what-if": lambda: asking(journeys, asked.rounds),
            "report": lambda: reporting(journeys, asked.rounds),
            "rebuild": lambda: rebuilding(journeys, asked.rounds),
            "command": lambda: command_path(journeys, engine, clients, asked.rounds),
            "load": lambda: under_load(journeys, url, engine),
        }
        for question, answer in answers.items():
            for line in answer() if question in asked.only else ():
                _show(line)


def _show(line: Line) -> None:
    print(line, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--clients", type=int, nargs="+", default=[1_113, 50_000])
    parser.add_argument("--engine", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=QUESTIONS, default=list(QUESTIONS))
    return parser.parse_args()


main()
