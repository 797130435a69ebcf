"""Asking what another policy would change, on 23 November 2026."""

from tests.usual import OTHER_SUPERVISOR, SUPERVISOR

ON = "2026-11-23"


def asked(door, policy, *options):
    return door.run("what-if", "--policy", policy, "--on", ON, *options)


def in_json(door, policy, *options):
    return asked(door, policy, "--format", "json", *options).ok().json


def written(door, policy, *options):
    path = door.folder / "verschil.csv"
    asked(door, policy, "--csv", path, *options).ok()
    return path


def adopted_next_year(door, policy):
    """Proposed, approved and adopted with what it changes; the last answer and that file."""
    diff = written(door, policy)
    propose = ("policy", "propose", policy, "--from", "2027-01-01", "--by", SUPERVISOR)
    door.run(*propose, "--diff", diff).ok()
    door.run("policy", "approve", "rijswijk@2", "--by", OTHER_SUPERVISOR).ok()
    adopt = ("policy", "adopt", "rijswijk@2", "--by", SUPERVISOR)
    return door.run(*adopt, "--diff", diff).ok(), diff
