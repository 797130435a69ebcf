'''The Dutch pages: made on the server, working without JavaScript; they decide nothing themselves.

How a page is added:

1. A small module in the folder of its part of the menu, with a router and its handlers, one
   question a module; what every page shares stands in this folder itself::

       router = page_router()

       @router.get("/mijn-week", name="seeMyWeek")
       def my_week(request: Request, asker: SignedIn) -> Response:
           """Wie u deze week spreekt."""
           asker.require(Action.see_own_list)      # or asker.opened(ref, ClientAction.see)
           asker.shown(*refs)                      # whose data the page shows, for the logs
           return render(request, asker, "week/page.html", rows=rows)

   ``page_router()`` logs every answer as the API does and refuses each POST that does not
   bring the hidden field of ``forms/own.py``; ``name`` is how the logs call what was done.
   A ``Refusal`` that is raised becomes a page with its title, why, and what to do.
   After a POST that did something: ``return to(f"/inwoners/{ref}")`` (303). A POST that
   was refused is shown again with ``render(..., status=status_of(refusal), refusal=refusal)``.

2. Its template in the same folder of ``templates/``, one a page::

       {% extends "base.html" %}
       {% block title %}Mijn week{% endblock %}
       {% block main %}<h1 class="utrecht-heading-1">…</h1>{% endblock %}

   In a form: ``<form method="post">{{ csrf() }} …``. Filters for days and values stand in
   ``rendering.py``; everything is escaped; no ``style=`` and no ``<script>``, the browser
   refuses both. Classes are those of NL Design System (``utrecht-…``); layout of our own
   stands in ``static/journeys.css``.

3. Its router in ``ROUTERS`` of its folder and, for a new folder, in ``PAGES`` of
   ``journeys.service.app``; when people go there by themselves, a line in ``navigation.py``.
'''
