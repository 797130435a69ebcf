"""Every page that somebody can come to, by links and by what the service says it has."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from fastapi.routing import APIRoute
from starlette.routing import Match

from journeys.service.app import PAGES
from tests.browser import town
from tests.browser.shapes import Parts, parts_and_links
from tests.browser.visitor import Visitor

ROUTES = [
    route
    for router in PAGES
    for route in router.routes
    if isinstance(route, APIRoute) and "GET" in (route.methods or ())
]
BEGINNINGS = [
    *(route.path for route in ROUTES if "{" not in route.path),
    *(f"/inwoners/{ref}" for ref in town.EVERYBODY),
]
"""Where somebody may begin who knows an address, whatever leads there."""
MOST_OF_A_KIND = 60
"""Pages that one route makes: as many as there are facts to record, and then some."""


BROKEN = 500


class Seen(NamedTuple):
    """A page that was come by."""

    path: str
    route: str
    status: int
    parts: Parts


def crawl(visitor: Visitor) -> Iterator[Seen]:
    """Every page somebody comes to; of what one route makes, not without end."""
    ahead, met, of_a_kind = deque(BEGINNINGS), set(BEGINNINGS), Counter[str]()
    while ahead:
        path = ahead.popleft()
        route = route_of(path)
        of_a_kind[route] += 1
        if of_a_kind[route] > MOST_OF_A_KIND:
            continue
        answer = visitor.page.request.get(f"{visitor.address}{path}", max_redirects=0)
        html = _is_a_page(answer.headers)
        parts, links = parts_and_links(answer.text() if html else "")
        if moved := answer.headers.get("location"):
            links.append(moved)
        elif html or answer.status >= BROKEN:
            yield Seen(path, route, answer.status, parts)
        for link in links:
            found = urlsplit(urljoin(path, link))
            onward = found.path + (f"?{found.query}" if found.query else "")
            if not found.netloc and not found.scheme and onward not in met:
                met.add(onward)
                ahead.append(onward)


def route_of(path: str) -> str:
    """The route that answers at a path."""
    scope = {"type": "http", "method": "GET", "path": urlsplit(path).path}
    return next((one.path for one in ROUTES if one.matches(scope)[0] is Match.FULL), "nothing")


def _is_a_page(headers: Mapping[str, str]) -> bool:
    kept = headers.get("content-disposition", "").startswith("attachment")
    return headers.get("content-type", "").startswith("text/html") and not kept
