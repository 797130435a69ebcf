"""The way to WSP and back: signal, referral, test, trede, handover, work, and its return."""

from datetime import date
from typing import Final

from journeys.demo.activities import end_activity
from journeys.demo.life import MP_TURNS, Life
from journeys.demo.obstacles import conclude_referral
from journeys.demo.office_hours import months_after
from journeys.demo.opening import assign
from journeys.demo.pace import around, route_review_due
from journeys.demo.sentences import (
    FALL_BACK_REASONS,
    PLACEMENT_NOTES,
    RETURN_REASONS,
    TO_WSP_REASONS,
    TREDE_SAME_REASONS,
    TREDE_SIGNALS,
    TREDE_UP_REASONS,
    WSP_NOTES,
)
from journeys.demo.staff import WSP_CONSULTANTS

BESCHUT_LINE: Final = "beschut-werk"
FALLS_BACK_SOMETIMES: Final = 0.1
COMES_BACK: Final = ("returned", "trede_stays")
LETTERS_END: Final = 2025
"""Up to this year the outcome is dealt, so that the letters' figures come out."""


def signal(life: Life) -> None:
    """Somebody thinks the client is ready for more; often the consultant refers at once."""
    if life.lead != "mp" or not life.had_intake:
        return
    if life.chance(0.5):
        life.tell("TredeSignalled", life.consultant, expected_trede=3,
                  reason=life.rng.choice(TREDE_SIGNALS))  # fmt: skip
        life.plan("to_wsp", life.in_days(2, 11))
    else:
        refer(life)


def refer(life: Life) -> None:
    """The consultant refers to WSP and stays responsible until WSP accepts."""
    if life.lead != "mp":
        return
    life.tell("ReferredToWsp", life.consultant, reason=life.rng.choice(TO_WSP_REASONS))
    life.forget("dismiss_signal")
    if "wsp_consulent" not in life.consultants:
        assign(life, "wsp_consulent", life.rng.choice(WSP_CONSULTANTS))
    life.plan("competensys", life.in_days(4, 12 if life.chance(0.9) else 24))


def take_competensys(life: Life) -> None:
    """The instrument proposes a trede; a person decides."""
    stays = life.wsp_outcome in COMES_BACK
    life.tell("CompetensysTaken", life.wsp_consultant, proposed_trede=2 if stays else 3,
              reference=f"CS-{life.today:%y%j}-{life.part.client[-4:]}")  # fmt: skip
    turn = "wsp_returns" if life.wsp_outcome == "returned" else "determine_trede"
    life.plan(turn, life.in_days(3, 12))


def return_client(life: Life) -> None:
    """WSP returns the client with the reason; the consultant soon speaks with the client."""
    life.tell("WspReturned", life.wsp_consultant, reason=life.rng.choice(RETURN_REASONS))
    life.wsp_outcome = "accepted"
    life.plan("contact", life.in_days(3, 11))


def determine_trede(life: Life) -> None:
    """WSP determines the trede: from 3 on it may take the client over."""
    if life.wsp_outcome == "trede_stays":
        life.trede = 2
        life.tell("TredeDetermined", life.wsp_consultant, trede=2,
                  reason=life.rng.choice(TREDE_SAME_REASONS))  # fmt: skip
        life.wsp_outcome = "accepted"
        life.plan("contact", life.in_days(3, 11))
        return
    life.trede = life.rng.choices((3, 4), (70, 30))[0]
    life.tell("TredeDetermined", life.wsp_consultant, trede=life.trede,
              reason=life.rng.choice(TREDE_UP_REASONS))  # fmt: skip
    life.plan("handover", life.in_days(3, 13))


def hand_over(life: Life) -> None:
    """Both consultants speak about the client, mostly with the client there."""
    life.tell("WarmHandoverHeld", life.wsp_consultant, with_client=life.chance(0.85))
    life.plan("wsp_accepts", life.in_days(1, 9))


