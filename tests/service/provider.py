"""An identity provider in a process of its own: python -m tests.service.provider.

It lets anybody in who says who they are, and as a municipality's would it wants PKCE: no token
for who cannot show what the challenge was made of.
"""

import base64
import hashlib
import os
import warnings
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import httpx2

from tests.processes import started


class IdentityProvider:
    """The provider as its users and their administrator see it."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    def knows(self, user: str, *roles: str, **claims: object) -> None:
        """Give a user these roles and no others."""
        told = {"preferred_username": user, "realm_access": {"roles": roles}, **claims}
        httpx2.put(f"{self.issuer}/users/{user}", json=told).raise_for_status()

    def lets_in(self, address: str, user: str) -> str:
        """Where a user is sent back to, who was sent here and signs in."""
        return httpx2.post(address, data={"sub": user}).headers["location"]

    def denies(self, address: str) -> str:
        """Where somebody is sent back to who does not go on."""
        return httpx2.post(address, data={"action": "deny"}).headers["location"]


@contextmanager
def running():
    """A provider, until it is no longer needed."""
    with started("tests.service.provider", AUTHLIB_INSECURE_TRANSPORT="1") as process:
        assert process.stdout
        yield IdentityProvider(process.stdout.readline().strip())
        process.terminate()


def _serve() -> None:
    warnings.simplefilter("ignore")  # its own libraries tell each other what is old
    import oidc_provider_mock  # noqa: PLC0415
    from flask import request  # noqa: PLC0415
    from werkzeug.serving import make_server  # noqa: PLC0415

    app = oidc_provider_mock.app(require_nonce=True)
    challenges: dict[str, str] = {}

    @app.after_request
    def keep_challenge(response):
        code = parse_qs(urlsplit(response.headers.get("location", "")).query).get("code")
        if request.path == "/oauth2/authorize" and code:
            assert request.args["code_challenge_method"] == "S256"
            challenges[code[0]] = request.args["code_challenge"]
        return response

    @app.before_request
    def require_verifier():
        if request.path == "/oauth2/token":
            digest = hashlib.sha256(request.form["code_verifier"].encode()).digest()
            shown = base64.urlsafe_b64encode(digest).decode().rstrip("=")
            if challenges.get(request.form["code"], shown) != shown:
                return {"error": "invalid_grant"}, 400
        return None

    server = make_server("localhost", 0, app, threaded=True)
    print(f"http://localhost:{server.server_port}", flush=True)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # nobody reads what it logs
    server.serve_forever()


if __name__ == "__main__":
    _serve()
