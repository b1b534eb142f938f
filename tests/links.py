#!/usr/bin/env python3
"""Checks a published folder without a browser: links, languages, rules of the house, sizes.

    python3 tests/links.py FOLDER [--base BASE] [--budget]
    python3 tests/links.py FOLDER --weigh [--sample N]
    python3 tests/links.py FOLDER [--base BASE] [--budget] --prove

    --base BASE   what the folder was built for: the value given to `minhbach build --base-url`, or a path such as /a/b/.
                  Without it: /, and no page may hold an absolute address.
    --budget      print the compressed sizes and fail over the limits; for folders built with the `minify` feature.

    --weigh       nothing but --budget, for folders with very many pages; --sample N takes every Nth of them.
    --prove       plants one fault of each kind in a copy of the folder and fails unless every one is found; with --budget
                  those over the limits too. Not planted: a page that is not UTF-8, a folder without a home page, a sitemap
                  in a folder without an address, a language without the word that marks invented figures.

Relative links that never climb above the root and name a file lead to the same place from /, from /a/b/ and from
file://, so that is what is demanded of every page. 404.html is served at any depth and may only use the base.
Exit code 0: nothing found. Standard library only.
"""

import argparse
import base64
import contextlib
import csv
import functools
import gzip
import hashlib
import html
import io
import json
import math
import multiprocessing
import os
import posixpath
import re
import shutil
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from pathlib import Path
from urllib.parse import unquote, urlsplit

PROJECT = Path(__file__).resolve().parent.parent
KB = 1024

# Limits in bytes, compressed as a web server does (level 6), and in elements.
LIST_PAGES = re.compile(r"""
    don-vi/[^/]+/index[^/]*\.html | tim-kiem/[^/]+/.* | xep-hang/.* | so-sanh/.* | ke-hoach/[^/]+/(van-ban|nhiem-vu|bao-cao(-\d+)?)\.html | du-lieu/.* | thuoc-do/.*
""", re.X)
LIMIT_ORDINARY, LIMIT_LIST, LIMIT_STYLE = 14 * KB, 30 * KB, 5 * KB
ELEMENTS_ORDINARY, ELEMENTS_LIST = 1400, 3500
# Rows of one list or table; what the search of a language loads in one go; what the theme's scripts weigh together.
LIMIT_ROWS, LIMIT_INDEX, LIMIT_SCRIPTS = 200, 60 * KB, 6 * KB
ROWS = re.compile(r"<(/?)(ul|ol|table|dl|li|tr|dt|thead)\b")

# Pages that show figures or institutions whatever stands on them, by the part of the address behind the language.
SHOWS_FIGURES = re.compile(r"""
    index\.html | ke-hoach/[^/]+/index\.html | don-vi/.* | xep-hang/[^/]+/.* | so-sanh/(?!index)[^/]+\.html | thay-doi/.* | lich-bao-cao/.*
""", re.X)
# A chart by itself, in frames of other sites: it has no twin to lead to, and search engines are sent to the whole page.
FRAMED = re.compile(r"nhung/([^/]+)/(?:([^/]+)/)?(?!index\.)[^/]+\.html")
OUT_OF_FRAME = {"target": "_top", "rel": "noopener"}
FIGURE_CLASSES = {"num", "bar", "chart", "figure"}
INSTITUTION = re.compile(r"[^/]+/don-vi/[^/]+/(?!index)[^/]+\.html")

FORBIDDEN_ELEMENTS = {
    "script", "noscript", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe",
    "form", "input", "button", "select", "textarea", "base", "template", "foreignobject", "animate", "set", "audio", "video",
}
ADDRESSES = {
    "href", "src", "srcset", "xlink:href", "action", "formaction", "cite", "poster", "data", "background", "longdesc",
    "manifest", "codebase", "archive", "classid", "usemap", "profile", "imagesrcset", "ping", "attributionsrc",
}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns", "for", "headers")
LINK_RELATIONS = {"canonical", "alternate", "icon"}
# Scripts of the theme, on the few pages that have one; such a page is whole without it.
OWN_SCRIPT = re.compile(r"(\.\./)*script/[a-z-]+\.js")
SCRIPTED = re.compile(r"tim-kiem/index\.html|so-sanh/(?!index)[^/]+\.html")
LINKED_DATA = {"type": "application/ld+json"}
POLICY = {"default-src": "'none'", "img-src": "'self'", "base-uri": "'none'", "form-action": "'none'", "script-src": "'none'"}
POLICY_REQUIRED = {"default-src", "style-src", "img-src", "base-uri", "form-action"}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITEMAPS = re.compile(r"sitemap(-\d+)?\.xml")
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"

