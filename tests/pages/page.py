"""One page: its properties, its parsed elements, and the facts that the rules keep about it."""

import re
from dataclasses import dataclass, field
from posixpath import dirname

from selectolax.lexbor import LexborHTMLParser


@dataclass
class Facts:
    """The facts about a page that the checks of the whole site need."""
    name: str
    kind: str
    budget: str
    problems: list = field(default_factory=list)
    ids: set = field(default_factory=set)
    targets: set = field(default_factory=set)
    fragments: set = field(default_factory=set)
    alternates: list = field(default_factory=list)
    is_indexed: bool = True
    is_marked: bool = False
    size: int = 0
    style: int = 0
    elements: int = 0
    rows: int = 0


class Page:
    """A page while it is checked. `elements`: name in lower case, attributes, node; in the order of the page."""

    def __init__(self, name, folder):
        self.name = name
        self.language, self.path = folder.language_and_path(name)
        # 404.html is served in any folder.
        self.folder = None if name == "404.html" else dirname(name)
        self.row = folder.row(name)
        self.is_framed = self.row.framed == "yes"
        self.content = folder.read(name)
        self.text = self.content.decode("utf-8", "replace")
        self.tree = LexborHTMLParser(self.text)
        self.elements = [(node.tag.lower(), attributes(node), node) for node in self.tree.root.traverse()]
        self.facts = Facts(name, self.row.kind, self.row.budget, elements=len(self.elements))

    def named(self, *names):
        """The nodes of these names, in the order of the page."""
        return [node for name, _, node in self.elements if name in names]


def attributes(node):
    """An attribute without a value has an empty one."""
    found = node.attributes
    return {key: value or "" for key, value in found.items()} if None in found.values() else found


def check(page, folder):
    """Rules of the page as a whole."""
    try:
        page.content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield "not UTF-8", str(error)
    # Private characters stand for something until a page is drawn.
    if mark := re.search("[\ue000-\uf8ff]", page.text):
        yield "mark left in the page", repr(mark[0])
    headings = len(page.named("h1"))
    if headings != 1:
        yield "not exactly one h1", f"{headings} found"
    # Pictures have titles too; the title of the page stands in its head.
    if not any(node.text().strip() for node in page.named("title")[:1]):
        yield "empty title", ""
