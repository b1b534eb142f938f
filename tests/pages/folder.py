"""A published folder, and what is known about it before any page is read. Read-only once the workers run."""

import os
from pathlib import Path
from urllib.parse import urlsplit

import yaml

import listing

PROJECT = Path(__file__).resolve().parents[2]


class Folder:
    """`base` is what the folder was built for: an address with a host, or a path from the root. Both end with a slash."""

    def __init__(self, root, base):
        self.root, self.base = root, base
        self.has_host = "://" in base
        self.base_path = urlsplit(base).path if self.has_host else base
        self.files = set(published_files(root))
        self.pages = sorted(name for name in self.files if name.endswith(".html"))
        self.languages = sorted(name.partition("/")[0] for name in self.pages if name.count("/") == 1 and name.endswith("/index.html"))
        self.rows = listing.read(root / listing.NAME)
        config = read_yaml(PROJECT / "minhbach.yaml")
        self.first_language = config["languages"][0]
        self.hosts = [link["host"] for link in read_yaml(PROJECT / "data/links.yaml")["links"]]
        self.labels = demonstration_labels(config["theme"])

    def language_and_path(self, page):
        """`vi/a/b.html` is `a/b.html` in `vi`. The page at the root is the home page in the first language."""
        first, _, path = page.partition("/")
        return (first, path) if path and first in self.languages else (self.first_language, page)

    def row(self, page):
        """The row of a page in pages.csv; the page at the root is a home page, and 404.html is not listed."""
        return self.rows.get("/".join(self.language_and_path(page)), listing.UNLISTED)

    def read(self, name):
        return (self.root / name).read_bytes()

    def text(self, name):
        """The text of a file, empty where there is none."""
        return self.read(name).decode("utf-8") if name in self.files else ""

    def in_site(self, address):
        """The file of this site at an absolute address, or None."""
        return address.removeprefix(self.base) if self.has_host and address.startswith(self.base) else None


def published_files(root):
    """Every file by its path from the root, without the program's own files in hidden folders."""
    for at, folders, names in os.walk(root):
        folders[:] = [one for one in folders if not one.startswith(".")]
        inside = Path(at).relative_to(root).as_posix()
        yield from (name if inside == "." else f"{inside}/{name}" for name in names)


def read_yaml(path):
    return yaml.safe_load(path.read_text("utf-8"))


def demonstration_labels(theme):
    """The words that mark invented figures, by language."""
    words = sorted(PROJECT.glob(f"themes/{theme}/words/*/labels.yaml"))
    return {path.parent.name: read_yaml(path).get("demo", "") for path in words}
