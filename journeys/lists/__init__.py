"""Lists, histories and refusals written for people and for their programs.

Every writer is a pure function of what it is given; whoever calls it prints or saves.
"""

from journeys.lists.dutch_csv import due_csv
from journeys.lists.history import history_table
from journeys.lists.ics import due_ics
from journeys.lists.json_rows import due_json
from journeys.lists.table import due_table
from journeys.lists.working import workings_of_history, workings_of_rows
from journeys.lists.xlsx import due_xlsx

__all__ = [
    "due_csv",
    "due_ics",
    "due_json",
    "due_table",
    "due_xlsx",
    "history_table",
    "workings_of_history",
    "workings_of_rows",
]
