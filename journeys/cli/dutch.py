"""Help and wrong usage in Dutch, where the library that reads the command line speaks English."""

import re
from collections.abc import Callable
from typing import Any, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

F = TypeVar("F", bound=Callable[..., Any])

WRONG_USAGE: tuple[Any, ...] = typer.BadParameter.__bases__
"""What every complaint of the library about the command line is."""

SENTENCES = {
    r"Missing (?:argument|option|parameter) ([^.]+?)\.": r"\1 ontbreekt.",
    r"Missing command\.": "Noem een commando.",
    r"No such command ('.*?')\. Did you mean (?:one of: )?(.*)\?": (
        r"Commando \1 bestaat niet. Bedoelde u \2?"
    ),
    r"No such command ('.*')\.": r"Commando \1 bestaat niet.",
    r"No such option: (\S+) \(Possible options: (.+)\)": (r"Optie \1 bestaat niet. Bedoelde u \2?"),
    r"No such option: (\S+)": r"Optie \1 bestaat niet.",
    r"Got unexpected extra argument\(s\) \((.*)\)": r"Dit staat er te veel: \1.",
    r"Option (\S+) requires an argument\.?": r"Na optie \1 hoort een waarde.",
    r"Option (\S+) does not take a value\.?": r"Na optie \1 hoort geen waarde.",
    r"Invalid value for ([^:]+): (?:Value error, )?(.*) is not one of (.*)\.": (
        r"\1 is \2. Toegestaan: \3."
    ),
    r"Invalid value for ([^:]+): .*greater than or equal to (\d+).*": (
        r"\1 moet ten minste \2 zijn."
    ),
    r"Invalid value for ([^:]+): .*less than or equal to (\d+).*": r"\1 mag hoogstens \2 zijn.",
    r"Invalid value for ([^:]+): .*valid integer.*": r"\1 is geen geheel getal.",
    r"Invalid value for ([^:]+): (.*)": r"\1: \2",
    r"Invalid value: (.*)": r"\1",
}
"""What the library says, and how we say it; the first that fits counts."""
USAGE = {"Usage:": "Gebruik:", "{": "", "}": "", "[[": "[", "]]...": "]"}
"""What the library writes in the line of usage, and what stands there instead."""


def wrong_usage(error: Exception) -> str:
    """A complaint about the command line, with the way to its help."""
    said = _in_dutch(error.format_message())  # type: ignore[attr-defined] # every complaint has it
    context: typer.Context | None = getattr(error, "ctx", None)
    path = context.command_path if context else "journeys"
    return f"Verkeerd gebruik: {said}\n  Uitleg:  {path} --help"


def _in_dutch(message: str) -> str:
    for english, dutch in SENTENCES.items():
        if found := re.fullmatch(english, message, re.DOTALL):
            return found.expand(dutch).strip()
    return message


class Dutch(typer.Typer):
    """Commands whose help is in Dutch, also where the library writes it."""

    def __init__(self, **settings: Any) -> None:
        usual = {
            "cls": _Group,
            "no_args_is_help": True,
            "subcommand_metavar": "COMMANDO …",
            "options_metavar": "[OPTIES]",
        }
        super().__init__(**{**usual, **settings})

    def command(self, *arguments: Any, **settings: Any) -> Callable[[F], F]:
        """Enter a command, as the library does."""
        settings = {"cls": DutchCommand, "options_metavar": "[OPTIES]", **settings}
        enter: Callable[[F], F] = super().command(*arguments, **settings)
        return enter


class _DutchHelp:
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except WRONG_USAGE as error:
            # Some complaints do not say of which command they are, whose help is the way on.
            error.ctx = error.ctx or ctx
            raise
        return rest

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc] # mixed into the library's own
        for english, dutch in USAGE.items():
            usage = usage.replace(english, dutch)
        return usage

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = "Toon deze uitleg."
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils

        rich_utils.ARGUMENTS_PANEL_TITLE = "Wat erbij hoort"
        rich_utils.OPTIONS_PANEL_TITLE = "Opties"
        rich_utils.COMMANDS_PANEL_TITLE = "Commando's"
        rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
        rich_utils.DEFAULT_STRING = "[anders: {}]"
        rich_utils.ENVVAR_STRING = "[of in de omgeving: {}]"
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            _without_english_type(parameter)
        super().format_help(ctx, formatter)  # type: ignore[misc]


def _without_english_type(parameter: Any) -> None:
    """Leave out ``<int>`` and the like: our own word stands there; choices and that say enough."""
    if not parameter.metavar and not parameter.type_descriptor.is_choice:
        parameter.metavar = ""
    if parameter.param_type_name == "argument":
        parameter.display_type_rich = lambda **_: None


class DutchCommand(_DutchHelp, TyperCommand):
    """A command whose help is in Dutch."""


class _Group(_DutchHelp, TyperGroup):
    pass
