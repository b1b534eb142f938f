//! Turns Markdown pages into HTML and checks them. The only importer of the Markdown parser. Raw HTML and unknown links are errors, so
//! the output needs no sanitising.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::diagnostics::{Diagnostics, catalogue};
use crate::input::Span;
use crate::model::Project;
use crate::model::ids::{ContentIx, LangIx, TiVec};
use crate::site::addresses::{Addresses, relative};
use crate::site::shared::run::{Run, runs};

/// Every element that a written page may have.
pub const ELEMENTS: [&str; 24] = [
    "a",
    "blockquote",
    "br",
    "caption",
    "code",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
];

/// The only class that a written page may have: that of the caption of a table, which is for screen readers.
pub const CAPTION: &str = "sr";

/// HTML of every written page, by page and language. `bodies` are the spans of their Markdown.
pub fn pages(
    project: &Project,
    addresses: &Addresses,
    bodies: &[Vec<Span>],
    diagnostics: &mut Diagnostics,
) -> TiVec<ContentIx, TiVec<LangIx, String>> {
    project
        .pages
        .iter()
        .zip(bodies)
        .map(|(page, spans)| {
            let path = format!("{}/{}.html", page.section, page.slug);
            page.body
                .0
                .iter()
                .zip(spans)
                .zip(project.config.languages.iter_enumerated())
                .map(|((text, span), (lang, language))| {
                    let is_vietnamese = language.code == "vi";
                    let mut check =
                        Check { project, addresses, path: &path, span: *span, diagnostics, heading: 1, is_vietnamese };
                    check.html(text, page.title.get(lang))
                })
                .collect()
        })
        .collect()
}

/// A cell of a table: cells of the first row and of the first column are header cells with a scope.
#[derive(Default)]
struct Cell {
    is_head: bool,
    is_first: bool,
}

impl Cell {
    fn open(&self) -> &'static str {
        match (self.is_head, self.is_first) {
            (true, _) => "<th scope=\"col\">",
            (false, true) => "<th scope=\"row\">",
            (false, false) => "<td>",
        }
    }

    /// Ends the cell; the next one is not the first of its row.
    fn close(&mut self) -> &'static str {
        let tag = if self.is_head || self.is_first { "</th>" } else { "</td>" };
        self.is_first = false;
        tag
    }
}

/// A text in which quoted Vietnamese words have their language, so that screen readers pronounce them correctly.
fn marked<'a>(text: &str) -> Vec<Event<'a>> {
    let pieces = |run: Run| match run.vietnamese {
        true => vec![
            Event::InlineHtml("<span lang=\"vi\">".into()),
            Event::Text(run.text.into()),
            Event::InlineHtml("</span>".into()),
        ],
        false => vec![Event::Text(run.text.into())],
    };
    runs(text).into_iter().flat_map(pieces).collect()
}

struct Check<'a> {
    project: &'a Project,
    addresses: &'a Addresses,
    path: &'a str,
    span: Span,
    diagnostics: &'a mut Diagnostics,
    /// Level of the last heading.
    heading: u8,
    /// The page is in Vietnamese, so that its quotations need no mark of language.
    is_vietnamese: bool,
}

