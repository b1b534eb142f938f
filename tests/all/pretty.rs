//! Pretty-printed HTML for golden files: one element on each line, the same for minified and other pages.
//!
//! A line break beside an inline element means a space; without a space, the element is on the same line as its neighbour. What
//! differs between builds with the same content is omitted: the style, its hash in the policy, and the size of a home page in kB.

use scraper::{ElementRef, Html, Node};

/// Inline elements. All others start a new line.
const INLINE: [&str; 25] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dfn", "em", "i", "img", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "tspan", "var",
];

/// Elements that have no end tag.
const VOID: [&str; 6] = ["br", "col", "hr", "img", "link", "meta"];

/// White space that a browser shows as one space.
const SPACES: [char; 5] = [' ', '\t', '\n', '\r', '\u{c}'];

/// Pretty-prints a page.
pub(crate) fn pretty(html: &[u8]) -> String {
    let html = std::str::from_utf8(html).unwrap();
    let document = Html::parse_document(html);
    assert!(document.tree.root().children().any(|node| node.value().is_doctype()), "no doctype: {html:.60}");
    let mut page = Page { lines: vec!["<!doctype html>".to_owned()], depth: 0, text: String::new() };
    page.block(document.root_element());
    page.lines.join("\n") + "\n"
}

struct Page {
    lines: Vec<String>,
    depth: usize,
    /// Text and inline elements since the last block; spaces beside tags are line breaks.
    text: String,
}

impl Page {
    fn block(&mut self, element: ElementRef<'_>) {
        let (name, start, first) = (element.value().name(), start_tag(element), self.lines.len());
        self.push(&start);
        if VOID.contains(&name) {
            return;
        }
        self.depth += 1;
        match name {
            "style" => self.text.push('…'),
            "pre" => self.text.push_str(&escape(&element.text().collect::<String>())),
            _ => self.children(element),
        }
        self.end_text();
        self.depth -= 1;
        let end = format!("</{name}>");
        let is_text = !element.descendent_elements().skip(1).any(|inside| !is_inline(inside));
        if is_text && self.lines.len() <= first + 2 {
            let text = self.lines.drain(first + 1..).next().unwrap_or_default();
            self.lines[first] = [&self.lines[first], text.trim_start(), &end].concat();
        } else {
            self.push(&end);
        }
    }

    fn children(&mut self, element: ElementRef<'_>) {
        for child in element.children() {
            match child.value() {
                Node::Element(_) => self.element(ElementRef::wrap(child).unwrap()),
                Node::Text(text) => self.add_text(text),
                Node::Comment(_) | Node::ProcessingInstruction(_) => panic!("no page has a comment"),
                Node::Document | Node::Fragment | Node::Doctype(_) => unreachable!(),
            }
        }
    }

    fn element(&mut self, element: ElementRef<'_>) {
        if !is_inline(element) {
            self.end_text();
            self.block(element);
            return;
        }
        if self.text.ends_with(' ') {
            self.text.pop();
            self.text.push('\n');
        }
        self.text.push_str(&start_tag(element));
        if !VOID.contains(&element.value().name()) {
            self.children(element);
            self.text.push_str(&format!("</{}>", element.value().name()));
        }
    }

    fn add_text(&mut self, text: &str) {
        for (index, word) in text.split(SPACES).enumerate() {
            if index > 0 && !self.text.is_empty() && !self.text.ends_with(SPACES) {
                self.text.push(' ');
            }
            if !word.is_empty() && self.text.ends_with("> ") {
                self.text.pop();
                self.text.push('\n');
            }
            self.text.push_str(&escape(word));
        }
    }

    fn end_text(&mut self) {
        let text = std::mem::take(&mut self.text);
        text.trim_end().lines().for_each(|line| self.push(line));
    }

    fn push(&mut self, line: &str) {
        self.lines.push("  ".repeat(self.depth) + &without_build_details(line));
    }
}

/// Whether an element is inline and contains only inline elements.
fn is_inline(element: ElementRef<'_>) -> bool {
    element.descendent_elements().all(|inside| INLINE.contains(&inside.value().name()))
}

/// The start tag with its attributes in order of name.
fn start_tag(element: ElementRef<'_>) -> String {
    let mut attributes: Vec<_> = element.value().attrs().collect();
    attributes.sort_unstable();
    let is_viewport = element.attr("name") == Some("viewport");
    let written = attributes.into_iter().map(|(name, value)| {
        // Minifying removes the spaces in the content of a viewport element.
        let value = if is_viewport { value.replace(' ', "") } else { value.to_owned() };
        format!(" {name}=\"{}\"", escape(&value))
    });
    format!("<{}{}>", element.value().name(), written.collect::<String>())
}

fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    text.replace('\u{a0}', "&nbsp;")
}

/// A line without the hash of the style and the size of the page, which differ between builds.
fn without_build_details(line: &str) -> String {
    let line = match line.split_once("'sha256-") {
        Some((before, rest)) => [before, "'sha256-…", &rest[rest.find('\'').unwrap()..]].concat(),
        None => line.to_owned(),
    };
    match line.split_once("&nbsp;kB") {
        Some((before, after)) => [before.trim_end_matches(char::is_numeric), "…&nbsp;kB", after].concat(),
        None => line,
    }
}
