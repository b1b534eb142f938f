"""The content security policy of a page: only the page's own scripts and styles are allowed, by hash."""

import base64
import hashlib
import re
from collections import Counter
from functools import lru_cache

FIXED = {"default-src": "'none'", "img-src": "'self'", "base-uri": "'none'", "form-action": "'none'"}
REQUIRED = FIXED.keys() | {"style-src"}
LOADS = re.compile(r"@import[^;]*|url\((?!#)[^)]*\)|expression\(|javascript:", re.I)


def check(page, folder):
    policies, styles, is_scripted = [], [], False
    for name, attributes, node in page.elements:
        if name == "meta" and "http-equiv" in attributes:
            policies.append(attributes.get("content", ""))
        elif name == "script" and "src" in attributes:
            is_scripted = True
        elif name == "style":
            styles.append(node.text())
        if name in ("style", "link") and not policies:
            yield f"{name} before the policy", attributes.get("rel", "")
    if len(policies) > 1:
        yield "two policies", ""
    if policies:
        yield from problems(policies[-1], tuple(styles), is_scripted)
    else:
        yield "no policy", ""


@lru_cache(maxsize=1000)
def problems(policy, styles, is_scripted):
    return list(find_problems(policy, styles, is_scripted))


def find_problems(policy, styles, is_scripted):
    parts = [part.split() for part in policy.split(";") if part.strip()]
    directives = {name: " ".join(values) for name, *values in parts}
    expected = {**FIXED, "script-src": "'self'" if is_scripted else "'none'"}
    yield from (("policy wrong", f"{name} twice") for name, times in Counter(name for name, *_ in parts).items() if times > 1)
    yield from (("policy wrong", f"no {name}") for name in sorted(REQUIRED - directives.keys()))
    for name, value in directives.items():
        if name != "style-src" and value != expected.get(name):
            yield "policy wrong", f"{name} {value}"
    if len(styles) != 1:
        yield "not exactly one style", f"{len(styles)}"
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" for style in styles}
    if set(directives.get("style-src", "").split()) != hashes:
        yield "policy does not match the style", f"{directives.get('style-src')}, style has {sorted(hashes)}"
    for style in styles:
        if style != style.strip():
            yield "style with spaces at its ends", "checkers disagree on its hash"
        yield from (("style loads something", loads[:80]) for loads in LOADS.findall(style))
