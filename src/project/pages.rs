//! Reads `content/` and the lists of numbers and hosts that pages may name.

use std::collections::BTreeMap;

use super::decode::{Decoder, Names};
use crate::diagnostic::{Said, catalogue};
use crate::model::content::{Hotline, LinkHost, Page};
use crate::model::date::{self, Date};
use crate::model::text::Text;
use crate::source::front_matter;
use crate::source::{FileId, Span};

/// A number that was not checked for so many days may not be printed.
const HOTLINE_DAYS: i64 = 184;

/// Reads `data/hotlines.yaml`.
pub fn read_hotlines(d: &mut Decoder<'_>, as_of: Date) -> Vec<Hotline> {
    let mut hotlines = Vec::new();
    let Some(id) = d.sources.find("data/hotlines.yaml") else { return hotlines };
    let Some(tree) = d.yaml(id) else { return hotlines };
    let mut names = Names::new("đường dây", "hotline");
    let mut f = d.fields(&tree);
    let list = d.required(&mut f, "hotlines");
    for node in d.list(list) {
        let mut g = d.fields(node);
        let id = d.required(&mut g, "id");
        let id = d.id(id);
        d.define(&mut names, &id, hotlines.len(), g.span());
        let call = d.optional(&mut g, "call").map(|n| d.string(Some(n)).to_owned());
        let sms = d.optional(&mut g, "sms");
        let sms = d.list(sms).iter().map(|n| d.string(Some(n)).to_owned()).collect();
        let name = d.required(&mut g, "name");
        let name = d.text(name);
        let usage = d.required(&mut g, "use");
        let usage = d.text(usage);
        let checked_on = d.required(&mut g, "checked_on");
        let checked_on = d.date(checked_on);
        if checked_on != Date::MIN && date::days_between(checked_on, as_of) > HOTLINE_DAYS {
            d.diagnostics.push(catalogue::hotline_unchecked(g.key_span("checked_on"), &id));
        }
        d.finish(g);
        hotlines.push(Hotline { id, call, sms, name, usage, checked_on });
    }
    d.finish(f);
    hotlines
}

/// Reads `data/links.yaml`.
pub fn read_links(d: &mut Decoder<'_>) -> Vec<LinkHost> {
    let mut links = Vec::new();
    let Some(id) = d.sources.find("data/links.yaml") else { return links };
    let Some(tree) = d.yaml(id) else { return links };
    let mut f = d.fields(&tree);
    let list = d.required(&mut f, "links");
    for node in d.list(list) {
        let mut g = d.fields(node);
        let host = d.required(&mut g, "host");
        let host = d.string(host).to_owned();
        let owner = d.required(&mut g, "owner");
        let owner = d.text(owner);
        let checked_on = d.required(&mut g, "checked_on");
        let checked_on = d.date(checked_on);
        d.finish(g);
        links.push(LinkHost { host, owner, checked_on });
    }
    d.finish(f);
    links
}

/// The particulars and the Markdown of one file.
struct Written {
    title: String,
    summary: String,
    reviewed_on: Date,
    order: i64,
    for_staff: bool,
    body: String,
}

/// Written pages with the file and first byte of each body, for checks that come later.
pub struct Pages {
    /// By section, order and slug.
    pub pages: Vec<Page>,
    /// For each page and language: where its Markdown stands.
    pub bodies: Vec<Vec<Span>>,
}

/// Reads `content/SECTION/SLUG/LANG.md`.
pub fn read(d: &mut Decoder<'_>) -> Pages {
    let mut folders: BTreeMap<(String, String), BTreeMap<String, FileId>> = BTreeMap::new();
    for (id, file) in d.sources.under("content") {
        let parts: Vec<&str> = file.path.split('/').collect();
        let [_, section, slug, name] = parts.as_slice() else { continue };
        if let Some(lang) = name.strip_suffix(".md") {
            folders.entry(((*section).to_owned(), (*slug).to_owned())).or_default().insert(lang.to_owned(), id);
        }
    }
    let mut found = Vec::new();
    for ((section, slug), files) in folders {
        let path = format!("content/{section}/{slug}");
        let any = files.values().next().copied().unwrap_or_default();
        if !super::decode::is_slug(&slug) {
            d.diagnostics.push(catalogue::bad_id(Span { file: any, ..Span::default() }, &slug));
        }
        let mut written = Vec::new();
        let mut spans = Vec::new();
        for lang in d.languages.clone() {
            match files.get(&lang) {
                Some(id) => {
                    let (page, span) = read_file(d, *id);
                    written.push(page);
                    spans.push(span);
                }
                None => d.diagnostics.push(catalogue::page_not_translated(&path, &lang)),
            }
        }
        if written.len() < d.languages.len() {
            continue;
        }
        let page = Page {
            section,
            slug,
            reviewed_on: written.iter().map(|w| w.reviewed_on).min().unwrap_or(Date::MIN),
            order: written.first().map_or(0, |w| w.order),
            for_staff: written.first().is_some_and(|w| w.for_staff),
            title: Text(written.iter().map(|w| w.title.clone()).collect()),
            summary: Text(written.iter().map(|w| w.summary.clone()).collect()),
            body: Text(written.into_iter().map(|w| w.body).collect()),
        };
        found.push((page, spans));
    }
    found.sort_by(|(a, _), (b, _)| (&a.section, a.order, &a.slug).cmp(&(&b.section, b.order, &b.slug)));
    let (pages, bodies) = found.into_iter().unzip();
    Pages { pages, bodies }
}

fn read_file(d: &mut Decoder<'_>, id: FileId) -> (Written, Span) {
    let text = &d.sources.file(id).text;
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let mut page = Written {
        title: String::new(),
        summary: String::new(),
        reviewed_on: Date::MIN,
        order: 0,
        for_staff: false,
        body: String::new(),
    };
    let Some((yaml, yaml_start, body, body_start)) = front_matter::split(text) else {
        d.diagnostics.push(catalogue::no_front_matter(Span {
            file: id,
            start: 0,
            end: small(text.find('\n').unwrap_or(0)),
        }));
        return (page, Span { file: id, ..Span::default() });
    };
    let span = Span { file: id, start: small(body_start), end: small(text.len()) };
    page.body = body.to_owned();
    super::personal::check(d, body, span);
    if let Some(tree) = crate::source::yaml::read(id, yaml, small(yaml_start), &mut d.diagnostics) {
        let mut f = d.fields(&tree);
        let title = d.required(&mut f, "title");
        page.title = d.string(title).to_owned();
        let summary = d.required(&mut f, "summary");
        page.summary = d.string(summary).to_owned();
        let reviewed = d.required(&mut f, "reviewed_on");
        page.reviewed_on = d.date(reviewed);
        let order = d.required(&mut f, "order");
        page.order = i64::try_from(d.count(order)).unwrap_or(i64::MAX);
        let audience = d.required(&mut f, "audience");
        page.for_staff = d.one_of(audience, &[("public", false), ("staff", true)]);
        d.finish(f);
    }
    if page.title.is_empty() {
        let wanted = Said::new("tiêu đề", "a title");
        d.diagnostics.push(catalogue::wrong_shape(Span { file: id, start: 0, end: 3 }, &wanted));
    }
    (page, span)
}
