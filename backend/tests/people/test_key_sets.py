"""Keys at an address: fetched carefully, and never from inside our own walls."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from fastapi.testclient import TestClient

from groundswell.errors import Invalid
from groundswell.people.clients import key_sets
from groundswell.people.clients.addresses import Unreachable, checked_address, is_outward, reachable
from groundswell.people.clients.key_sets import KEY_SETS, KeySets, fetched
from groundswell.people.models import ClientKey
from groundswell.people.schemas import ASSERTION
from groundswell.settings import settings
from tests.conftest import Making
from tests.people.keys import TOKEN, Private, claims, ec_key, private_pem, public_jwk, rsa_key, signed


class Published:
    """A server of this machine that publishes keys, and how often it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.say: Callable[[BaseHTTPRequestHandler], None] = lambda handler: None
        published = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                published.asked.append(dict(self.headers))
                published.say(self)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/jwks.json"

    def answers(self, body: bytes, status: int = 200, **headers: str) -> None:
        def say(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name, value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.say = say

    def keys(self, **named: Private) -> None:
        self.answers(json.dumps({"keys": [public_jwk(key, kid) for kid, key in named.items()]}).encode())


@pytest.fixture
def published() -> Iterator[Published]:
    made = Published()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def within(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets keys be fetched from this machine, as an operator may for a test of theirs."""
    monkeypatch.setattr(settings(), "inward_key_sets", True)
    KEY_SETS.forget()


@pytest.mark.usefixtures("within")
def test_a_client_whose_keys_are_at_an_address(client: TestClient, make: Making, published: Published) -> None:
    published.keys(first=rsa_key())
    with make() as m:
        secret = m.system(code="warehouse")
        m.session.add(
            ClientKey(
                client_id=secret.client_id,
                kind="jwks",
                jwks_url=published.url,
                made_at=secret.made_at,
                revision_id=secret.revision_id,
            )
        )

    def ask(kid: str) -> Any:
        key, algorithm = (rsa_key(), "RS384") if kid == "first" else (ec_key(), "ES384")
        assertion = signed(claims("warehouse"), key, kid=kid, algorithm=algorithm)
        form = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION, "client_assertion": assertion}
        return client.post(TOKEN, data=form)

    assert ask("first").status_code == 200
    assert ask("first").status_code == 200
    assert ask("second").json()["error_description"] == (
        "The assertion names the key 'second' (kid), which the client warehouse does not have."
    )
    assert len(published.asked) == 1
    KEY_SETS.forget()
    published.answers(b"", 500)
    refused = ask("first").json()["error_description"]
    assert refused == f"The client's keys at {published.url} cannot be had: it answered 500."


@pytest.mark.usefixtures("within")
def test_what_is_fetched_is_remembered_for_some_minutes(published: Published) -> None:
    clock = [0.0]
    sets = KeySets(lambda: clock[0])
    published.keys(first=rsa_key())
    assert sets.key(published.url, "first") is not None
    published.keys(second=ec_key())
    clock[0] = key_sets.GOOD_FOR - 1
    assert sets.key(published.url, "first") is not None
    clock[0] = key_sets.GOOD_FOR
    assert sets.key(published.url, "first") is None
    assert sets.key(published.url, "second") is not None
    assert len(published.asked) == 2


@pytest.mark.usefixtures("within")
def test_a_new_key_is_asked_for_but_not_without_end(published: Published) -> None:
    clock = [0.0]
    sets = KeySets(lambda: clock[0])
    published.keys(first=rsa_key())
    assert sets.key(published.url, "first") is not None
    published.keys(first=rsa_key(), second=ec_key())
    assert sets.key(published.url, "second") is None
    clock[0] = key_sets.AGAIN_AFTER
    assert sets.key(published.url, "second") is not None
    for _ in range(50):
        assert sets.key(published.url, "third") is None
    assert len(published.asked) == 2


@pytest.mark.usefixtures("within")
def test_an_address_that_failed_is_left_alone_for_a_while(published: Published) -> None:
    clock = [0.0]
    sets = KeySets(lambda: clock[0])
    published.answers(b"", 503)
    for _ in range(5):
        with pytest.raises(Unreachable, match="it answered 503"):
            sets.key(published.url, "first")
    assert len(published.asked) == 1
    published.keys(first=rsa_key())
    clock[0] = key_sets.AGAIN_AFTER
    assert sets.key(published.url, "first") is not None


@pytest.mark.usefixtures("within")
def test_requests_that_come_together_ask_once(published: Published) -> None:
    sets = KeySets()
    body = json.dumps({"keys": [public_jwk(rsa_key(), "first")]}).encode()
    published.answers(body)
    answer_now = published.say

    def slowly(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(0.2)
        answer_now(handler)

    published.say = slowly
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(sets.key(published.url, "first"))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert None not in found
    assert len(published.asked) == 1


@pytest.mark.usefixtures("within")
def test_a_key_of_the_set_that_is_not_taken(published: Published) -> None:
    small = public_jwk(rsa_key(1024), "small")
    private = {**public_jwk(rsa_key(), "private"), "d": "AQAB"}
    published.answers(json.dumps({"keys": [small, private, {"no": "name"}, 7, public_jwk(ec_key(), "good")]}).encode())
    sets = KeySets()
    assert sets.key(published.url, "good") is not None
    with pytest.raises(Unreachable, match="the key 'small' in it is not taken: The RSA key has 1024 bits"):
        sets.key(published.url, "small")
    with pytest.raises(Unreachable, match="the key 'private' in it is not taken: This is a private key"):
        sets.key(published.url, "private")


@pytest.mark.usefixtures("within")
@pytest.mark.parametrize(
    ("body", "status", "headers", "words"),
    [
        (b"", 302, {"Location": "http://127.0.0.1/secret"}, "it leads on to another address; give that one"),
        (b"", 404, {}, "it answered 404"),
        (b"x" * 100_000, 200, {}, "it is larger than 64,000 bytes"),
        (b"hello", 200, {}, "what is there is no set of keys"),
        (b"[]", 200, {}, "what is there is no set of keys"),
        (b'{"keys": {}}', 200, {}, "what is there is no set of keys"),
        (b"[" * 60_000, 200, {}, "what is there is no set of keys"),
    ],
)
def test_what_is_no_set_of_keys(
    published: Published, body: bytes, status: int, headers: dict[str, str], words: str
) -> None:
    published.answers(body, status, **headers)
    with pytest.raises(Unreachable, match=words):
        fetched(published.url)
    assert len(published.asked) == 1


@pytest.mark.usefixtures("within")
def test_an_answer_that_drips(published: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_sets, "WHOLE", 0.5)
    gone = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not gone.wait(0.05):
            handler.wfile.write(b"x")

    published.say = drip
    began = time.monotonic()
    with pytest.raises(Unreachable, match="did not answer in"):
        fetched(published.url)
    assert time.monotonic() - began < 5
    gone.set()


@pytest.mark.usefixtures("within")
def test_nobody_there() -> None:
    with pytest.raises(Unreachable, match="could not be read"):
        fetched("http://127.0.0.1:9/jwks.json")
    with pytest.raises(Unreachable, match=r"there is no host warehouse\.invalid"):
        fetched("http://warehouse.invalid/jwks.json")


@pytest.mark.usefixtures("within")
def test_a_certificate_is_of_the_name_although_its_number_is_called(published: Published, tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, now, now + timedelta(hours=1))
    files = tmp_path / "certificate.pem", tmp_path / "key.pem"
    files[0].write_bytes(made.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM))
    files[1].write_text(private_pem(key))
    asked_for: list[str | None] = []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    context.sni_callback = lambda socket, asked, _: asked_for.append(asked)
    published.server.socket = context.wrap_socket(published.server.socket, server_side=True)
    with pytest.raises(Unreachable, match=r"could not be read \(ConnectError\)"):  # nobody vouches for the certificate
        fetched(f"https://localhost:{published.server.server_port}/jwks.json")
    assert asked_for == ["localhost"]
    assert published.asked == []


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:1::1",
    ],
)
def test_numbers_that_lead_inward(number: str) -> None:
    assert not is_outward(ip_address(number))
    host = f"[{number}]" if ":" in number else number
    with pytest.raises(Invalid, match="inside this server's own network"):
        checked_address(f"https://{host}/jwks.json")


def test_numbers_that_lead_outward() -> None:
    assert is_outward(ip_address("93.184.216.34"))
    assert is_outward(ip_address("2606:4700::1111"))
    assert is_outward(ip_address("::ffff:93.184.216.34"))


@pytest.mark.parametrize("host", ["localhost", "127.1", "0x7f.1", "2130706433"])
def test_names_that_lead_inward(host: str) -> None:
    """However it is written, what counts is where it leads when it is looked up."""
    with pytest.raises(Unreachable, match="leads inside this server's own network"):
        reachable(host, 443)


def test_nothing_inside_is_fetched(published: Published) -> None:
    with pytest.raises(Unreachable, match="leads inside"):
        fetched(published.url)
    with pytest.raises(Unreachable, match="leads inside"):
        fetched(published.url.replace("127.0.0.1", "localhost"))
    assert published.asked == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("http://warehouse.example/jwks.json", "must begin with https://"),
        ("ftp://warehouse.example/jwks.json", "must begin with https://"),
        ("warehouse.example/jwks.json", "must begin with https://"),
        ("https://", "must begin with https://"),
        ("https://user:word@warehouse.example/", "no user and no fragment"),
        ("https://warehouse.example/#part", "no user and no fragment"),
        ("https://warehouse.example/" + "a" * 500, "longer than 500"),
        ("https://warehouse.example:port/", "no address of the web"),
        ("", "must begin with https://"),
    ],
)
def test_addresses_that_are_not_taken(said: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        checked_address(said)


def test_an_address() -> None:
    assert checked_address(" https://warehouse.example:8443/jwks.json ") == "https://warehouse.example:8443/jwks.json"
