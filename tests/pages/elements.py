"""Elements and attributes that no page may have: everything that runs, loads, sends or draws something outside the theme."""

from collections import Counter

FORBIDDEN = {
    "script", "noscript", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe",
    "form", "input", "button", "select", "textarea", "base", "template", "foreignobject", "animate", "set", "audio", "video",
}
FORBIDDEN_ATTRIBUTES = {"srcdoc", "ping", "srcset", "formaction", "target"}
ADDRESSES = {
    "href", "src", "srcset", "xlink:href", "action", "formaction", "cite", "poster", "data", "background", "longdesc",
    "manifest", "codebase", "archive", "classid", "usemap", "profile", "imagesrcset", "ping", "attributionsrc",
}
REFERENCES = {"aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "aria-owns", "for", "headers"}
LINK_RELATIONS = {"canonical", "alternate", "icon"}
LINKED_DATA = {"type": "application/ld+json"}
OUT_OF_FRAME = {"target": "_top", "rel": "noopener"}


def check(page, folder):
    ids, references = Counter(), []
    for name, attributes, _ in page.elements:
        # A block of linked data is no script: browsers never run it.
        if name in FORBIDDEN and attributes != LINKED_DATA and not is_own_script(page, name, attributes):
            yield "forbidden element", f"<{name}>"
        for key, value in attributes.items():
            if key == "id":
                ids[value] += 1
            elif key in REFERENCES:
                references.extend((key, one) for one in value.split())
            elif key == "style" or key.startswith("on"):
                yield "style attribute or handler", f"{key} in <{name}>"
            elif key in FORBIDDEN_ATTRIBUTES and not (name == "a" and OUT_OF_FRAME.items() <= attributes.items()):
                yield "forbidden attribute", f"{key} in <{name}>"
            elif "://" in value and key not in ADDRESSES and not key.startswith("xmlns") and (name, key) != ("meta", "content"):
                yield "address outside href or src", f"{key} in <{name}>: {value[:80]}"
        if name == "a" and ("target" in attributes) != page.is_framed:
            yield "link does not leave the frame, or leaves none", attributes.get("href", "")
        elif name == "img" and not {"alt", "width", "height"} <= attributes.keys():
            yield "picture without alt, width and height", f"<img src={attributes.get('src')}>"
        elif name == "meta" and attributes.get("http-equiv", "content-security-policy").lower() != "content-security-policy":
            yield "forbidden meta", attributes["http-equiv"]
        elif name == "link" and not set(attributes.get("rel", "").split()) <= LINK_RELATIONS:
            yield "forbidden link relation", attributes.get("rel", "")
    page.facts.ids = set(ids)
    yield from (("id used twice", one) for one, times in ids.items() if times > 1)
    yield from (("reference to no id", f"{key}={one}") for key, one in references if one not in ids)


def is_own_script(page, name, attributes):
    """The script of the theme that pages.csv allows the page; links.py checks that its address leads there."""
    return (name == "script" and attributes.keys() == {"defer", "src"} and page.row.script
            and attributes["src"].endswith(f"script/{page.row.script}"))
