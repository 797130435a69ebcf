"""Add a golden fact for every type and version that has none; those there are never rewritten.

``python -m tests.golden.add`` after a new fact type, or a new version of one, was made.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from journeys.events import MUNICIPAL_FACTS, MUNICIPALITY, REGISTRY, Fact
from journeys.events.loading import plain_fields
from journeys.store.mapper import FactMapper
from tests.usual import REASONS, USUAL

FOLDER = Path(__file__).parent
CLIENT = UUID("6f1c2a54-9b1e-4b7e-8c39-2f0a51d0c001")
KEY = bytes(range(100, 132))
PREVIOUS = bytes(range(32))
RECORDED = datetime(2026, 3, 5, 9, 15, 30, 123456, UTC)
STORED = datetime(2026, 3, 6, 8, 0, tzinfo=UTC)

FURTHER: dict[str, dict[str, Any]] = {
    "ClientScreened": {"note": "dossier gelezen"},
    "ContactHeld": {"note": "vertelde over het koor"},
    "ContactMissed": {"reason": "ziek gemeld"},
    "IntakeHeld": {"note": "eerste gesprek"},
    "PlanAgreed": {"evaluate_on": "2026-09-01"},
    "PlanAdjusted": {"evaluate_on": "2026-10-01"},
    "PlanEvaluated": {"evaluate_on": "2026-11-01"},
    "ActivityStarted": {
        "basisbaan": True,
        "provider": "Stichting Meedoen",
        "planned_end": "2026-12-31",
    },
    "ActivityEnded": {"note": "rondde het af"},
    "CostCommitted": {"activity": "a1"},
    "CostPaid": {"activity": "a1"},
    "CostReleased": {"activity": "a1"},
    "CompetensysTaken": {"reference": "C-99"},
    "PlacedInWork": {"instruments": ["sroi", "jobcoaching"], "hours": 24},
    "PlacementReviewed": {"note": "bevalt"},
    "FellBack": {"reason": "contract liep af"},
    "ReexaminationHeld": {"note": "alles klopt"},
    "EffectMeasured": {
        "declined": None,
        "loneliness": 4,
        "happiness": 7,
        "health": 6,
        "obstacles_fewer": True,
        "other_effects": "slaapt beter",
        "by": "consulent",
    },
    "AbilityAssessed": {"medical_advice": "belastbaar tot vier uur"},
    "PathDecided": {
        "decision": "exemption_proposed",
        "reasons": REASONS,
        "until": "2026-12-01",
    },
    "EscalatedToSupervisor": {"key": "a1"},
    "FactCorrected": {"fact": 2, "changes": {"happened_on": "2026-03-04", "channel": "video"}},
    "FactRetracted": {"fact": 2},
    "PolicySetProposed": {
        "name": "rijswijk",
        "version": 2,
        "effective_from": "2026-07-01",
        "content": 'name = "rijswijk"',
        "reason": "korter, want wie wacht haakt af",
        "diff_hash": "ab12",
    },
    "PolicySetApproved": {"name": "rijswijk", "version": 2},
    "PolicySetAdopted": {
        "name": "rijswijk",
        "version": 2,
        "effective_from": "2026-07-01",
        "content": 'name = "rijswijk"',
        "diff_hash": "ab12",
    },
    "StandInAppointed": {
        "absent": "p.jansen",
        "stand_in": "p.smit",
        "from_on": "2026-07-01",
        "until": "2026-07-31",
    },
    "AccessReasonGiven": {"client": "R-000123", "reason": "waarneming"},
    "ReportPublished": {
        "report": "raad",
        "from_on": "2025-01-01",
        "until": "2025-12-31",
        "content_hash": "cd34",
        "content": '{"figures": []}',
    },
    "DueListIssued": {
        "for_day": "2026-03-05",
        "policy": "rijswijk@1",
        "position": 17,
        "rows": 3,
        "content_hash": "ef56",
        "policy_digest": "ab78",
        "files": {"p.jansen": "cd90"},
    },
}
"""What a golden fact has beyond the usual, so that every field of every type is in one."""


def path_of(fact_type: type[Fact]) -> Path:
    """Where the golden fact of a type's present version is."""
    return FOLDER / f"{fact_type.topic()}.{fact_type.class_version}.json"


def golden(fact_type: type[Fact]) -> dict[str, Any]:
    """A fact of the type as the log holds it now, and what it reads as."""
    own = {**USUAL.get(fact_type.topic(), {}), **FURTHER.get(fact_type.topic(), {})}
    municipal = fact_type in MUNICIPAL_FACTS
    fact = fact_type.model_validate(
        {
            **{name: value for name, value in own.items() if value is not None},
            "originator_id": MUNICIPALITY if municipal else CLIENT,
            "originator_version": 3,
            "timestamp": RECORDED,
            "stored_at": STORED,
            "happened_on": "2026-03-05",
            "recorded_by": "p.jansen",
            "sender_id": "afzender-7",
            "command_id": "opdracht-1",
            "caused_by": "history import",
            "trace_id": "spoor-1",
        }
    )
    stored = FactMapper().stored(fact, None if municipal else AESGCM(KEY), PREVIOUS)
    return {
        "topic": stored.topic,
        "client": str(stored.originator_id),
        "number": stored.originator_version,
        "state": stored.state.decode(),
        "reads": plain_fields(fact),
    }


def main() -> None:
    """Write what is missing."""
    for fact_type in REGISTRY.values():
        path = path_of(fact_type)
        if not path.exists():
            text = json.dumps(golden(fact_type), indent=1, ensure_ascii=False)
            path.write_text(text + "\n", encoding="utf-8")
            print(path.name)


if __name__ == "__main__":
    main()
