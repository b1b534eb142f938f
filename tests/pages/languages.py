"""Languages: each page declares its language and links to the same page in every other; canonical addresses and hreflang agree."""

import posixpath

import links


def check(page, folder):
    root, language, path = page.tree.root, page.language, page.path
    if root.attributes.get("lang") != language:
        yield "wrong or no lang on html", f"{root.attributes.get('lang')}, expected {language}"
    canonical, alternates, leads = [], [], []
    for name, attributes, _ in page.elements:
        if name == "link" and "canonical" in attributes.get("rel", ""):
            canonical.append(attributes.get("href"))
        elif name == "link" and "hreflang" in attributes:
            alternates.append((attributes["hreflang"], attributes.get("href")))
        elif name == "a" and "hreflang" in attributes:
            target, _, _ = links.follow(page, folder, "a", attributes.get("href", ""))
            leads.append((attributes["hreflang"], attributes.get("lang"), target))
        elif name == "meta" and attributes.get("name") == "robots" and "noindex" in attributes.get("content", ""):
            page.facts.is_indexed = False
    page.facts.alternates = sorted(alternates)

    expected_canonical, expected_alternates = [], []
    if page.is_framed:
        whole = whole_page(page)
        expected_canonical = [folder.base + whole] * folder.has_host
        if not whole:
            yield "framed chart does not lead to its page", path
        if page.facts.is_indexed:
            yield "framed chart for search engines", ""
    elif folder.has_host and page.name != "404.html":
        expected_canonical = [f"{folder.base}{language}/{path}"]
        expected_alternates = [(one, f"{folder.base}{one}/{path}") for one in folder.languages]
        expected_alternates.append(("x-default", f"{folder.base}{folder.first_language}/{path}"))
    if canonical != expected_canonical:
        yield "canonical wrong", f"{canonical}, expected {expected_canonical}"
    if page.facts.alternates != sorted(expected_alternates):
        yield "hreflang not the same page in every language", f"{alternates[:3]}"
    if page.name == "404.html":
        return
    for other in folder.languages:
        same_page = f"{other}/{path}"
        if same_page not in folder.files:
            yield "page missing in another language", same_page
        found = [(lang, target) for code, lang, target in leads if code == other]
        if found != ([] if other == language or page.is_framed else [(other, same_page)]):
            yield "language link not to the same page", f"{other}: {found}"


def whole_page(page):
    """The page whose chart `nhung/PLAN/CHART.html` or `nhung/PLAN/TARGET/CHART.html` shows by itself: the only one that it leads to
    with the chart's fragment. It is a page of the plan, or the target's; empty if it is not. links.py checks that the fragment exists."""
    _, plan, *target, chart = page.path.removesuffix(".html").split("/")
    of_plan = f"{page.language}/ke-hoach/{plan}"
    found = [name for name, fragment in page.facts.fragments if fragment == f"{chart}-title"]
    right = [f"{of_plan}/chi-tieu/{target[0]}.html"] if target else [name for name in found if posixpath.dirname(name) == of_plan]
    return right[0] if right and found == right else ""