impl Check<'_> {
    #[allow(clippy::wildcard_enum_match_arm, reason = "the parser has many events, and only these may be wrong")]
    fn html(&mut self, text: &str, title: &str) -> String {
        let mut events = Vec::new();
        // The caption of a table is the heading above it, or the title of the page.
        let mut heading = title.to_owned();
        let mut in_heading = false;
        let mut cell = Cell::default();
        for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
            let place = self.place(range.start, range.end);
            let event = match event {
                Event::Html(_) | Event::InlineHtml(_) => {
                    self.diagnostics.push(catalogue::raw_html(place));
                    continue;
                }
                Event::Start(Tag::Image { .. }) => {
                    self.diagnostics.push(catalogue::image(place));
                    continue;
                }
                Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                    self.check_heading(level, place);
                    in_heading = true;
                    heading.clear();
                    Event::Start(Tag::Heading { level, id, classes, attrs })
                }
                // The language of a code block would become a class that no theme has.
                Event::Start(Tag::CodeBlock(_)) => Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
                Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                    let dest_url = self.link(&dest_url, place).into();
                    Event::Start(Tag::Link { link_type, dest_url, title, id })
                }
                Event::End(TagEnd::Heading(level)) => {
                    in_heading = false;
                    Event::End(TagEnd::Heading(level))
                }
                Event::Text(ref words) | Event::Code(ref words) if in_heading => {
                    heading.push_str(words);
                    event
                }
                Event::Text(ref words) if !self.is_vietnamese => {
                    events.extend(marked(words));
                    continue;
                }
                Event::Start(Tag::Table(alignments)) => {
                    events.push(Event::Start(Tag::Table(alignments)));
                    events.push(Event::InlineHtml(format!("<caption class=\"{CAPTION}\">").into()));
                    events.push(Event::Text(heading.clone().into()));
                    Event::InlineHtml("</caption>".into())
                }
                Event::Start(Tag::TableHead) => {
                    cell = Cell { is_head: true, is_first: true };
                    Event::Start(Tag::TableHead)
                }
                Event::Start(Tag::TableRow) => {
                    cell = Cell { is_head: false, is_first: true };
                    Event::Start(Tag::TableRow)
                }
                Event::Start(Tag::TableCell) => Event::InlineHtml(cell.open().into()),
                Event::End(TagEnd::TableCell) => Event::InlineHtml(cell.close().into()),
                other => other,
            };
            events.push(event);
        }
        let mut out = String::new();
        html::push_html(&mut out, events.into_iter());
        out
    }

    fn place(&self, start: usize, end: usize) -> Span {
        let at = |n: usize| self.span.start + u32::try_from(n).unwrap_or(0);
        Span { file: self.span.file, start: at(start), end: at(end) }
    }

    fn check_heading(&mut self, level: HeadingLevel, place: Span) {
        let level = level as u8;
        if level < 2 || level > self.heading + 1 {
            self.diagnostics.push(catalogue::heading_level(place));
        }
        self.heading = level;
    }

    /// The address of a link: `/huong-dan/the.html` is a page of this site in the same language.
    fn link(&mut self, written: &str, place: Span) -> String {
        if let Some(path) = written.strip_prefix('/') {
            let (page, anchor) = path.split_once('#').map_or((path, None), |(page, anchor)| (page, Some(anchor)));
            if self.addresses.find(page).is_none() {
                self.diagnostics.push(catalogue::dead_link(place, page, self.addresses.iter().map(|(path, _)| path)));
            }
            let href = relative(self.path, page);
            return anchor.map_or_else(|| href.clone(), |anchor| format!("{href}#{anchor}"));
        }
        if let Some(rest) = written.strip_prefix("https://") {
            let host = rest.split(['/', '?', '#']).next().unwrap_or("");
            if !self.project.links.iter().any(|link| link.host == host) {
                self.diagnostics.push(catalogue::unknown_host(place, host));
            }
            return written.to_owned();
        }
        for (scheme, is_sms) in [("tel:", false), ("sms:", true)] {
            if let Some(number) = written.strip_prefix(scheme) {
                let known = self.project.hotlines.iter().any(|line| {
                    if is_sms { line.sms.iter().any(|n| n == number) } else { line.call.as_deref() == Some(number) }
                });
                if !known {
                    self.diagnostics.push(catalogue::unknown_number(place, number));
                }
                return written.to_owned();
            }
        }
        self.diagnostics.push(catalogue::link_scheme(place, written));
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_vietnamese_has_its_language_in_a_page_of_another_one() {
        let mut out = String::new();
        html::push_html(&mut out, marked("An aim (“phấn đấu”) of Decree 368/2025/NĐ-CP.").into_iter());
        assert_eq!(out, "An aim (“<span lang=\"vi\">phấn đấu</span>”) of Decree 368/2025/NĐ-CP.");
    }
}
