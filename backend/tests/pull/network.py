"""A bad network: a server on loopback that answers as a test tells it, breaks off, or asks to wait."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answering = Callable[[BaseHTTPRequestHandler], None]


def answer(
    request: BaseHTTPRequestHandler, status: int, body: bytes = b"", *, promised: int | None = None, **headers: str
) -> None:
    """Sends the body; where more than it is `promised`, and no more comes, the connection breaks off."""
    request.send_response(status)
    request.send_header("Content-Length", str(len(body) if promised is None else promised))
    for name, value in headers.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(body)
    request.close_connection = promised is not None


@contextmanager
def network(get: Answering, signing_in: Answering) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            get(self)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            signing_in(self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
