"""Share cards: absolute addresses of pictures of this site, of the size that networks ask for."""

from urllib.parse import unquote

HEAD = b"\x89PNG\r\n\x1a\n"
SIZE = (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")


def check(page, folder):
    cards = [attributes.get("content", "") for name, attributes, _ in page.elements
             if name == "meta" and attributes.get("property") == "og:image"]
    if len(cards) > 1:
        yield "two share cards", ", ".join(cards)
    for card in cards:
        target = unquote(folder.in_site(card) or "")
        if target not in folder.files:
            yield "share card leads nowhere", card
            continue
        with open(folder.root / target, "rb") as file:
            head = file.read(24)
        if head[:8] != HEAD or head[16:] != SIZE:
            yield "share card is no PNG of 1200 × 630", card