def accept(life: Life) -> None:
    """Only now WSP leads; what ran at MP ends."""
    end_activity(life, "moved_on")
    conclude_referral(life)
    life.tell("WspAccepted", life.wsp_consultant)
    life.lead = "wsp"
    life.forget(*MP_TURNS)
    _set_wsp_contact(life)
    if life.wsp_outcome in ("placed", "fell_back"):
        life.plan("place", life.in_days(50, 100 if life.wsp_outcome == "fell_back" else 300))


def _set_wsp_contact(life: Life) -> None:
    life.plan("wsp_contact", around(life, months_after(life.today, 3), 24, late=20))


def wsp_contact(life: Life) -> None:
    """WSP keeps in touch at least every three months."""
    channel = life.rng.choice(("gesprek", "telefoon", "telefoon", "video"))
    note = life.rng.choice(WSP_NOTES) if life.chance(0.4) else None
    life.tell("ContactHeld", life.wsp_consultant, channel=channel, note=note)
    _set_wsp_contact(life)


def place(life: Life) -> None:
    """The client starts in paid work."""
    if life.lead != "wsp":
        return
    form = life.rng.choices(("regulier", "garantiebaan", "beschut"), (66, 20, 14))[0]
    instruments = life.rng.choices(
        (None, ["sroi"], ["loonkostensubsidie"], ["loonkostensubsidie", "jobcoaching"]),
        (40, 20, 20, 20) if form == "regulier" else (10, 0, 30, 60),
    )[0]
    hours = life.rng.choice((12, 16, 20, 24, 28, 32))
    life.tell("PlacedInWork", life.wsp_consultant, form=form, instruments=instruments, hours=hours)
    if form == "beschut":
        life.tell("CostCommitted", life.consultant, line=BESCHUT_LINE, amount="4250.00")
    _set_wsp_contact(life)
    later = life.today.year > LETTERS_END and life.chance(FALLS_BACK_SOMETIMES)
    if life.wsp_outcome == "fell_back" or later:
        life.plan("fall_back", life.in_days(70, 140))
    elif life.chance(0.7):
        life.plan("benefit_ends", life.in_days(20, 150))
    else:
        life.plan("review_placement", life.in_days(155, 178))


def review_placement(life: Life) -> None:
    """Half a year on, WSP asks whether the client still works there."""
    note = life.rng.choice(PLACEMENT_NOTES) if life.chance(0.7) else None
    life.tell("PlacementReviewed", life.wsp_consultant, still_working=True, note=note)
    _set_wsp_contact(life)
    if life.chance(0.6):
        life.plan("benefit_ends", life.in_days(30, 180))


def benefit_ends_for_work(life: Life) -> None:
    """The benefit ends; half a year of aftercare follows before the journey closes."""
    life.tell("BenefitEnded", life.income_consultant, reason="work")
    life.benefit, life.leaving_reason = "none", "work"
    life.forget("reexamine", "leave", "pension")
    end: date = months_after(life.today, 6)
    life.plan("close", around(life, end, 8, late=12))


def fall_back(life: Life) -> None:
    """The work ended; WSP speaks with the client and looks at the trede again."""
    life.tell("FellBack", life.wsp_consultant, reason=life.rng.choice(FALL_BACK_REASONS))
    life.wsp_outcome = "accepted"
    life.plan("wsp_contact", life.in_days(6, 18))
    life.plan("trede_again", life.in_days(24, 45))


def determine_trede_again(life: Life) -> None:
    """On trede 2 or lower the lead goes back to MP."""
    life.trede, life.lead = 2, "mp"
    life.tell("TredeDetermined", life.wsp_consultant, trede=2,
              reason=life.rng.choice(TREDE_SAME_REASONS))  # fmt: skip
    life.forget("wsp_contact")
    take_up_again(life)


def take_up_again(life: Life) -> None:
    """MP takes up the thread: a talk soon, and in it a look at the plan."""
    life.plan("contact", life.in_days(3, 11))
    if life.has_plan:
        life.plan("evaluate_plan", life.agenda["contact"])
    life.plan("measure_effect", around(life, months_after(life.today, 12), 25))
    life.plan("review_route", around(life, route_review_due(life, life.today), 40))
