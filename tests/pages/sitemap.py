"""The sitemap lists every page that may be indexed, once, with the same languages as the page itself."""

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter

NAME = "sitemap.xml"
SITEMAPS = re.compile(r"sitemap(-\d+)?\.xml")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
# The protocol's own limits of one file.
LIMIT_ADDRESSES, LIMIT_BYTES = 50_000, 50 * 1024 * 1024


def check(folder, pages):
    """`pages`: the facts of all pages by name. A site without an address has no sitemap."""
    if NAME not in folder.files or not folder.has_host:
        if folder.has_host:
            yield "missing file", NAME, ""
        elif NAME in folder.files:
            yield "sitemap without an address", NAME, "no --base with a host given"
        return
    if f"Sitemap: {folder.base}{NAME}" not in folder.text("robots.txt").splitlines():
        yield "robots.txt does not name the sitemap", "robots.txt", ""
    listed, alternates = Counter(), {}
    for name in [NAME, *sorted(one for one in folder.files if SITEMAPS.fullmatch(one) and one != NAME)]:
        try:
            root = ElementTree.fromstring(folder.read(name))
        except ElementTree.ParseError as error:
            yield "XML not well-formed", name, str(error)
            continue
        if name == NAME and root.tag == f"{SITEMAP}sitemapindex":
            yield from index_problems(folder, root)
            continue
        if root.tag != f"{SITEMAP}urlset":
            yield "sitemap wrong", name, f"root is {root.tag}"
        urls = root.findall(f"{SITEMAP}url")
        if len(urls) > LIMIT_ADDRESSES or (folder.root / name).stat().st_size > LIMIT_BYTES:
            yield "sitemap too large", name, f"{len(urls)} addresses"
        for url in urls:
            address = (url.findtext(f"{SITEMAP}loc") or "").strip()
            listed[address] += 1
            alternates[address] = sorted((link.get("hreflang"), link.get("href")) for link in url.iter(f"{XHTML}link"))
    expected = {folder.base + page.name: page for page in pages.values()
                if page.is_indexed and "/" in page.name and page.name.partition("/")[0] in folder.languages}
    yield from (("sitemap names an address twice", NAME, one) for one, times in listed.items() if times > 1)
    yield from (("page not in the sitemap", expected[one].name, "") for one in sorted(expected.keys() - listed.keys()))
    yield from (("sitemap names no page", NAME, one) for one in sorted(listed.keys() - expected.keys()))
    for address in expected.keys() & listed.keys():
        page = expected[address]
        if without_default(alternates[address]) != without_default(page.alternates):
            yield "sitemap and page disagree on languages", page.name, f"{alternates[address]}"


def index_problems(folder, root):
    """An index names every part, and nothing else."""
    named = sorted((one.text or "").strip().removeprefix(folder.base) for one in root.iter(f"{SITEMAP}loc"))
    if named != sorted(one for one in folder.files if SITEMAPS.fullmatch(one) and one != NAME):
        yield "sitemap index wrong", NAME, f"{named}"


def without_default(alternates):
    return [one for one in alternates if one[0] != "x-default"]
