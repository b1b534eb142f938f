"""Faults planted in a copy of a site, to prove that the checks find them."""

import re
import shutil
import tempfile
from collections import Counter
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

import budget
import listing
import site_check
import sitemap
from folder import Folder

POLICY = r"(<meta[^>]*Content-Security-Policy[^>]*>)"
LINKED_DATA = '<script type="application/ld+json">{}</script></main>'
BARE = '<!doctype html><html lang="vi"><title>x</title>'
URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'


def noise(seed, size):
    """Text that weighs about `size` bytes compressed: gzip makes it smaller by half at most."""
    return "".join(sha256(f"{seed} {number}".encode()).hexdigest() for number in range(size // 36))


def in_main(finding, html):
    return finding, "institution", "</main>", f"{html}</main>"


# What must be found, where, and how it is broken: a pattern whose first match is replaced. Where: a kind of page (every fault gets a
# page of its own) or a file, which is made if it is not there and removed if nothing is left of it. If what must be found is
# reported elsewhere, that place comes last.
FAULTS = [
    in_main("broken link", '<a href="khong-co.html">x</a>'),
    in_main("broken link", '<a href=INDEX.html>x</a>'),
    in_main("broken link", '<img src="khong-co.png" alt="" width="1" height="1">'),
    in_main("broken fragment", '<a href="#khong-co">x</a>'),
    in_main("broken fragment", '<a href="../../index.html#khong-co">x</a>'),
    in_main("address climbs above the root", '<a href="../../../../x/vi/index.html">x</a>'),
    in_main("absolute path", '<a href="/vi/index.html">x</a>'),
    in_main("address names a folder, not a file", '<a href="../../">x</a>'),
    in_main("address with ? or \\", '<a href="../../index.html?a=1">x</a>'),
    in_main("address empty or with spaces", '<a href="">x</a>'),
    in_main("host not in data/links.yaml", '<a href="https://example.com/">x</a>'),
    in_main("forbidden scheme", '<a href="//example.com/">x</a>'),
    in_main("external request", '<img alt="" width="1" height="1" src=http://example.com/a.png>'),
    in_main("forbidden scheme", '<a href="java&#115;cript:alert(1)">x</a>'),
    in_main("forbidden scheme", '<img alt="" width="1" height="1" src="data:,x">'),
    in_main("address outside href or src", '<p title="https://example.com/">x</p>'),
    in_main("forbidden element", "<script>1</script>"),
    in_main("forbidden element", '<script defer src="../../../script/search.js"></script>'),
    in_main("forbidden element", '<script type="application/ld+json" src="x.js"></script>'),
    in_main("forbidden element", "<IFRAME></IFRAME>"),
    in_main("forbidden element", "<form></form>"),
    in_main("forbidden attribute", '<a ping="x" href="index.html">x</a>'),
    in_main("style attribute or handler", '<p style="color:red">x</p>'),
    in_main("style attribute or handler", "<p\nONCLICK=x>x</p>"),
    in_main("markup not well-formed", '<p title="a"lang=vi>x</p>'),
    in_main("markup not well-formed", '<p title="a"b">x</p>'),
    in_main("markup not well-formed", "<p>1 < 2</p>"),
    in_main("comment in page", "<!-- x -->"),
    in_main("picture without alt, width and height", '<img src="../../../favicon.svg" alt="">'),
    in_main("not exactly one h1", "<h1>x</h1>"),
    in_main("id used twice", '<p id="a">x</p><p id=a>x</p>'),
    in_main("reference to no id", '<p aria-describedby="khong-co">x</p>'),
    in_main("attribute given twice", "<p lang=vi lang=en>x</p>"),
    in_main("mark left in the page", "\ue002"),
    in_main("link does not leave the frame, or leaves none", '<a target=_top rel=noopener href="index.html">x</a>'),
    ("linked data not readable", "data", "</main>", LINKED_DATA.format("{")),
    ("linked data names no file", "data", "</main>", LINKED_DATA.format('{"distribution": [{"contentUrl": "x.csv"}]}')),
    ("forbidden element", "institution", "<title", "<base href=index.html><title"),
    ("forbidden meta", "institution", "<title", '<meta http-equiv="refresh" content="0"><title'),
    ("forbidden link relation", "institution", "</style>", '</style><link rel="prefetch" href="index.html">'),
    ("not exactly one h1", "institution", "<h1.*?</h1>", ""),
    ("wrong or no lang on html", "institution", "<html[^>]*>", '<html lang="fr">'),
    ("no policy", "institution", POLICY, ""),
    ("policy wrong", "institution", "default-src [^;]*;", "default-src *;"),
    ("policy wrong", "institution", "base-uri [^;]*;", ""),
    ("policy does not match the style", "institution", "</style>", "p{}</style>"),
    ("two policies", "institution", POLICY, r"\1\1"),
    ("style before the policy", "institution", POLICY, r"<style>p{}</style>\1"),
    ("link before the policy", "institution", POLICY, r'<link rel="icon" href="../../../favicon.svg">\1'),
    ("not exactly one style", "institution", "</style>", "</style><style>p{}</style>"),
    ("style with spaces at its ends", "institution", "</style>", " </style>"),
    ("style loads something", "institution", "</style>", "p{background:url(x.png)}</style>"),
    ("empty title", "institution", "<title>.*?</title>", "<title></title>"),
    ("no doctype first", "institution", "<!doctype html>", ""),
    ("language link not to the same page", "institution", r'<a\b(?=[^>]*hreflang)([^>]*?\shref="?)[^">\s]*', r"<a\1../../index.html"),
    ("figures without the demonstration label", "institution", "<aside.*</main>", "<main><h1>x</h1></main>"),
    ("figures without the demonstration label", "target", "<aside.*?</aside>(.*?)<svg.*</main>", r"\1</main>"),
    ("figures without the demonstration label", "embed", "(<body[^>]*>).*", r'\1<h1>x</h1><p class="num">1</p>'),
    ("chart without the demonstration label", "compare", '<text class="?demo.*?</text>', ""),
    ("link does not leave the frame, or leaves none", "embed", ' target="?_top"?', ""),
    ("framed chart does not lead to its page", "embed", 'href="?[./]*ke-hoach/[^ >]*', "href=../index.html"),
    ("framed chart for search engines", "embed", "<meta[^>]*noindex[^>]*>", ""),
    ("home page says another weight", "en/index.html", r"\d+(?=\s+kB)", "99"),
    ("404.html: address not under the base", "404.html", "</main>", '<a href="vi/index.html">x</a></main>'),
    ("page that no page leads to", "vi/khong-ai-toi.html", "^", BARE),
    ("page missing in another language", "vi/khong-co-ban-dich.html", "^", BARE),
    ("page not in pages.csv", "vi/khong-liet-ke.html", "^", BARE),
    ("pages.csv names no page", listing.NAME, r"\Z", "vi/khong-co.html,home,ordinary,,no,no\n"),
    ("page listed twice", listing.NAME, r"\Z", "vi/index.html,home,ordinary,,no,no\n"),
    ("line of pages.csv wrong", listing.NAME, r"\Z", "vi/index.html,home,large,,no,no\n"),
    ("kind of page unknown to the tests", listing.NAME, r"en/thay-doi/index\.html,changes", "en/thay-doi/index.html,khong-co", "en/thay-doi/index.html"),
    ("no page of a kind", listing.NAME, ",revisions,(.*),revisions,", r",changes,\1,changes,", "revisions"),
    ("XML not well-formed", "khong-dong.svg", "^", "<svg>"),
    ("table without the column demonstration", "data/khong-danh-dau.csv", "^", "institution,received\n"),
]

FAULTS_WITH_HOST = [
    ("canonical wrong", "institution", "<link[^>]*canonical[^>]*>", ""),
    ("hreflang not the same page in every language", "institution", '<link[^>]*hreflang="?en[^>]*>', ""),
    ("sitemap and page disagree on languages", "institution", '<link[^>]*hreflang="?en[^>]*>', ""),
    ("page not in the sitemap", "sitemap.xml", r"<url>\s*<loc>[^<]*/vi/index\.html</loc>.*?</url>", "", "vi/index.html"),
    ("sitemap names no page", "sitemap.xml", r"(<loc>[^<]*)index\.html", r"\1khong-co.html"),
    ("sitemap names an address twice", "sitemap.xml", "(<url>.*?</url>)", r"\1\1"),
    ("feed wrong", "vi/thay-doi.xml", "<updated>.*?</updated>", ""),
    ("feed leads nowhere", "vi/thay-doi.xml", '(<entry>.*?<link href=")[^"]*', r"\1x"),
    ("feed entry without the demonstration label", "vi/thay-doi.xml", "(<entry>.*?<content[^>]*>).*?</content>", r"\1</content>"),
]

# Without the feature `cards` there is none to break.
FAULTS_WITH_CARDS = [
    ("share card leads nowhere", "area", r"(<meta[^>]*)\.png", r"\1-khong-co.png"),
    ("two share cards", "area", r"(<meta[^>]*\.png[^>]*>)", r"\1\1"),
    ("share card is no PNG of 1200 × 630", "vi/index.png", "^(.{20}).*", r"\1", "vi/index.html"),
]

# Each new part of the index is within the limit, two together are not; the last is too large even alone.
PART = budget.LIMIT_INDEX * 3 // 4
FAULTS_OVER_BUDGET = [
    # Text may weigh twice what an ordinary page may, because a list may.
    ("page too large", "institution", "</main>", f"<p>{noise('page', 2 * budget.LIMITS['list'][0])}</p></main>"),
    ("style too large", "institution", "</style>", f"p{{--a:{noise('style', 2 * budget.LIMIT_STYLE)}}}</style>"),
    ("too many elements", "institution", "</main>", "<b></b>" * budget.LIMITS["list"][1] + "</main>"),
    ("list too long", "institution", "</main>", f"<ul>{'<li>x</li>' * (budget.LIMIT_ROWS + 1)}</ul></main>"),
    ("scripts too large", "script/*.js", r"\Z", f"//{noise('script', 2 * budget.LIMIT_SCRIPTS)}", "script"),
    ("search index missing", "en/tim-kiem/index.html", r"data-parts=(\"?)", r"data-parts=\1khong-co "),
    (None, "vi/tim-kiem/thua-1.js", "^", noise(1, PART)),
    (None, "vi/tim-kiem/thua-2.js", "^", noise(2, PART)),
    ("search index too large", "vi/tim-kiem/index.html", r'data-parts="?([\w-]*)', r'data-parts="thua-1 thua-2 \1" data-x="'),
    ("search index too large", "vi/tim-kiem/thua-3.js", "^", noise(3, 2 * PART)),
]

# Planted after all others, for the checks of the sitemap and of the list of pages only: both are unusable afterwards.
# A sitemap in parts: one is too large, one is not a sitemap, and one is not listed.
FAULTS_OF_LISTS = [
    ("sitemap index wrong", "sitemap.xml", ".*", URLSET.replace("urlset", "sitemapindex").format("<sitemap><loc>BASEsitemap-1.xml</loc></sitemap>")),
    ("sitemap too large", "sitemap-1.xml", ".*", URLSET.format("<url><loc>BASEvi/index.html</loc></url>" * (sitemap.LIMIT_ADDRESSES + 1))),
    ("sitemap wrong", "sitemap-2.xml", ".*", URLSET.replace("urlset", "feed").format("")),
    ("robots.txt does not name the sitemap", "robots.txt", ".*", "User-agent: *\n"),
    ("missing file", listing.NAME, ".+", ""),
]


def prove(folder, with_budget):
    """Breaks a copy of the site and expects every fault to be found where it was planted. The exit code."""
    known = count(site_check.check(folder, "bundled", with_budget)[1])
    has_cards = any(name.endswith(".png") for name in folder.files)
    faults = FAULTS + FAULTS_WITH_HOST * folder.has_host + FAULTS_WITH_CARDS * has_cards + FAULTS_OVER_BUDGET * with_budget
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "site"
        shutil.copytree(folder.root, root)
        planted = plant(root, folder, faults)
        pages, findings = site_check.check(Folder(root, folder.base), "bundled", with_budget)
        planted += plant(root, folder, [fault for fault in FAULTS_OF_LISTS if folder.has_host or fault[1] == listing.NAME])
        broken = Folder(root, folder.base)
        findings += [*sitemap.check(broken, pages), *listing.check(broken, "bundled")]
    found = count(findings)
    missed = [f"{kind} ({where})" for kind, where in planted if found[(kind, where)] <= known[(kind, where)]]
    for one in missed:
        print(f"planted and not found: {one}")
    print(f"pages: {len(planted)} faults planted, {len(planted) - len(missed)} found")
    return 1 if missed else 0


def count(findings):
    return Counter((kind, where) for kind, where, _ in findings)


def plant(root, folder, faults):
    """Plants every fault. What must be found, and where."""
    # From the end: the last pages of a folder are ordinary ones.
    free, planted = sorted(folder.files, reverse=True), []
    for kind, place, pattern, by, *elsewhere in faults:
        names = [name for name in free if fnmatch(name, place) or folder.row(name).kind == place]
        for name in names or [place]:
            path = root / name
            before = path.read_text("utf-8", "surrogateescape") if path.exists() else ""
            after = re.sub(pattern, by.replace("BASE", folder.base), before, count=1, flags=re.S | re.I)
            if after != before:
                break
        else:
            raise SystemExit(f"pages: no page on which to plant: {kind}")
        path.write_text(after, "utf-8", "surrogateescape")
        if not after:
            path.unlink()
        if name != place:
            free.remove(name)
        if kind:
            planted.append((kind, *elsewhere) if elsewhere else (kind, name))
    return planted
