"""Runs every rule on every page, in parallel, and then the rules that need all pages."""

import multiprocessing
import os

import budget
import cards
import elements
import feeds
import labels
import languages
import links
import listing
import page
import pictures
import policy
import sitemap
import syntax

# In this order: links.py notes the links of a page, which languages.py and labels.py need.
RULES = [page.check, syntax.check, elements.check, links.check, languages.check, policy.check, cards.check, labels.check, budget.home]


def check(folder, site, with_budget):
    """The facts of all pages by name, and all findings as (kind, page, detail)."""
    rules = RULES + [budget.check] * with_budget
    with multiprocessing.get_context("fork").Pool(os.cpu_count() or 1, start_worker, (folder, rules)) as workers:
        pages = {facts.name: facts for facts in workers.imap_unordered(read_page, folder.pages, chunksize=40)}
    findings = [(kind, facts.name, detail) for facts in pages.values() for kind, detail in facts.problems]
    findings += listing.check(folder, site)
    findings += links.across(pages)
    findings += labels.across(folder)
    findings += sitemap.check(folder, pages)
    findings += feeds.check(folder, pages)
    findings += pictures.check(folder)
    if with_budget:
        findings += budget.across(folder)
    return pages, findings


def start_worker(folder, rules):
    """A forked worker gets both without a copy."""
    read_page.folder, read_page.rules = folder, rules


def read_page(name):
    one = page.Page(name, read_page.folder)
    for rule in read_page.rules:
        one.facts.problems.extend(rule(one, read_page.folder))
    return one.facts
