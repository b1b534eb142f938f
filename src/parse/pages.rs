//! Reads `content/` and the lists of telephone numbers and hosts that pages may mention.

use crate::model::ids::MethodIx;
use std::collections::BTreeMap;

use super::decode::Decoder;
use super::fields::{Fields, name_of};
use super::keys::Subject;
use super::keys::contacts::{HOTLINES_FILE, LINKS_FILE};
use super::keys::page::PAGE;
use super::names::Names;
use super::personal;
use super::roles::Roles;
use crate::diagnostics::catalogue;
use crate::input::{FileId, Span, front_matter, yaml};
use crate::model::content::{Hotline, LinkHost, Page, PageRole};
use crate::model::date::{self, Date};
use crate::model::text::Text;

/// A telephone number that was not checked for so many days may not be printed.
const HOTLINE_DAYS: i64 = 184;

/// Reads `data/hotlines.yaml`.
pub fn read_hotlines(d: &mut Decoder<'_>, as_of: Date) -> Vec<Hotline> {
    let Some(tree) = d.sources.find("data/hotlines.yaml").and_then(|id| d.yaml(id)) else { return Vec::new() };
    let mut names = Names::new(Subject::Hotline);
    let hotlines = d.map(&tree, &HOTLINES_FILE, |f| {
        Some(f.declarations("hotlines", &mut names, |f, _, id| {
            let (call, sms) = (f.maybe_plain("call"), f.plain_list("sms"));
            let (name, usage, checked_on) = (f.text("name"), f.text("use"), f.date("checked_on"));
            if checked_on.is_some_and(|day| date::days_between(day, as_of) > HOTLINE_DAYS) {
                f.d.diagnostics.push(catalogue::hotline_unchecked(f.key_span("checked_on"), &id));
            }
            Some(Hotline { id, call, sms, name, usage, checked_on: checked_on? })
        }))
    });
    hotlines.unwrap_or_default()
}

/// Reads `data/links.yaml`.
pub fn read_links(d: &mut Decoder<'_>) -> Vec<LinkHost> {
    let Some(tree) = d.sources.find("data/links.yaml").and_then(|id| d.yaml(id)) else { return Vec::new() };
    let links = d.map(&tree, &LINKS_FILE, |f| {
        Some(f.list("links", |f| {
            let (host, owner, checked_on) = (f.plain("host"), f.text("owner"), f.date("checked_on"));
            Some(LinkHost { host, owner, checked_on: checked_on? })
        }))
    });
    links.unwrap_or_default()
}

struct FrontMatter {
    title: String,
    summary: String,
    reviewed_on: Date,
    order: i64,
    for_staff: bool,
    role: Option<(PageRole, Span)>,
    method: Option<(MethodIx, Span)>,
}

/// One file: its front matter, unless that cannot be read, and its Markdown with its place.
struct Written {
    front: Option<FrontMatter>,
    body: String,
    span: Span,
}

/// Written pages with the file and first byte of each body, for checks that come later.
pub struct Pages {
    pub pages: Vec<Page>,
    /// For each page and language: the position of its Markdown.
    pub bodies: Vec<Vec<Span>>,
}

