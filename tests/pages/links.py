"""Links: every relative address names a file without climbing above the root, so that it leads to the same place from /, from a
path below a host and from a disk; 404.html is served at any depth and may only use the base. Every fragment names an id, and
every page can be reached from the home page."""

import json
import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from elements import ADDRESSES, LINKED_DATA

SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):|//")


def check(page, folder):
    for name, attributes, node in page.elements:
        # Links to other languages and canonical addresses are those of languages.py.
        if name == "link" and ("hreflang" in attributes or "canonical" in attributes.get("rel", "")):
            continue
        for key, address in attributes.items():
            if key not in ADDRESSES:
                continue
            target, fragment, problem = follow(page, folder, name, address)
            if problem:
                yield problem
            if target:
                page.facts.targets.add(target)
                if fragment:
                    page.facts.fragments.add((target, fragment))
        if name == "script" and attributes == LINKED_DATA:
            yield from linked_data(page, folder, node.text())


def follow(page, folder, element, address):
    """The file of this site that an address leads to, the fragment, and the finding if the address is not allowed there."""
    if address.startswith("#") and len(address) > 1 and address == address.strip():
        return page.name, unquote(address[1:]), None
    return resolve(folder, page.folder, element, address)


@lru_cache(maxsize=200_000)
def resolve(folder, at, element, address):
    """`at` is the folder of the page, None for 404.html. Pages of one folder share most of their links."""
    path, _, fragment = address.partition("#")
    if address != address.strip() or not path:
        return None, None, ("address empty or with spaces", f"<{element}> {address!r}")
    if scheme := SCHEME.match(address):
        return None, None, elsewhere(folder, element, address, (scheme[1] or "//").lower())
    if "?" in path or "\\" in path:
        return None, None, ("address with ? or \\", address)
    if at is None:
        if not path.startswith(folder.base_path):
            return None, None, ("404.html: address not under the base", f"{address} (base {folder.base_path})")
        target = unquote(path[len(folder.base_path):])
    elif path.startswith("/"):
        return None, None, ("absolute path", address)
    else:
        target = posixpath.normpath(posixpath.join(at, unquote(path))) + "/" * path.endswith("/")
        if target.startswith(".."):
            return None, None, ("address climbs above the root", address)
    if target not in folder.files:
        is_folder = target in ("", ".", "./") or target.rstrip("/") + "/index.html" in folder.files
        return None, None, ("address names a folder, not a file" if is_folder else "broken link", f"{address} → {target}")
    return target, unquote(fragment), None


def elsewhere(folder, element, address, scheme):
    if element == "a" and scheme in ("mailto", "tel", "sms"):
        return None
    if scheme not in ("http", "https"):
        return "forbidden scheme", f"<{element}> {address[:100]}"
    host = (urlsplit(address).hostname or "").lower()
    if element == "a" and any(host == one or host.endswith("." + one) for one in folder.hosts):
        return None
    if element == "link" and folder.in_site(address) is not None:
        return None
    return "host not in data/links.yaml" if element == "a" else "external request", f"<{element}> {address[:100]}"


def linked_data(page, folder, text):
    """A description of the open data whose every download exists."""
    try:
        files = [one["contentUrl"] for one in json.loads(text)["distribution"]]
    except (ValueError, KeyError, TypeError) as error:
        yield "linked data not readable", str(error)
        return
    for address in files:
        inside = folder.in_site(address) if folder.has_host else posixpath.normpath(posixpath.join(page.folder, address))
        if inside not in folder.files:
            yield "linked data names no file", address


def across(pages):
    """Fragments, and pages that no page leads to. `pages`: the facts of all pages by name."""
    for page in pages.values():
        for target, fragment in page.fragments:
            if target not in pages:
                yield "broken fragment", page.name, f"{target} is no page"
            elif fragment not in pages[target].ids:
                yield "broken fragment", page.name, f"{target}#{fragment}"
    yield from (("missing file", name, "") for name in ("index.html", "404.html") if name not in pages)
    reached, ahead = set(), ["index.html"]
    while ahead:
        name = ahead.pop()
        if name in pages and name not in reached:
            reached.add(name)
            ahead.extend(pages[name].targets - reached)
    yield from (("page that no page leads to", name, "") for name in pages.keys() - reached - {"404.html"})
