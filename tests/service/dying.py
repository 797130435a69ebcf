"""A service that can be killed and started again at once: ``python -m tests.service.dying URL``.

Programs are loaded once and one socket listens all the time, so that whoever asks while nobody
answers waits for the next server. It writes its port; for each line it reads, it starts a server,
writes its process, and waits until that has died.
"""

import os
import socket
import sys

import uvicorn

from journeys.application.bootstrap import open_journeys
from journeys.service.app import service
from tests.cases import SettableClock, noon
from tests.service.asking import TODAY


def serve(url: str, listening: socket.socket) -> None:
    """Answer until killed."""
    with open_journeys(url, clock=SettableClock(noon(TODAY))) as journeys:
        app = service(journeys, secure=False)
        uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[listening])


def main(url: str) -> None:
    """Start a server each time one is asked for."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        print(listening.getsockname()[1], flush=True)
        for _ in sys.stdin:
            child = os.fork()
            if child == 0:
                try:
                    serve(url, listening)
                finally:
                    os._exit(1)
            print(child, flush=True)
            os.waitpid(child, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
