"""Prints the page for integrators as the app shows it: backend/docs/integrators.md in pieces of prose and code.

    backend/.venv/bin/python scripts/guide.py > frontend/src/features/api/integrators.gen.json

`{"html": …}` is prose as the browser shows it, `{"code": …, "language": …}` a block that one may copy. The Markdown is
ours and is read when the app is built, so its HTML is no stranger's.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from steps import BACKEND

GUIDE = BACKEND / "docs" / "integrators.md"


def pieces(text: str) -> Iterator[dict[str, str]]:
    """The page from after its title on: prose between blocks of code, and these."""
    markdown = MarkdownIt("commonmark").enable("table")
    prose: list[Token] = []
    for token in _named(markdown.parse(text))[3:]:
        if token.type == "fence":
            if prose:
                yield {"html": markdown.renderer.render(prose, markdown.options, {})}
            prose = []
            yield {"code": token.content, "language": token.info}
        else:
            prose.append(token)
    if prose:
        yield {"html": markdown.renderer.render(prose, markdown.options, {})}


def _named(tokens: list[Token]) -> list[Token]:
    """Headings can be linked to."""
    for opening, words in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrSet("id", re.sub(r"[^a-z0-9]+", "-", words.content.lower()).strip("-"))
    return tokens


if __name__ == "__main__":
    json.dump(list(pieces(GUIDE.read_text(encoding="utf-8"))), sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")
