"""A what-if on its way to the decision with which it goes: what was seen, and nothing else."""

from itsdangerous import BadSignature, URLSafeSerializer

from journeys.application.bootstrap import Journeys
from journeys.application.policy_diff import Diff
from journeys.language.refusal import Refusal


def sealed(journeys: Journeys, diff: Diff) -> str:
    """A what-if that was made here, as it comes along with a decision."""
    return _seal(journeys).dumps(diff)


def opened(journeys: Journeys, text: str) -> Diff:
    """The what-if that comes along with a decision. Raises ``Refusal`` for any other."""
    try:
        return Diff(*_seal(journeys).loads(text))
    except (BadSignature, TypeError):
        raise Refusal(
            "MALFORMED",
            "Niets vastgelegd",
            "Wat dit verandert is hier niet uitgerekend.",
            "Reken eerst uit wat het verandert, en geef dat ongewijzigd mee.",
            field="diff",
        ) from None


def _seal(journeys: Journeys) -> URLSafeSerializer:
    return URLSafeSerializer(journeys.keyring.hash_of(b"what-ifs of the service"), salt="what-if")
