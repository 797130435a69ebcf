"""Lists, histories and refusals written for people and for their programs.

Every writer is a pure function of what it is given; whoever calls it prints or saves.
"""

from journeys.lists.dutch_csv import due_csv
from journeys.lists.forecast_csv import forecast_csv
from journeys.lists.forecast_svg import forecast_svg
from journeys.lists.forecast_table import forecast_table
from journeys.lists.history import history_table
from journeys.lists.ics import due_ics
from journeys.lists.json_rows import due_json
from journeys.lists.policies import differences_table, policies_table
from journeys.lists.table import due_table
from journeys.lists.what_if import what_if_table
from journeys.lists.what_if_chart import what_if_chart
from journeys.lists.what_if_csv import what_if_csv
from journeys.lists.working import workings_of_history, workings_of_rows
from journeys.lists.xlsx import due_xlsx

__all__ = [
    "differences_table",
    "due_csv",
    "due_ics",
    "due_json",
    "due_table",
    "due_xlsx",
    "forecast_csv",
    "forecast_svg",
    "forecast_table",
    "history_table",
    "policies_table",
    "what_if_chart",
    "what_if_csv",
    "what_if_table",
    "workings_of_history",
    "workings_of_rows",
]