TAG = re.compile(r"""
    <!--(?P<comment>.*?)-->
  | <!doctype[^>]*>
  | <(?P<raw>style|title|script|textarea)(?P<raw_attributes>(?:\s[^>]*)?)>(?P<text>.*?)</(?P=raw)\s*>
  | <(?P<close>/?)(?P<name>[a-z][^\s/>]*)(?P<attributes>[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)>
""", re.X | re.S | re.I)
ATTRIBUTE = re.compile(r"""([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
CLEAN_ATTRIBUTES = re.compile(r"""(?:\s+[^\s=>"'/<]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?\s*""")


class Site:
    """The folder and what is known before any page is read. Read-only once the workers run."""

    def __init__(self, folder, base, budget):
        self.folder = folder
        self.files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        self.pages = sorted(name for name in self.files if name.endswith(".html"))
        self.languages = sorted({name.split("/")[0] for name in self.pages if name.count("/") == 1 and name.endswith("/index.html")})
        self.has_host = "://" in base
        self.base = base
        self.base_path = urlsplit(base).path if self.has_host else base
        self.budget = budget
        self.hosts = set(re.findall(r"\bhost:\s*\"?([a-z0-9.-]+)", read_text(PROJECT / "data/links.yaml")))
        self.first_language, self.labels = languages_and_labels()

    def language_and_tail(self, page):
        """`vi/a/b.html` is `b.html` of folder `a` in `vi`. The page at the root is the home page in the first language."""
        first, _, tail = page.partition("/")
        if first in self.languages and tail:
            return first, tail
        return self.first_language, page


def read_text(path):
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def languages_and_labels():
    """The project's first language, and the words that mark invented figures, by language."""
    config = read_text(PROJECT / "minhbach.yaml")
    theme = re.search(r"^theme:\s*\"?([\w-]+)", config, re.M)
    listed = re.search(r"^languages:\s*\[\s*([\w-]+)", config, re.M)
    labels = {}
    for path in PROJECT.glob(f"themes/{theme[1] if theme else '*'}/words/*/labels.yaml"):
        found = re.search(r"^demo:\s*\"(.+)\"\s*$", read_text(path), re.M)
        labels[path.parent.name] = found[1] if found else ""
    return (listed[1] if listed else "vi"), labels


# ---- One page ---------------------------------------------------------------------------------------------------

class Tag:
    """What one tag says. Tags repeat, so each distinct one is parsed once."""

    __slots__ = ("name", "closes", "attributes", "problems", "matters")

    def __init__(self, name, closes, text):
        self.name, self.closes, self.attributes, self.problems = name, closes, {}, []
        if not CLEAN_ATTRIBUTES.fullmatch(text):
            self.problems.append(("tag not well-formed", f"<{name}{text}>"))
        for key, *values in ATTRIBUTE.findall(text):
            key = key.lower()
            if key in self.attributes:
                self.problems.append(("attribute given twice", f"{key} in <{name}>"))
            self.attributes[key] = html.unescape(next((value for value in values if value), ""))
        if not closes:
            self.judge()
        self.matters = not closes and (
            bool(self.problems) or name in ("html", "h1", "meta", "link", "img", "svg", "a")
            or any(key in ADDRESSES or key in REFERENCES or key in ("id", "class") for key in self.attributes))

    def judge(self):
        """Rules that need nothing but the tag."""
        name, attributes = self.name, self.attributes
        # A block of linked data is no script: browsers never run it. What it holds is looked at where its text is.
        is_own_script = name == "script" and set(attributes) == {"defer", "src"} and OWN_SCRIPT.fullmatch(attributes["src"])
        if name in FORBIDDEN_ELEMENTS and attributes != LINKED_DATA and not is_own_script:
            self.problems.append(("forbidden element", f"<{name}>"))
        for key, value in attributes.items():
            if key == "style" or key.startswith("on"):
                self.problems.append(("style attribute or handler", f"{key} in <{name}>"))
            elif key == "target" and name == "a" and OUT_OF_FRAME.items() <= attributes.items():
                pass
            elif key in ("srcdoc", "ping", "srcset", "formaction", "target"):
                self.problems.append(("forbidden attribute", f"{key} in <{name}>"))
            elif "://" in value and key not in ADDRESSES and not key.startswith("xmlns") and (name, key) != ("meta", "content"):
                self.problems.append(("address outside href or src", f"{key} in <{name}>: {value[:80]}"))
        if name == "img" and not {"alt", "width", "height"} <= set(attributes):
            self.problems.append(("picture without alt, width and height", f"<img src={attributes.get('src')}>"))
        if name == "meta" and "http-equiv" in attributes and attributes["http-equiv"].lower() != "content-security-policy":
            self.problems.append(("forbidden meta", attributes["http-equiv"]))
        if name == "link" and not set(attributes.get("rel", "").split()) <= LINK_RELATIONS:
            self.problems.append(("forbidden link relation", attributes.get("rel", "")))


class Reader:
    """Reads pages, one after another; keeps what repeats between them."""

    def __init__(self, site):
        self.site, self.tags, self.resolved, self.policies = site, {}, {}, {}

    def page(self, name):
        site = self.site
        content = (site.folder / name).read_bytes()
        page = {"name": name, "problems": [], "ids": set(), "targets": set(), "fragments": set(), "elements": 0}
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            page["problems"].append(("not UTF-8", str(error)))
            text = content.decode("utf-8", "replace")
        if not text[:15].lower() == "<!doctype html>":
            page["problems"].append(("no doctype first", text[:30]))
        # What stands for something until a page is drawn.
        if mark := re.search("[\ue000-\uf8ff]", text):
            page["problems"].append(("mark left in the page", repr(mark[0])))
        if site.language_and_tail(name)[1] == "index.html":
            said, weight = re.findall(r"(\d+) kB\b", text), math.ceil(len(gzip.compress(content, 9, mtime=0)) / 1000)
            # Two programs compress the same bytes a little differently.
            if len(said) != 1 or abs(int(said[0]) - weight) > 1:
                page["problems"].append(("home page says another weight", f"{said}, it has {weight} kB"))
        self.scan(text, page)
        if site.budget:
            page["size"] = len(gzip.compress(content, 6, mtime=0))
        return page

    def scan(self, text, page):
        site, problems, name = self.site, page["problems"], page["name"]
        language, tail = site.language_and_tail(name)
        counts, ids, references = Counter(), [], []
        state = {"lang": None, "csp": None, "cards": [], "canonical": [], "alternates": [], "languages": [], "noindex": False, "classes": set()}
        styles, charts, at = [], [], text.find("<")
        while at >= 0:
            match = TAG.match(text, at)
            if not match:
                problems.append(("stray < in text", text[at:at + 40]))
                at = text.find("<", at + 1)
                continue
            if match["comment"] is not None:
                problems.append(("comment in page", match["comment"][:40]))
            elif match["raw"]:
                raw = match["raw"].lower()
                page["elements"] += 1
                tag = self.tag(raw, "", match["raw_attributes"])
                problems.extend(tag.problems)
                if "id" in tag.attributes:
                    ids.append(tag.attributes["id"])
                if raw == "style":
                    styles.append(match["text"])
                    if state["csp"] is None:
                        problems.append(("style before the policy", ""))
                elif raw == "script" and tag.attributes == LINKED_DATA:
                    self.linked_data(match["text"], name, problems)
                elif raw == "title" and not match["text"].strip():
                    problems.append(("empty title", ""))
            elif match["name"]:
                tag = self.tag(match["name"], match["close"], match["attributes"])
                if not tag.closes:
                    page["elements"] += 1
                    if tag.matters:
                        self.look(tag, page, state, counts, ids, references)
                        if tag.name == "svg" and "chart" in tag.attributes.get("class", "").split():
                            charts.append((match.end(), tag.attributes.get("aria-labelledby", "")))
            at = text.find("<", match.end())

        if counts["h1"] != 1:
            problems.append(("not exactly one h1", f"{counts['h1']} found"))
        problems.extend(("id used twice", one) for one, times in Counter(ids).items() if times > 1)
        page["ids"] = set(ids)
        problems.extend(("reference to no id", f"{key}={one}") for key, one in references if one not in page["ids"])
        if state["lang"] != language:
            problems.append(("wrong or no lang on html", f"{state['lang']}, expected {language}"))
        scripted = re.search(r"<script\s[^>]*\bsrc\b", text) is not None
        if scripted and not SCRIPTED.fullmatch(tail or ""):
            problems.append(("forbidden element", "<script>"))
        self.policy(state["csp"], styles, scripted, problems)
        page["noindex"] = state["noindex"]
        self.addresses(page, state, language, tail)
        self.cards(state["cards"], problems)
        self.demonstration(text, page, state["classes"], charts, language, tail)
        page["canonical"] = state["canonical"]
        page["alternates"] = sorted(state["alternates"])
        if site.budget:
            page["style"] = style_size("".join(styles))
            page["rows"] = longest_list(text)

    def linked_data(self, text, name, problems):
        """A description of the open data whose every download exists."""
        try:
            files = json.loads(text)["distribution"]
        except (ValueError, KeyError, TypeError) as error:
            problems.append(("linked data not readable", str(error)))
            return
        for file in files:
            address = file["contentUrl"]
            inside = address.removeprefix(self.site.base) if self.site.has_host else posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
            if inside not in self.site.files:
                problems.append(("linked data names no file", address))

    def tag(self, name, closes, text):
        key = (name, closes, text)
        tag = self.tags.get(key)
        if tag is None:
            tag = self.tags[key] = Tag(name.lower(), closes, text)
        return tag

    def look(self, tag, page, state, counts, ids, references):
        attributes, name, problems = tag.attributes, tag.name, page["problems"]
        problems.extend(tag.problems)
        if name == "h1":
            counts["h1"] += 1
        if "id" in attributes:
            ids.append(attributes["id"])
        if "class" in attributes:
            state["classes"].update(attributes["class"].split())
        for key in REFERENCES:
            if key in attributes:
                references.extend((key, one) for one in attributes[key].split())
        if name == "html":
            state["lang"] = attributes.get("lang")
        elif name == "meta":
            if "http-equiv" in attributes:
                if state["csp"] is not None:
                    problems.append(("two policies", ""))
                state["csp"] = attributes.get("content", "")
            if attributes.get("property") == "og:image":
                state["cards"].append(attributes.get("content", ""))
            if attributes.get("name") == "robots" and "noindex" in attributes.get("content", ""):
                state["noindex"] = True
        elif name == "a" and ("target" in attributes) != bool(FRAMED.fullmatch(page["name"].partition("/")[2])):
            problems.append(("link does not leave the frame, or leaves none", attributes.get("href", "")))
        elif name == "link" and state["csp"] is None:
            problems.append(("link before the policy", attributes.get("rel", "")))
        for key in ADDRESSES & attributes.keys():
            value = attributes[key]
            if name == "link" and "canonical" in attributes.get("rel", ""):
                state["canonical"].append(value)
            elif name == "link" and "hreflang" in attributes:
                state["alternates"].append((attributes["hreflang"], value))
            else:
                target = self.follow(page, name, value)
                if name == "a" and "hreflang" in attributes:
                    state["languages"].append((attributes["hreflang"], attributes.get("lang"), target))

    def follow(self, page, element, address):
        """The file that an address leads to, if it is one of this site."""
        folder = page["name"].rpartition("/")[0]
        key = (folder if page["name"] != "404.html" else None, element, address)
        if address.startswith("#"):
            key = (page["name"], element, address)
        found = self.resolved.get(key)
        if found is None:
            found = self.resolved[key] = self.resolve(page["name"], folder, element, address)
        target, fragment, problem = found
        if problem:
            page["problems"].append(problem)
        if target:
            page["targets"].add(target)
            if fragment:
                page["fragments"].add((target, fragment))
        return target

    def resolve(self, name, folder, element, address):
        site = self.site
        if address != address.strip() or not address:
            return None, None, ("address empty or with spaces", f"<{element}> {address!r}")
        scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
        if scheme or address.startswith("//"):
            return None, None, self.elsewhere(element, address, scheme[1].lower() if scheme else "//")
        path, _, fragment = address.partition("#")
        fragment = unquote(fragment)
        if not path:
            return name, fragment, (None if fragment else ("address empty or with spaces", f"<{element}> {address!r}"))
        if "?" in path or "\\" in path:
            return None, None, ("address with ? or \\", address)
        if name == "404.html":
            if not path.startswith(site.base_path):
                return None, None, ("404.html: address not under the base", f"{address} (base {site.base_path})")
            target = unquote(path[len(site.base_path):])
        elif path.startswith("/"):
            return None, None, ("absolute path", address)
        else:
            parts = folder.split("/") if folder else []
            for part in unquote(path).split("/"):
                if part == "..":
                    if not parts:
                        return None, None, ("address climbs above the root", address)
                    parts.pop()
                elif part not in (".", ""):
                    parts.append(part)
            target = "/".join(parts) + ("/" if path.endswith(("/", "..")) else "")
        if target not in site.files:
            what = "address names a folder, not a file" if target.rstrip("/") + "/index.html" in site.files or not target else "broken link"
            return None, None, (what, f"{address} → {target}")
        return target, fragment, None

    def elsewhere(self, element, address, scheme):
        if element == "a" and scheme in ("mailto", "tel", "sms"):
            return None
        if scheme in ("http", "https"):
            host = (urlsplit(address).hostname or "").lower()
            if element == "a" and any(host == one or host.endswith("." + one) for one in self.site.hosts):
                return None
            if element == "link" and self.site.has_host and address.startswith(self.site.base):
                return None
            return ("host not in data/links.yaml" if element == "a" else "external request", f"<{element}> {address[:100]}")
        return ("forbidden scheme", f"<{element}> {address[:100]}")

    def policy(self, policy, styles, scripted, problems):
        if policy is None:
            problems.append(("no policy", ""))
            return
        key = (policy, tuple(styles), scripted)
        found = self.policies.get(key)
        if found is None:
            found = self.policies[key] = list(policy_problems(policy, styles, scripted))
        problems.extend(found)

    def addresses(self, page, state, language, tail):
        """Canonical, hreflang and the language link."""
        site, problems, name = self.site, page["problems"], page["name"]
        expected_canonical, expected_alternates = [], []
        framed = FRAMED.fullmatch(tail or "")
        if framed:
            whole = f"ke-hoach/{framed[1]}/" + (f"chi-tieu/{framed[2]}.html" if framed[2] else "index.html")
            expected_canonical = [f"{site.base}{language}/{whole}"] if site.has_host else []
            if f"{language}/{whole}" not in page["targets"]:
                problems.append(("framed chart does not lead to its page", whole))
            if not page["noindex"]:
                problems.append(("framed chart for search engines", ""))
        elif site.has_host and name != "404.html":
            expected_canonical = [f"{site.base}{language}/{tail}"]
            expected_alternates = [(one, f"{site.base}{one}/{tail}") for one in site.languages]
            expected_alternates.append(("x-default", f"{site.base}{site.first_language}/{tail}"))
        if state["canonical"] != expected_canonical:
            problems.append(("canonical wrong", f"{state['canonical']}, expected {expected_canonical}"))
        if sorted(state["alternates"]) != sorted(expected_alternates):
            problems.append(("hreflang not the same page in every language", f"{state['alternates'][:3]}"))
        if name == "404.html":
            return
        for other in site.languages:
            leads = [(lang, target) for code, lang, target in state["languages"] if code == other]
            if other == language:
                wanted = []
            else:
                wanted = [] if framed else [(other, f"{other}/{tail}")]
                if f"{other}/{tail}" not in site.files:
                    problems.append(("page missing in another language", f"{other}/{tail}"))
            if leads != wanted:
                problems.append(("language link not to the same page", f"{other}: {leads}"))

    def cards(self, cards, problems):
        """Share cards: absolute addresses of pictures of this site, of the size that networks ask for."""
        site = self.site
        if len(cards) > 1:
            problems.append(("two share cards", ", ".join(cards)))
        for card in cards:
            target = unquote(card[len(site.base):]) if site.has_host and card.startswith(site.base) else None
            if target not in site.files:
                problems.append(("share card leads nowhere", card))
                continue
            with open(site.folder / target, "rb") as file:
                head = file.read(24)
            if head[:8] != b"\x89PNG\r\n\x1a\n" or head[16:] != b"\0\0\x04\xb0\0\0\x02\x76":
                problems.append(("share card is no PNG of 1200 × 630", card))

    def demonstration(self, text, page, classes, charts, language, tail):
        label = html.escape(self.site.labels.get(language, ""), quote=False)
        body = text.find("<body")
        if (SHOWS_FIGURES.fullmatch(tail) or (classes & FIGURE_CLASSES and not tail.startswith("trang/"))
                or any(map(INSTITUTION.fullmatch, page["targets"]))):
            page["marked"] = True
            if not label or label not in text[body:]:
                page["problems"].append(("figures without the demonstration label", label))
        for start, title in charts:
            chart = text[start:text.find("</svg>", start)].casefold()
            if label.casefold() not in chart:
                page["problems"].append(("chart without the demonstration label", title))


def policy_problems(policy, styles, scripted):
    directives = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            if words[0] in directives:
                yield "policy wrong", f"{words[0]} twice"
            directives[words[0]] = " ".join(words[1:])
    for missing in sorted(POLICY_REQUIRED - directives.keys()):
        yield "policy wrong", f"no {missing}"
    for key, value in directives.items():
        expected = "'self'" if key == "script-src" and scripted else POLICY.get(key)
        if key != "style-src" and expected != value:
            yield "policy wrong", f"{key} {value}"
    if len(styles) != 1:
        yield "not exactly one style", f"{len(styles)}"
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" for style in styles}
    if set(directives.get("style-src", "").split()) != hashes:
        yield "policy does not match the style", f"{directives.get('style-src')}, style has {sorted(hashes)}"
    for style in styles:
        if style != style.strip():
            yield "style with spaces at its ends", "checkers disagree on its hash"
        for loads in re.findall(r"@import[^;]*|url\([^)]*\)|expression\(|javascript:", style, re.I):
            yield "style loads something", loads[:80]


# ---- The site ---------------------------------------------------------------------------------------------------

def across(site, pages, problems):
    """What can only be seen with all pages read."""
    by_name = {page["name"]: page for page in pages}
    for page in pages:
        for target, fragment in page["fragments"]:
            if target in by_name and fragment not in by_name[target]["ids"]:
                problems.append(("broken fragment", page["name"], f"{target}#{fragment}"))
            elif target not in by_name:
                problems.append(("broken fragment", page["name"], f"{target} is no page"))
    reached, ahead = set(), [name for name in ("index.html",) if name in by_name]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead.extend(target for target in by_name[name]["targets"] if target in by_name and target not in reached)
    problems.extend(("page that no page leads to", name, "") for name in by_name if name not in reached and name != "404.html")
    for name in ("index.html", "404.html"):
        if name not in by_name:
            problems.append(("missing file", name, ""))
    for one in site.languages:
        if not site.labels.get(one):
            problems.append(("no demonstration label for a language", one, "words/*/labels.yaml, key demo"))


def sitemap(site, pages, problems):
    """The sitemap lists what may be indexed, once, and says the same of languages as the pages. Number of addresses."""
    name = "sitemap.xml"
    if name not in site.files:
        if site.has_host:
            problems.append(("missing file", name, ""))
        return 0
    if not site.has_host:
        problems.append(("sitemap without an address", name, "no --base with a host given"))
        return 0
    root = parse(site, name, problems)
    if root is None:
        return 0
    maps = {name: root}
    if root.tag == f"{SITEMAP}sitemapindex":
        named = [(one.text or "").strip().removeprefix(site.base) for one in root.iter(f"{SITEMAP}loc")]
        if sorted(named) != sorted(one for one in site.files if SITEMAPS.fullmatch(one) and one != name):
            problems.append(("sitemap index wrong", name, f"{named}"))
        maps = {one: parse(site, one, problems) for one in named if one in site.files}
    listed, listed_alternates = Counter(), {}
    for one, part in maps.items():
        urls = [] if part is None else list(part.iter(f"{SITEMAP}url"))
        if part is None or part.tag != f"{SITEMAP}urlset":
            problems.append(("sitemap wrong", one, ""))
        if len(urls) > 50_000 or (site.folder / one).stat().st_size > 50 * KB * KB:
            problems.append(("sitemap too large", one, f"{len(urls)} addresses"))
        for url in urls:
            place = (url.findtext(f"{SITEMAP}loc") or "").strip()
            listed[place] += 1
            listed_alternates[place] = sorted((link.get("hreflang"), link.get("href")) for link in url.iter(f"{XHTML}link"))
    problems.extend(("sitemap names an address twice", name, place) for place, times in listed.items() if times > 1)
    expected = {
        site.base + page["name"]: page for page in pages
        if not page["noindex"] and page["name"].partition("/")[0] in site.languages and "/" in page["name"]}
    problems.extend(("page not in the sitemap", expected[place]["name"], "") for place in sorted(expected.keys() - listed.keys()))
    problems.extend(("sitemap names no page", name, place) for place in sorted(listed.keys() - expected.keys()))
    for place in expected.keys() & listed.keys():
        alternates = [one for one in expected[place]["alternates"] if one[0] != "x-default"]
        said = [one for one in listed_alternates[place] if one[0] != "x-default"]
        if said != alternates:
            problems.append(("sitemap and page disagree on languages", expected[place]["name"], f"{said}"))
    if f"Sitemap: {site.base}{name}" not in read_text(site.folder / "robots.txt").splitlines():
        problems.append(("robots.txt does not name the sitemap", "robots.txt", ""))
    return sum(listed.values())


def parse(site, name, problems):
    try:
        return ElementTree.parse(site.folder / name).getroot()
    except ElementTree.ParseError as error:
        problems.append(("XML not well-formed", name, str(error)))
        return None


def feeds(site, pages, problems):
    """Atom feeds: well-formed, complete, marked, and leading somewhere. Number of feeds."""
    ids_of = {page["name"]: page["ids"] for page in pages}
    found = 0
    for name in sorted(one for one in site.files if one.endswith(".xml") and not SITEMAPS.fullmatch(one)):
        root = parse(site, name, problems)
        if root is None:
            continue
        found += 1
        language = site.language_and_tail(name)[0]
        if root.tag != f"{ATOM}feed":
            problems.append(("feed wrong", name, f"root is {root.tag}"))
            continue
        if root.get("{http://www.w3.org/XML/1998/namespace}lang") != language:
            problems.append(("feed wrong", name, "xml:lang"))
        entries = root.findall(f"{ATOM}entry")
        seen = Counter()
        for part in [root, *entries]:
            what = part.findtext(f"{ATOM}title") or "entry"
            for needed in ("id", "title", "updated"):
                if not (part.findtext(f"{ATOM}{needed}") or "").strip():
                    problems.append(("feed wrong", name, f"{what}: no {needed}"))
            seen[part.findtext(f"{ATOM}id")] += 1
            if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", part.findtext(f"{ATOM}updated") or ""):
                problems.append(("feed wrong", name, f"{what}: updated"))
            for link in part.findall(f"{ATOM}link"):
                address, _, fragment = (link.get("href") or "").partition("#")
                target = unquote(address[len(site.base):]) if site.has_host and address.startswith(site.base) else None
                if target not in site.files:
                    problems.append(("feed leads nowhere", name, link.get("href")))
                elif fragment and unquote(fragment) not in ids_of.get(target, ()):
                    problems.append(("broken fragment", name, link.get("href")))
            if part is not root and site.labels.get(language, "").casefold() not in "".join(part.itertext()).casefold():
                problems.append(("feed entry without the demonstration label", name, what))
        problems.extend(("feed wrong", name, f"id twice: {one}") for one, times in seen.items() if times > 1)
        if not root.findtext(f"{ATOM}author/{ATOM}name"):
            problems.append(("feed wrong", name, "no author"))
        if not any(link.get("rel") == "self" for link in root.findall(f"{ATOM}link")):
            problems.append(("feed wrong", name, "no link to itself"))
    return found


def others(site, problems):
    """Pictures and tables that stand beside the pages."""
    for name in sorted(one for one in site.files if one.endswith(".svg")):
        root = parse(site, name, problems)
        for part in root.iter() if root is not None else ():
            kind = part.tag.rpartition("}")[2].lower()
            if kind in FORBIDDEN_ELEMENTS:
                problems.append(("forbidden element", name, f"<{kind}>"))
            for key, value in part.attrib.items():
                key = key.rpartition("}")[2].lower()
                if key.startswith("on") or (key == "href" and not value.startswith("#")):
                    problems.append(("style attribute or handler", name, key))
    for name in sorted(one for one in site.files if one.endswith(".csv")):
        header = next(csv.reader(io.StringIO(read_text(site.folder / name).lstrip("\ufeff"))), [])
        if {"institution", "numerator", "received"} & set(header) and "demonstration" not in header:
            problems.append(("table without the column demonstration", name, ""))


def budget(pages, site, problems):
    """Prints the largest page of each folder and holds every page to its limit."""
    groups = defaultdict(list)
    for page in pages:
        language, tail = site.language_and_tail(page["name"])
        is_list = bool(LIST_PAGES.fullmatch(tail))
        limit, elements = (LIMIT_LIST, ELEMENTS_LIST) if is_list else (LIMIT_ORDINARY, ELEMENTS_ORDINARY)
        if page["size"] > limit:
            problems.append(("page too large", page["name"], f"{page['size']} bytes compressed, limit {limit}"))
        if page["style"] > LIMIT_STYLE:
            problems.append(("style too large", page["name"], f"{page['style']} bytes compressed, limit {LIMIT_STYLE}"))
        if page["elements"] > elements:
            problems.append(("too many elements", page["name"], f"{page['elements']}, limit {elements}"))
        if page["rows"] > LIMIT_ROWS:
            problems.append(("list too long", page["name"], f"{page['rows']} rows, limit {LIMIT_ROWS}"))
        groups[(tail.partition("/")[0] if "/" in tail else ".", is_list)].append(page)
    print("compressed HTML, bytes          pages  median  largest   limit  elements  rows  largest page")
    for (folder, is_list), members in sorted(groups.items()):
        sizes = sorted(page["size"] for page in members)
        largest = max(members, key=lambda page: page["size"])
        limit = LIMIT_LIST if is_list else LIMIT_ORDINARY
        elements = max(page["elements"] for page in members)
        rows = max(page["rows"] for page in members)
        print(f"  {folder + (' (lists)' if is_list else ''):<28} {len(members):>6} {sizes[len(sizes) // 2]:>7} {sizes[-1]:>8}"
              f" {limit:>7} {elements:>9} {rows:>5}  {largest['name']}")
    print(f"  inline style: {max(page['style'] for page in pages)} bytes compressed, limit {LIMIT_STYLE}")
    weight = {name: len(gzip.compress((site.folder / name).read_bytes(), 6, mtime=0)) for name in site.files if name.endswith(".js")}
    index = {name: size for name, size in weight.items() if "/tim-kiem/" in name}
    scripts = sum(size for name, size in weight.items() if name not in index)
    loads = {language: loaded_at_once(site, language) for language in site.languages}
    once = {language: sum(weight.get(name, 0) for name in names) for language, names in loads.items()}
    for language, names in loads.items():
        page = f"{language}/tim-kiem/index.html"
        problems.extend(("search index missing", page, name) for name in names if name not in weight)
        if once[language] > LIMIT_INDEX:
            problems.append(("search index too large", page, f"{once[language]} bytes compressed in {len(names)} parts, limit {LIMIT_INDEX}"))
    # What is loaded when a place is chosen comes alone, on top of what is there.
    together = {name for names in loads.values() for name in names}
    problems.extend(("search index too large", name, f"{size} bytes compressed, limit {LIMIT_INDEX}")
                    for name, size in index.items() if name not in together and size > LIMIT_INDEX)
    if scripts > LIMIT_SCRIPTS:
        problems.append(("scripts too large", "script", f"{scripts} bytes compressed, limit {LIMIT_SCRIPTS}"))
    print(f"  search index: {len(index)} parts, the largest {max(index.values(), default=0)} bytes compressed; in one go"
          f" {', '.join(f'{language} {size}' for language, size in once.items())}, limit {LIMIT_INDEX};"
          f" scripts: {scripts} bytes compressed, limit {LIMIT_SCRIPTS}")


def loaded_at_once(site, language):
    """The parts of the index that the page of the search names to be loaded as soon as somebody types."""
    page = f"{language}/tim-kiem/index.html"
    found = re.search(r'data-parts=("[^"]*"|[^\s>]*)', read_text(site.folder / page))
    return [f"{language}/tim-kiem/{part}.js" for part in found[1].strip('"').split()] if found else []


def longest_list(text):
    """Rows of the longest list or table of a page. Heads of tables are no rows; lists inside rows are counted by themselves."""
    longest, open_lists = 0, []
    for closes, name in ROWS.findall(text):
        if name in ("ul", "ol", "table", "dl"):
            if closes:
                longest = max(longest, open_lists.pop() if open_lists else 0)
            else:
                open_lists.append(0)
        elif not closes and name in ("li", "tr", "dt") and open_lists:
            open_lists[-1] += 1
        elif not closes and name == "thead" and open_lists:
            open_lists[-1] -= 1
    return longest


def weigh_page(name):
    """What the budget asks of a page, and nothing else."""
    site = READER.site
    content = (site.folder / name).read_bytes()
    text = content.decode("utf-8", "replace")
    styles = "".join(re.findall(r"<style[^>]*>(.*?)</style>", text, re.S))
    return {
        "name": name, "problems": [], "targets": (), "fragments": (), "size": len(gzip.compress(content, 6, mtime=0)),
        "elements": len(re.findall(r"<[a-zA-Z]", text)), "rows": longest_list(text), "style": style_size(styles),
    }


@functools.lru_cache(maxsize=512)
def style_size(text):
    return len(gzip.compress(text.encode(), 6, mtime=0))


READER = None


def read_page(name):
    return READER.page(name)


def weigh(site, sample):
    """Every Nth page, weighed."""
    global READER
    READER = Reader(site)
    with multiprocessing.get_context("fork").Pool(os.cpu_count() or 1) as workers:
        return workers.map(weigh_page, site.pages[::sample], chunksize=40)


def check(site):
    """All pages, all findings as (kind, page, detail), addresses in the sitemap, feeds."""
    global READER
    READER = Reader(site)
    with multiprocessing.get_context("fork").Pool(os.cpu_count() or 1) as workers:
        pages = workers.map(read_page, site.pages, chunksize=40)
    problems = [(kind, page["name"], detail) for page in pages for kind, detail in page["problems"]]
    across(site, pages, problems)
    listed = sitemap(site, pages, problems)
    feed_count = feeds(site, pages, problems)
    others(site, problems)
    return pages, problems, listed, feed_count


# ---- Faults, planted --------------------------------------------------------------------------------------------

def put(where, what):
    """Puts `what` before the first `where` of a page."""
    return lambda text: text.replace(where, what + where, 1)


def swap(pattern, by):
    return lambda text: re.sub(pattern, by, text, count=1, flags=re.S | re.I)


def unmark(text):
    """Takes the demonstration label away, wherever it stands."""
    for label in languages_and_labels()[1].values():
        text = text.replace(label, "x")
    return text


def mislead(text):
    """Makes the first language link lead to the home page."""
    return re.sub(r"<a\b[^>]*hreflang[^>]*>", lambda link: re.sub(r'\shref="?[^">\s]*"?', ' href="../../index.html"', link[0]), text, count=1)


# What must be found, on which kind of page, and how it is broken. Every fault gets a page of its own.
FAULTS = [
    ("broken link", "don-vi", put("</main>", '<a href="khong-co.html">x</a>')),
    ("broken link", "don-vi", put("</main>", '<a href=INDEX.html>x</a>')),
    ("broken link", "don-vi", put("</main>", '<img src="khong-co.png" alt="" width="1" height="1">')),
    ("broken fragment", "don-vi", put("</main>", '<a href="#khong-co">x</a>')),
    ("broken fragment", "don-vi", put("</main>", '<a href="../../index.html#khong-co">x</a>')),
    ("address climbs above the root", "don-vi", put("</main>", '<a href="../../../../x/vi/index.html">x</a>')),
    ("absolute path", "don-vi", put("</main>", '<a href="/vi/index.html">x</a>')),
    ("address names a folder, not a file", "don-vi", put("</main>", '<a href="../../">x</a>')),
    ("address with ? or \\", "don-vi", put("</main>", '<a href="../../index.html?a=1">x</a>')),
    ("address empty or with spaces", "don-vi", put("</main>", '<a href="">x</a>')),
    ("host not in data/links.yaml", "don-vi", put("</main>", '<a href="https://example.com/">x</a>')),
    ("forbidden scheme", "don-vi", put("</main>", '<a href="//example.com/">x</a>')),
    ("external request", "don-vi", put("</main>", '<img alt="" width="1" height="1" src=http://example.com/a.png>')),
    ("forbidden scheme", "don-vi", put("</main>", '<a href="java&#115;cript:alert(1)">x</a>')),
    ("forbidden scheme", "don-vi", put("</main>", '<img alt="" width="1" height="1" src="data:,x">')),
    ("address outside href or src", "don-vi", put("</main>", '<p title="https://example.com/">x</p>')),
    ("forbidden element", "don-vi", put("</main>", "<script>1</script>")),
    ("linked data not readable", "du-lieu", put("</main>", '<script type="application/ld+json">{</script>')),
    ("linked data names no file", "du-lieu", put("</main>", '<script type="application/ld+json">{"distribution": [{"contentUrl": "x.csv"}]}</script>')),
    ("forbidden element", "don-vi", put("</main>", '<script type="application/ld+json" src="x.js"></script>')),
    ("forbidden element", "don-vi", put("</main>", "<IFRAME></IFRAME>")),
    ("forbidden element", "don-vi", put("</main>", "<form></form>")),
    ("forbidden element", "don-vi", put("<title", "<base href=index.html>")),
    ("forbidden meta", "don-vi", put("<title", '<meta http-equiv="refresh" content="0">')),
    ("forbidden link relation", "don-vi", put("</head>", '<link rel="prefetch" href="index.html">')),
    ("forbidden attribute", "don-vi", put("</main>", '<a ping="x" href="index.html">x</a>')),
    ("style attribute or handler", "don-vi", put("</main>", '<p style="color:red">x</p>')),
    ("style attribute or handler", "don-vi", put("</main>", "<p\nONCLICK=x>x</p>")),
    ("tag not well-formed", "don-vi", put("</main>", '<p title="a"lang=vi>x</p>')),
    ("stray < in text", "don-vi", put("</body>", '<p title="a"b">x</p>')),
    ("stray < in text", "don-vi", put("</main>", "<p>1 < 2</p>")),
    ("comment in page", "don-vi", put("</main>", "<!-- x -->")),
    ("picture without alt, width and height", "don-vi", put("</main>", '<img src="../../../favicon.svg" alt="">')),
    ("not exactly one h1", "don-vi", put("</main>", "<h1>x</h1>")),
    ("not exactly one h1", "don-vi", swap(r"<h1.*?</h1>", "")),
    ("id used twice", "don-vi", put("</main>", '<p id="a">x</p><p id=a>x</p>')),
    ("reference to no id", "don-vi", put("</main>", '<p aria-describedby="khong-co">x</p>')),
    ("wrong or no lang on html", "don-vi", swap(r"<html[^>]*>", '<html lang="fr">')),
    ("no policy", "don-vi", swap(r"<meta[^>]*Content-Security-Policy[^>]*>", "")),
    ("policy wrong", "don-vi", swap(r"default-src [^;]*;", "default-src *;")),
    ("policy wrong", "don-vi", swap(r"base-uri [^;]*;", "")),
    ("policy does not match the style", "don-vi", put("</style>", "p{}")),
    ("two policies", "don-vi", swap(r"(<meta[^>]*Content-Security-Policy[^>]*>)", r"\1\1")),
    ("style before the policy", "don-vi", swap(r"(<meta[^>]*Content-Security-Policy[^>]*>)", r"<style>p{}</style>\1")),
    ("link before the policy", "don-vi", swap(r"(<meta[^>]*Content-Security-Policy[^>]*>)", r'<link rel="icon" href="../../../favicon.svg">\1')),
    ("not exactly one style", "don-vi", put("</head>", "<style>p{}</style>")),
    ("style with spaces at its ends", "don-vi", put("</style>", " ")),
    ("attribute given twice", "don-vi", put("</main>", "<p lang=vi lang=en>x</p>")),
    ("mark left in the page", "don-vi", put("</main>", "\ue002")),
    ("empty title", "don-vi", swap(r"<title>.*?</title>", "<title></title>")),
    ("no doctype first", "don-vi", swap(r"<!doctype html>", "")),
    ("style loads something", "don-vi", put("</style>", "p{background:url(x.png)}")),
    ("language link not to the same page", "don-vi", mislead),
    ("figures without the demonstration label", "nhung", unmark),
    ("link does not leave the frame, or leaves none", "nhung", swap(r" target=\"?_top\"?", "")),
    ("link does not leave the frame, or leaves none", "don-vi", put("</main>", '<a target=_top rel=noopener href="index.html">x</a>')),
    ("framed chart does not lead to its page", "nhung", swap(r'href="?[./]*ke-hoach/[^ >]*', "href=../index.html")),
    ("framed chart for search engines", "nhung", swap(r"<meta[^>]*noindex[^>]*>", "")),
    ("figures without the demonstration label", "don-vi", swap(r"<aside.*</main>", "<main><h1>x</h1></main>")),
    ("figures without the demonstration label", "ke-hoach/[^/]+/chi-tieu", swap(r"<aside.*?</aside>(.*?)<svg.*</main>", r"\1</main>")),
    ("chart without the demonstration label", "so-sanh", swap(r'<text class="?demo.*?</text>', "")),
]
FAULTS_WITH_HOST = [
    ("canonical wrong", "don-vi", swap(r"<link[^>]*canonical[^>]*>", "")),
    ("hreflang not the same page in every language", "don-vi", swap(r'<link[^>]*hreflang="?en[^>]*>', "")),
    ("sitemap and page disagree on languages", "don-vi", swap(r'<link[^>]*hreflang="?en[^>]*>', "")),
    ("page not in the sitemap", "sitemap", swap(r"<url>.*?</url>", "")),
    ("sitemap names no page", "sitemap", swap(r"(<loc>[^<]*)index\.html", r"\1khong-co.html")),
    ("sitemap names an address twice", "sitemap", swap(r"(<url>.*?</url>)", r"\1\1")),
    ("feed wrong", "feed", swap(r"<updated>.*?</updated>", "")),
    ("feed leads nowhere", "feed", swap(r'(<entry>.*?<link href=")[^"]*', r"\1x")),
    ("feed entry without the demonstration label", "feed", swap(r"(<entry>.*?<content[^>]*>).*?</content>", r"\1</content>")),
]

# Without the feature `cards` there is none to break.
FAULTS_WITH_CARDS = [
    ("share card leads nowhere", "dia-ban", swap(r'(<meta[^>]*)\.png', r"\1-khong-co.png")),
    ("two share cards", "dia-ban", swap(r'(<meta[^>]*\.png[^>]*>)', r"\1\1")),
]

# Text that gzip cannot make smaller than half; forty thousand characters.
NOISE = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(625))
FAULTS_OVER_BUDGET = [
    # Twice, because a list may have twice as much; gzip does not remember so far back.
    ("page too large", "don-vi", put("</main>", f"<p>{NOISE}{NOISE}</p>")),
    ("style too large", "don-vi", put("</style>", f"p{{--a:{NOISE}}}")),
    ("too many elements", "don-vi", put("</main>", "<b></b>" * ELEMENTS_LIST)),
    ("list too long", "don-vi", put("</main>", f"<ul>{'<li>x</li>' * (LIMIT_ROWS + 1)}</ul>")),
]


def plant_over_budget(copy):
    """Scripts and parts of the search index over their limits; each part alone is within it."""
    def add(name, text):
        (copy / name).write_bytes((copy / name).read_bytes() + text.encode())

    script = min(path.relative_to(copy).as_posix() for path in copy.glob("script/*.js"))
    add(script, f"//{NOISE}")
    part = loaded_at_once(Site(copy, "/", True), "vi")[0]
    size = len(gzip.compress((copy / part).read_bytes(), 6))
    # So much that two such parts are over the limit and one is not.
    filling = "".join(hashlib.sha256(f"{part} {number}".encode()).hexdigest() for number in range((LIMIT_INDEX * 3 // 4 - size) // 36))
    add(part, f"//{filling}")
    (copy / "vi/tim-kiem/khong-co.js").write_text(f"//{filling}", "utf-8")
    for name, more in (("vi/tim-kiem/index.html", "khong-co "), ("en/tim-kiem/index.html", "khong-co ")):
        text = (copy / name).read_text("utf-8")
        (copy / name).write_text(re.sub(r'data-parts=(?:"([^"]*)"|([^\s>]*))', rf'data-parts="{more}\1\2"', text, count=1), "utf-8")
    return [("scripts too large", "script"), ("search index too large", "vi/tim-kiem/index.html"),
            ("search index missing", "en/tim-kiem/index.html")]


def plant_sitemaps(copy, base, pages):
    """A sitemap in parts with a part too large, one that is no sitemap and one that is not named. What was planted, what was found."""
    name = '<{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</{}>'
    place = f"<loc>{base}vi/index.html</loc>"
    named = "".join(f"<sitemap><loc>{base}sitemap-{number}.xml</loc></sitemap>" for number in (1, 2))
    (copy / "sitemap.xml").write_text(name.format("sitemapindex", named, "sitemapindex"), "utf-8")
    (copy / "sitemap-1.xml").write_text(name.format("urlset", f"<url>{place}</url>" * 50_001, "urlset"), "utf-8")
    (copy / "sitemap-2.xml").write_text(name.format("feed", "", "feed"), "utf-8")
    (copy / "sitemap-3.xml").write_text(name.format("urlset", "", "urlset"), "utf-8")
    (copy / "robots.txt").write_text("User-agent: *\n", "utf-8")
    problems = []
    sitemap(Site(copy, base, False), pages, problems)
    return [("sitemap too large", "sitemap-1.xml"), ("sitemap wrong", "sitemap-2.xml"), ("sitemap index wrong", "sitemap.xml"),
            ("robots.txt does not name the sitemap", "robots.txt")], problems


def look(site):
    """All findings; those over the limits only where they are asked for, without their table."""
    pages, problems, _, _ = check(site)
    if site.budget:
        with contextlib.redirect_stdout(io.StringIO()):
            budget(pages, site, problems)
    return pages, problems


def prove(site, base):
    """Breaks a copy of the site and expects every fault to be found where it was planted, and nothing elsewhere new."""
    known = Counter((kind, page) for kind, page, _ in look(site)[1])
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "site"
        shutil.copytree(site.folder, copy)
        # From the end: the last pages of a folder are ordinary ones.
        free, planted = list(reversed(site.pages)), []
        has_cards = any(name.endswith(".png") for name in site.files)
        faults = FAULTS + FAULTS_WITH_HOST * site.has_host + FAULTS_WITH_CARDS * has_cards + FAULTS_OVER_BUDGET * site.budget
        for kind, place, damage in faults:
            if place == "sitemap":
                names = ["sitemap.xml"]
            elif place == "feed":
                names = [name for name in sorted(site.files) if name.endswith("thay-doi.xml")]
            else:
                names = [name for name in free if re.match(rf"[^/]+/{place}/.*/?(?!index)[^/]*$", name)]
            for name in names:
                before = (copy / name).read_bytes().decode()
                after = damage(before)
                if after != before:
                    (copy / name).write_bytes(after.encode())
                    planted.append((kind, name))
                    if name in free:
                        free.remove(name)
                    break
            else:
                sys.exit(f"links: no page on which to plant: {kind}")
        # A card cut short, on the home page: no page of a folder is spent on it.
        if has_cards:
            card = copy / "vi/index.png"
            card.write_bytes(card.read_bytes()[:20])
            planted.append(("share card is no PNG of 1200 × 630", "vi/index.html"))
        home = copy / "en/index.html"
        home.write_text(re.sub(r"\d+ kB", "99 kB", home.read_text("utf-8")), "utf-8")
        planted.append(("home page says another weight", "en/index.html"))
        (copy / "vi/khong-ai-toi.html").write_bytes((copy / "vi/index.html").read_bytes())
        planted += [("page that no page leads to", "vi/khong-ai-toi.html"), ("page missing in another language", "vi/khong-ai-toi.html")]
        (copy / "404.html").write_text((copy / "404.html").read_text("utf-8").replace("</main>", '<a href="vi/index.html">x</a></main>'), "utf-8")
        planted.append(("404.html: address not under the base", "404.html"))
        (copy / "khong-dong.svg").write_text("<svg>", "utf-8")
        (copy / "data/khong-danh-dau.csv").write_text("institution,received\n", "utf-8")
        planted += [("XML not well-formed", "khong-dong.svg"), ("table without the column demonstration", "data/khong-danh-dau.csv")]
        if site.budget:
            planted += plant_over_budget(copy)
        pages, problems = look(Site(copy, base, site.budget))
        if site.has_host:
            more, seen = plant_sitemaps(copy, base, pages)
            planted += more
            problems += seen
        found = Counter((kind, page) for kind, page, _ in problems)
        found[("page not in the sitemap", "sitemap.xml")] = sum(n for (kind, _), n in found.items() if kind == "page not in the sitemap")
    unseen = [f"{kind} ({name})" for kind, name in planted if found[(kind, name)] <= known[(kind, name)]]
    for one in unseen:
        print(f"planted and not found: {one}")
    print(f"links: {len(planted)} faults planted, {len(planted) - len(unseen)} found")
    sys.exit(1 if unseen else 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", default="/")
    parser.add_argument("--budget", action="store_true")
    parser.add_argument("--weigh", action="store_true")
    parser.add_argument("--sample", type=int, default=1, help="with --weigh: every Nth page")
    parser.add_argument("--prove", action="store_true")
    parser.add_argument("--examples", type=int, default=4, help="how many of each kind of finding to print")
    options = parser.parse_args()
    if not options.folder.is_dir():
        sys.exit(f"links: no folder {options.folder}")
    base = options.base if options.base.endswith("/") else options.base + "/"
    if not re.match(r"(https?://[^/]+)?/", base):
        sys.exit(f"links: --base is an address with a host or a path from the root, not {options.base}")
    began = time.monotonic()
    site = Site(options.folder.resolve(), base, options.budget)
    if not site.pages or not site.languages:
        sys.exit(f"links: no pages in {options.folder}")
    if options.prove:
        prove(site, base)
    if options.weigh:
        pages, problems, listed, feed_count = weigh(site, options.sample), [], 0, 0
    else:
        pages, problems, listed, feed_count = check(site)
    if options.budget or options.weigh:
        budget(pages, site, problems)

    by_kind = defaultdict(list)
    for kind, page, detail in problems:
        by_kind[kind].append((page, detail))
    for kind, found in sorted(by_kind.items(), key=lambda item: -len(item[1])):
        print(f"{kind}: {len(found)} on {len({page for page, _ in found})} pages")
        details = Counter(detail for _, detail in found)
        shown = {}
        for page, detail in found:
            shown.setdefault(detail, page)
        for detail, page in list(shown.items())[:options.examples]:
            print(f"    {page}: {detail}" + (f"  (× {details[detail]})" if details[detail] > 1 else ""))
        if len(shown) > options.examples:
            print(f"    … and {len(shown) - options.examples} more")
    links = sum(len(page["targets"]) for page in pages)
    fragments = sum(len(page["fragments"]) for page in pages)
    marked = sum(1 for page in pages if page.get("marked"))
    print(f"links: {len(pages)} pages in {len(site.languages)} languages, {len(site.files)} files, {links} links,"
          f" {fragments} fragments, {listed} addresses in the sitemap, {feed_count} feeds, {marked} pages marked as demonstration:"
          f" {len(problems)} findings, {time.monotonic() - began:.1f} s")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