/// Reads `content/SECTION/SLUG/LANG.md`.
pub fn read(d: &mut Decoder<'_>, methods: &Names) -> Pages {
    let mut folders: BTreeMap<(String, String), BTreeMap<String, FileId>> = BTreeMap::new();
    for (id, file) in d.sources.under("content") {
        let parts: Vec<&str> = file.path.split('/').collect();
        let [_, section, slug, name] = parts.as_slice() else { continue };
        if let Some(lang) = name.strip_suffix(".md") {
            folders.entry(((*section).to_owned(), (*slug).to_owned())).or_default().insert(lang.to_owned(), id);
        }
    }
    let (mut roles, mut explained) = (Roles::default(), Roles::default());
    let mut found = Vec::new();
    for ((section, slug), files) in folders {
        if let Some(file) = files.values().next() {
            d.check_id(&slug, Span { file: *file, ..Span::default() });
        }
        let mut written = Vec::new();
        for lang in d.languages.clone() {
            match files.get(&lang) {
                Some(id) => written.push(read_file(d, *id, methods)),
                None => {
                    d.diagnostics.push(catalogue::page_not_translated(&format!("content/{section}/{slug}"), &lang));
                }
            }
        }
        if written.len() < d.languages.len() {
            continue;
        }
        let spans: Vec<Span> = written.iter().map(|file| file.span).collect();
        let (fronts, bodies): (Vec<Option<FrontMatter>>, Vec<String>) =
            written.into_iter().map(|file| (file.front, file.body)).unzip();
        let Some(fronts) = fronts.into_iter().collect::<Option<Vec<_>>>() else { continue };
        check_languages(d, &fronts, &spans);
        let [first, ..] = fronts.as_slice() else { continue };
        if let Some((role, span)) = first.role {
            roles.claim(d, role, span, &format!("role: {}", name_of(role, &PageRole::ALL)));
        }
        if let Some((method, span)) = first.method {
            explained.claim(d, method, span, &format!("method: {}", methods.id_at(method)));
        }
        let page = Page {
            section,
            slug,
            reviewed_on: fronts.iter().map(|front| front.reviewed_on).min().unwrap_or(first.reviewed_on),
            order: first.order,
            for_staff: first.for_staff,
            role: first.role.map(|(role, _)| role),
            method: first.method.map(|(method, _)| method),
            title: Text(fronts.iter().map(|front| front.title.clone()).collect()),
            summary: Text(fronts.iter().map(|front| front.summary.clone()).collect()),
            body: Text(bodies.into()),
        };
        found.push((page, spans));
    }
    found.sort_by(|(a, _), (b, _)| (&a.section, a.order, &a.slug).cmp(&(&b.section, b.order, &b.slug)));
    let (pages, bodies) = found.into_iter().unzip();
    Pages { pages, bodies }
}

/// A page's role and method are the same in every language.
fn check_languages(d: &mut Decoder<'_>, fronts: &[FrontMatter], spans: &[Span]) {
    let [first, others @ ..] = fronts else { return };
    for (other, body) in others.iter().zip(spans.iter().skip(1)) {
        let start = Span { end: 0, start: 0, ..*body };
        let keys = [
            ("role", other.role.map(|r| r.1), first.role.map(|r| r.0) == other.role.map(|r| r.0)),
            ("method", other.method.map(|m| m.1), first.method.map(|m| m.0) == other.method.map(|m| m.0)),
        ];
        for (key, span, is_same) in keys {
            if !is_same {
                let path = &d.sources.file(spans[0].file).path;
                d.diagnostics.push(catalogue::differs_between_languages(span.unwrap_or(start), key, path));
            }
        }
    }
}

fn read_file(d: &mut Decoder<'_>, id: FileId, methods: &Names) -> Written {
    let text = &d.sources.file(id).text;
    let Some((yaml, yaml_start, body, body_start)) = front_matter::split(text) else {
        let span = Span::of(id, 0, text.find('\n').unwrap_or(0));
        d.diagnostics.push(catalogue::no_front_matter(span));
        return Written { front: None, body: String::new(), span: Span::of(id, 0, 0) };
    };
    let span = Span::of(id, body_start, text.len());
    personal::check(d, body, span);
    let tree = yaml::read(id, yaml, Span::of(id, yaml_start, yaml_start).start, &mut d.diagnostics);
    let front = tree.and_then(|tree| d.map(&tree, &PAGE, |f| read_front_matter(f, methods)));
    Written { front, body: body.to_owned(), span }
}

fn read_front_matter(f: &mut Fields<'_, '_, '_>, methods: &Names) -> Option<FrontMatter> {
    let (title, summary) = (f.plain("title"), f.plain("summary"));
    if title.is_empty() && f.has_value("title") {
        f.d.wrong_shape(f.value_span("title"), "tiêu đề", "a title");
    }
    let (reviewed_on, order) = (f.date("reviewed_on"), f.small_count("order"));
    let for_staff = f.one_of("audience", &[("public", false), ("staff", true)]);
    let role = f.one_of("role", &PageRole::ALL).zip(Some(f.value_span("role")));
    let method = f.reference("method", methods).zip(Some(f.value_span("method")));
    Some(FrontMatter { title, summary, reviewed_on: reviewed_on?, order: order?, for_staff: for_staff?, role, method })
}
