"""What stands in the way, and the partners who help with it."""

from typing import Final

from journeys.demo.amendments import set_right_later
from journeys.demo.life import Life

KINDS: Final = {
    "medisch": 20,
    "psychisch": 20,
    "schulden": 18,
    "taal": 13,
    "sociaal": 9,
    "scholing": 5,
    "mantelzorglast": 4,
    "kinderopvang": 3,
    "digitaal": 3,
    "huisvesting": 2,
    "verslaving": 2,
    "reiskosten": 1,
}
PARTNERS: Final = {
    "medisch": "huisarts",
    "psychisch": "wmo",
    "schulden": "schuldhulp",
    "taal": "taal",
    "sociaal": "welzijn",
    "mantelzorglast": "welzijn",
    "verslaving": "grip_en_regie",
    "kinderopvang": "fsp",
    "huisvesting": "wmo",
}
HOW_MANY: Final = {"A": (0, 1), "B": (1, 2), "C": (0, 1), "D": (1, 2)}


def find_obstacles(life: Life) -> None:
    """The first talk shows what stands in the way."""
    fewest, most = HOW_MANY.get(life.route or "A", (0, 1))
    for _ in range(life.rng.randint(fewest, most)):
        _find(life)


def work_on_obstacles(life: Life) -> None:
    """In a later talk an obstacle turns out smaller, gone, or new; a partner may help."""
    if life.obstacles and life.chance(0.1):
        life.tell("ObstacleReduced", life.consultant, kind=life.rng.choice(life.obstacles))
    elif life.obstacles and life.chance(0.07):
        kind = life.obstacles.pop(life.rng.randrange(len(life.obstacles)))
        life.tell("ObstacleResolved", life.consultant, kind=kind)
    elif life.chance(0.04):
        _find(life)
    if life.obstacles and life.referral is None and life.chance(0.07):
        _refer(life)


def _find(life: Life) -> None:
    kind = life.rng.choices(list(KINDS), list(KINDS.values()))[0]
    if kind not in life.obstacles:
        number = life.tell("ObstacleFound", life.consultant, kind=kind)
        if life.chance(0.02):
            kind = "overig"
            set_right_later(life, number, {"kind": kind})
        life.obstacles.append(kind)


def _refer(life: Life) -> None:
    partner = PARTNERS.get(life.rng.choice(life.obstacles), "overig")
    life.referrals += 1
    life.referral = f"v{life.referrals}"
    life.tell("ReferredToPartner", life.consultant, referral=life.referral, partner=partner,
              warm=life.chance(0.7))  # fmt: skip
    life.plan("conclude_referral", life.in_days(16, 40 if life.chance(0.93) else 60))


def conclude_referral(life: Life) -> None:
    """The outcome of the referral is asked and recorded."""
    if life.referral:
        outcome = life.rng.choices(("accepted", "declined", "ended"), (70, 15, 15))[0]
        life.tell("ReferralConcluded", life.consultant, referral=life.referral, outcome=outcome)
        life.referral = None
