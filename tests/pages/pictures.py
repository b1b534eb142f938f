"""SVG files contain nothing that runs or loads."""

import xml.etree.ElementTree as ElementTree

from elements import FORBIDDEN


def check(folder):
    """Findings of every picture in SVG."""
    for name in sorted(one for one in folder.files if one.endswith(".svg")):
        try:
            root = ElementTree.fromstring(folder.read(name))
        except ElementTree.ParseError as error:
            yield "XML not well-formed", name, str(error)
            continue
        for part in root.iter():
            kind = part.tag.rpartition("}")[2].lower()
            if kind in FORBIDDEN:
                yield "forbidden element", name, f"<{kind}>"
            for key, value in part.attrib.items():
                key = key.rpartition("}")[2].lower()
                if key.startswith("on") or (key == "href" and not value.startswith("#")):
                    yield "style attribute or handler", name, key
