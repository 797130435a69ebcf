"""What every fact has: when it happened, when it was recorded, by whom, in whose history."""

from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal, Self, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

from journeys.events.fields import Day, Sealed, User

ENVELOPE = (
    "originator_id",
    "originator_version",
    "timestamp",
    "stored_at",
    "happened_on",
    "recorded_by",
    "sender_id",
    "command_id",
    "caused_by",
    "trace_id",
)
"""What the system keeps with each fact beside the fact's own fields."""

BY_COMMAND = "command"
BY_FILE = "clients file"
IMPORTER = "import"
"""Who records what the clients' file says, while nobody is named."""
SYSTEM = "system"

REGISTRY: dict[str, type["Fact"]] = {}
"""Every fact type by its stable topic."""


class Fact(BaseModel):
    """One thing that happened, as it was recorded; never changed afterwards.

    ``happened_on`` is a day in Amsterdam, ``timestamp`` the UTC instant of recording,
    ``stored_at`` the system's own instant of storing (later for facts taken over from
    another system). ``originator_version`` is the fact's number in its history.
    """

    # Most programs check few types of fact; a check is built when it is first needed.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    class_version: ClassVar[int] = 1
    fields: ClassVar[tuple[str, ...]] = ()
    sealed: ClassVar[frozenset[str]] = frozenset()
    texts: ClassVar[frozenset[str]] = frozenset()
    day_fields: ClassVar[tuple[str, ...]] = ()
    every_day: ClassVar[tuple[str, ...]] = ()
    defaults: ClassVar[dict[str, Any]] = {}
    system_only: ClassVar[bool] = False

    originator_id: UUID
    originator_version: int
    timestamp: datetime
    stored_at: datetime
    happened_on: Day
    recorded_by: User
    sender_id: str | None = None
    command_id: str
    caused_by: str = BY_COMMAND
    trace_id: str

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Enter the type in the registry and note which of its fields are what."""
        super().__pydantic_init_subclass__(**kwargs)
        own = {name: field for name, field in cls.model_fields.items() if name not in ENVELOPE}
        cls.fields = tuple(own)
        cls.sealed = frozenset(name for name, field in own.items() if _marked(field))
        cls.texts = frozenset(name for name in cls.sealed if _mentions(own[name].annotation, str))
        cls.day_fields = tuple(name for name, field in own.items() if _holds(field, date))
        cls.every_day = ("happened_on", *cls.day_fields)
        cls.defaults = {
            name: field.default for name, field in own.items() if not field.is_required()
        }
        REGISTRY[cls.topic()] = cls

    @classmethod
    def topic(cls) -> str:
        """The stable name under which the fact stands in the log and at every door."""
        return cls.__name__

    @property
    def number(self) -> int:
        """The fact's place in its client's history, from 1."""
        return self.originator_version

    @property
    def recorded_at(self) -> datetime:
        """The UTC instant at which the fact was recorded."""
        return self.timestamp

    def own_fields(self) -> dict[str, Any]:
        """The fields that belong to this type alone, those left out omitted."""
        values = self.__dict__
        return {name: values[name] for name in self.fields if values.get(name) is not None}

    @classmethod
    def restored(cls, attributes: dict[str, Any]) -> Self:
        """The fact with these attributes, unchecked: history loads under any later rule."""
        fact = _new(cls)
        _put_fields_set(fact, _NONE_SET)
        _put_extra(fact, None)
        _put_private(fact, None)
        _put_values(fact, attributes)
        return fact


_new = object.__new__
# Through the slots themselves: a history is read for every command, and a frozen model's own
# way of setting takes twice the time.
_put_values = BaseModel.__dict__["__dict__"].__set__
_put_fields_set = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_put_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_put_private = BaseModel.__dict__["__pydantic_private__"].__set__
_NONE_SET: frozenset[str] = frozenset()


def _marked(field: FieldInfo) -> bool:
    return any(isinstance(m, Sealed) for m in field.metadata) or _in_union(field.annotation)


def _in_union(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated and any(
        isinstance(m, Sealed) for m in get_args(annotation)[1:]
    ):
        return True
    return get_origin(annotation) is not Literal and any(
        _in_union(part) for part in get_args(annotation)
    )


def _holds(field: FieldInfo, wanted: type) -> bool:
    return _mentions(field.annotation, wanted)


def _mentions(annotation: Any, wanted: type) -> bool:
    if annotation is wanted:
        return True
    return get_origin(annotation) in (Annotated, *_UNIONS) and any(
        _mentions(part, wanted) for part in get_args(annotation)
    )


_UNIONS = (type(int | None), get_origin(Annotated[int, 0] | None))
