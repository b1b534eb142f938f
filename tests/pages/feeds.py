"""Atom feeds: well-formed, complete, with the mark, and with links to existing pages."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from urllib.parse import unquote

from sitemap import SITEMAPS

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def names(folder):
    return sorted(name for name in folder.files if name.endswith(".xml") and not SITEMAPS.fullmatch(name))


def check(folder, pages):
    """Findings of every feed."""
    for name in names(folder):
        try:
            root = ElementTree.fromstring(folder.read(name))
        except ElementTree.ParseError as error:
            yield "XML not well-formed", name, str(error)
            continue
        yield from ((kind, name, detail) for kind, detail in feed(root, folder.language_and_path(name)[0], folder, pages))


def feed(root, language, folder, pages):
    if root.tag != f"{ATOM}feed":
        yield "feed wrong", f"root is {root.tag}"
        return
    if root.get(LANGUAGE) != language:
        yield "feed wrong", "xml:lang"
    if not root.findtext(f"{ATOM}author/{ATOM}name"):
        yield "feed wrong", "no author"
    if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
        yield "feed wrong", "no link to itself"
    entries = root.findall(f"{ATOM}entry")
    ids = Counter(part.findtext(f"{ATOM}id") for part in [root, *entries])
    yield from (("feed wrong", f"id twice: {one}") for one, times in ids.items() if times > 1)
    for part in [root, *entries]:
        title = part.findtext(f"{ATOM}title") or "entry"
        yield from (("feed wrong", f"{title}: no {needed}") for needed in ("id", "title", "updated")
                    if not (part.findtext(f"{ATOM}{needed}") or "").strip())
        if not TIME.fullmatch(part.findtext(f"{ATOM}updated") or ""):
            yield "feed wrong", f"{title}: updated"
        for link in part.findall(f"{ATOM}link"):
            address, _, fragment = (link.get("href") or "").partition("#")
            target = unquote(folder.in_site(address) or "")
            if target not in folder.files:
                yield "feed leads nowhere", link.get("href")
            elif fragment and (target not in pages or unquote(fragment) not in pages[target].ids):
                yield "broken fragment", link.get("href")
        if part is not root and folder.labels.get(language, "").casefold() not in "".join(part.itertext()).casefold():
            yield "feed entry without the demonstration label", title
