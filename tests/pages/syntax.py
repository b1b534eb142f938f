"""What a parser mends without a word: a stray <, a tag that is not well-formed, an attribute given twice.

The parser shows what a browser makes of a page, not whether it had to guess. So the tags are read once more as text."""

import re
from functools import lru_cache

ATTRIBUTE = r"""\s+[^\s=>"'/<]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
TAG = re.compile(rf"""
    <(style|title|script|textarea)(?:{ATTRIBUTE})*\s*>.*?</\1\s*>
  | <[a-z][a-z0-9:-]*(?:{ATTRIBUTE})*\s*/?>
  | </[a-z][a-z0-9:-]*\s*>
""".replace("\n", ""), re.X | re.S | re.I)
START = re.compile(r"<[a-z][^>]*=[^>]*=[^>]*>", re.I)
NAME = re.compile(r"""\s([^\s=>"'/<]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
DOCTYPE = "<!doctype html>"


def check(page, folder):
    text = page.text
    if text[:len(DOCTYPE)].lower() != DOCTYPE:
        yield "no doctype first", text[:30]
    if (at := text.find("<!--")) >= 0:
        yield "comment in page", text[at:at + 40]
    yield from (("attribute given twice", tag) for tag in set(START.findall(text)) if gives_twice(tag))
    rest = TAG.sub("", text[len(DOCTYPE):])
    if (at := rest.find("<")) >= 0:
        yield "markup not well-formed", rest[at:at + 40]


@lru_cache(maxsize=100_000)
def gives_twice(tag):
    names = [name.lower() for name in NAME.findall(tag)]
    return len(names) > len(set(names))
