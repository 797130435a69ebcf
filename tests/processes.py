"""Other processes that work on the same database as a test."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ENVIRONMENT

ROOT = Path(__file__).parents[1]


def started(module: str, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """A program of ours, with pipes to talk to it by lines."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env={**os.environ, **ENVIRONMENT, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def together(*processes: "subprocess.Popen[str]") -> list[list[str]]:
    """Let processes go at the same moment; returns the lines each wrote.

    Each says that it is ready, waits for a line, works, and ends.
    """
    for process in processes:
        assert process.stdout
        line = process.stdout.readline()
        assert line == "ready\n", line + (process.stderr.read() if process.stderr else "")
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    said = []
    for process in processes:
        lines, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        said.append(lines.splitlines())
    return said


def wait_for_go() -> None:
    """Say that this process is ready, and wait until it may go."""
    print("ready", flush=True)
    sys.stdin.readline()
