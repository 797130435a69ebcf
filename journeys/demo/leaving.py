"""How journeys end, and how one of them goes on again."""

from typing import Final

from journeys.demo.activities import end_activity
from journeys.demo.life import Life
from journeys.demo.obstacles import conclude_referral
from journeys.demo.office_hours import months_after
from journeys.demo.opening import assign
from journeys.demo.sentences import OUTSIDE_NOTES, REOPENING
from journeys.demo.staff import LEAVER, SUCCESSOR
from journeys.demo.wsp import take_up_again

KEPT_WHEN_CLOSED: Final = ("reopen",)


def leave(life: Life) -> None:
    """The client leaves the benefit, or on a second look the target group."""
    if "close" in life.agenda:
        return
    reason = life.leaving_reason
    if reason != "deceased":
        # After a death nobody rounds off activities; the closing says enough.
        end_activity(life, "stopped")
        conclude_referral(life)
    if reason == "no_longer_target_group":
        life.tell("ClientScreened", life.consultant, in_target_group=False,
                  note=life.rng.choice(OUTSIDE_NOTES))  # fmt: skip
    elif life.benefit != "none":
        life.tell("BenefitEnded", life.income_consultant, reason=reason)
        life.benefit = "none"
    life.agenda.clear()
    life.plan("close", life.in_days(1, 11))


def reach_pension_age(life: Life) -> None:
    """From the pension age on there is no benefit of this kind any more."""
    if "close" not in life.agenda:
        life.leaving_reason = "pension_age"
        leave(life)


def close(life: Life) -> None:
    """The income consultant closes the journey."""
    life.tell("JourneyClosed", life.income_consultant, reason=life.leaving_reason)
    life.agenda.clear()
    if life.part.reopened_on and life.part.reopened_on > life.today:
        life.plan("reopen", life.part.reopened_on)


def reopen(life: Life) -> None:
    """The client asks for a benefit again, and the journey goes on where it was."""
    life.tell("JourneyReopened", life.income_consultant, reason=REOPENING)
    life.benefit = "participatiewet"
    life.tell("BenefitStarted", life.income_consultant, benefit=life.benefit,
              benefit_since=life.today)  # fmt: skip
    if life.consultant == LEAVER:
        assign(life, "participatieconsulent", SUCCESSOR)
    life.plan("reexamine", months_after(life.today, 17))
    life.plan("new_year", months_after(life.today.replace(month=1, day=5), 24))
    life.leaving_reason = "other"
    take_up_again(life)
