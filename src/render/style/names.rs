//! The names that a template can put on a page: elements and classes. One name too many keeps a rule that a page does not need; one
//! name too few loses a rule that it needs. So every name counts that a template may write, whatever its conditions say.
//!
//! - A class is written whole in the template, between spaces and tags: `class="bar {% if x %}met{% endif %}"`.
//! - A class that is computed (`class="{{ code }}"`) may be any class, unless the template or component says which it may be, in a
//!   comment: `{# classes: yes no unknown #}`.
//! - A template has the names of the templates that it extends or includes, and of the components that it calls.
//! - One that prints `pictures` has the names of charts, one that prints a field `html` those of Markdown, and `NAME.html` every word of
//!   the script `NAME.js`.

use std::collections::{BTreeMap, BTreeSet};

use super::super::template::{Kind, Piece, pieces};
use super::super::{chart, markdown};

/// Elements and classes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// In small letters.
    elements: BTreeSet<String>,
    classes: BTreeSet<String>,
    /// An element whose name is computed.
    any_element: bool,
    /// A class that is computed and not declared.
    any_class: bool,
}

impl Names {
    /// Whether an element of this name, in small letters, may be there.
    pub fn has_element(&self, name: &str) -> bool {
        self.any_element || self.elements.contains(name)
    }

    /// Whether an element of this class may be there.
    pub fn has_class(&self, name: &str) -> bool {
        self.any_class || self.classes.contains(name)
    }

    fn add(&mut self, other: &Self) {
        self.elements.extend(other.elements.iter().cloned());
        self.classes.extend(other.classes.iter().cloned());
        self.any_element |= other.any_element;
        self.any_class |= other.any_class;
    }

    fn add_known(&mut self, elements: &[&str], classes: impl IntoIterator<Item = &'static str>) {
        self.elements.extend(elements.iter().map(|name| (*name).to_owned()));
        self.classes.extend(classes.into_iter().map(str::to_owned));
    }

    /// Whatever a script names may be an element or a class.
    fn add_script(&mut self, script: &str) {
        for word in script.split(|c: char| !is_of_a_name(c)).filter(|word| !word.is_empty()) {
            self.elements.insert(word.to_ascii_lowercase());
            self.classes.insert(word.to_owned());
        }
    }

    /// `markup` is HTML with [`PRINT`] and [`STATEMENT`] in the place of tags.
    fn add_markup(&mut self, markup: &str, declared: &BTreeSet<String>) {
        for (at, _) in markup.match_indices('<') {
            let rest = &markup[at + 1..];
            let name = until(rest, |c| !is_of_a_name(c));
            if rest[name.len()..].starts_with(PRINT) || rest[name.len()..].starts_with(STATEMENT) {
                self.any_element = true;
            } else if !name.is_empty() {
                self.elements.insert(name.to_ascii_lowercase());
            }
        }
        let lower = markup.to_ascii_lowercase();
        for (at, name) in lower.match_indices("class") {
            let Some(value) = markup[at + name.len()..].trim_start().strip_prefix('=') else { continue };
            for word in words(value.trim_start()) {
                if !word.contains(PRINT) {
                    self.classes.insert(word.to_owned());
                } else if declared.is_empty() {
                    self.any_class = true;
                }
            }
        }
        self.classes.extend(declared.iter().cloned());
    }
}

/// A tag that prints something, in markup.
const PRINT: char = '{';
/// A tag that prints nothing, in markup. It may separate two words of which only one is printed.
const STATEMENT: char = '}';

/// The words of an attribute's value, which is quoted or ends at a space.
fn words(value: &str) -> impl Iterator<Item = &str> {
    let (value, is_end): (_, fn(char) -> bool) = match value.chars().next() {
        Some('"') => (&value[1..], |c| c == '"'),
        Some('\'') => (&value[1..], |c| c == '\''),
        Some(_) | None => (value, |c| c.is_ascii_whitespace() || c == '>'),
    };
    let value = &value[..value.find(is_end).unwrap_or(value.len())];
    value.split(|c: char| c.is_ascii_whitespace() || c == STATEMENT).filter(|word| !word.is_empty())
}

/// Whether a character may be part of the name of an element or a class.
fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_' || !c.is_ascii()
}

/// What a template or a component writes itself, and what it uses.
#[derive(Default)]
struct Part<'t> {
    markup: String,
    /// Classes that a comment declares.
    declared: BTreeSet<String>,
    /// Templates and components that its tags name; words that name neither do no harm.
    used: BTreeSet<&'t str>,
    prints_charts: bool,
    prints_markdown: bool,
}

impl<'t> Part<'t> {
    fn add(&mut self, piece: &Piece<'t>) {
        match piece.kind {
            Kind::Text => self.markup.push_str(piece.text),
            Kind::Print => self.markup.push(PRINT),
            Kind::Statement => self.markup.push(STATEMENT),
            Kind::Comment => {
                let classes = piece.content().strip_prefix("classes:").unwrap_or_default();
                self.declared.extend(classes.split_whitespace().map(str::to_owned));
                return;
            }
        }
        if piece.kind == Kind::Text {
            return;
        }
        // Texts in quotation marks alternate with code.
        for (place, text) in piece.content().split('"').enumerate() {
            if place % 2 == 1 {
                self.used.insert(text);
                continue;
            }
            self.used.extend(text.split('<').skip(1).map(|rest| until(rest, |c| !is_of_a_name(c))));
            let words: Vec<&str> = text.split(|c: char| !is_of_a_name(c)).collect();
            self.prints_charts |= words.contains(&"pictures");
            self.prints_markdown |= words.contains(&"html");
        }
    }

    fn names(&self) -> Names {
        let mut names = Names::default();
        names.add_markup(&self.markup, &self.declared);
        if self.prints_charts {
            names.add_known(&chart::ELEMENTS, chart::classes());
        }
        if self.prints_markdown {
            names.add_known(&markdown::ELEMENTS, [markdown::CAPTION]);
        }
        names
    }
}

/// The names of every template of a theme, by its file name. `scripts` are file names and texts.
pub fn of_templates<'t>(templates: &[(&'t str, &'t str)], scripts: &[(String, String)]) -> BTreeMap<&'t str, Names> {
    // The file names of templates end in `.html`, so no component has the name of a template.
    let mut parts: BTreeMap<&str, Part<'_>> = BTreeMap::new();
    for (name, text) in templates {
        let mut part = *name;
        for piece in pieces(text) {
            let statement = if piece.kind == Kind::Statement { piece.content() } else { "" };
            if let Some(head) = statement.strip_prefix("component ") {
                part = until(head.trim_start(), |c| !is_of_a_name(c));
            } else if statement.starts_with("endcomponent") {
                part = *name;
            } else {
                parts.entry(part).or_default().add(&piece);
            }
        }
    }
    let of_template = |name: &'t str| {
        let mut names = Names::default();
        let mut seen = BTreeSet::new();
        let mut waiting = vec![name];
        while let Some(next) = waiting.pop() {
            if let Some(part) = parts.get(next).filter(|_| seen.insert(next)) {
                names.add(&part.names());
                waiting.extend(&part.used);
            }
        }
        if let Some(script) = script_of(name, scripts) {
            names.add_script(script);
        }
        names
    };
    templates.iter().map(|(name, _)| (*name, of_template(name))).collect()
}

/// The script of a template: `NAME.js` is that of `NAME.html`.
pub fn script_of<'s>(template: &str, scripts: &'s [(String, String)]) -> Option<&'s str> {
    let stem = template.strip_suffix(".html")?;
    scripts.iter().find(|(name, _)| name.strip_suffix(".js") == Some(stem)).map(|(_, text)| text.as_str())
}

/// The start of a text, up to the first letter for which `is_end` holds.
fn until(text: &str, is_end: impl Fn(char) -> bool) -> &str {
    &text[..text.find(is_end).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of `page.html`.
    fn names(templates: &[(&str, &str)], scripts: &[(&str, &str)]) -> Names {
        let scripts: Vec<_> = scripts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        of_templates(templates, &scripts)["page.html"].clone()
    }

    fn of(page: &str) -> Names {
        names(&[("page.html", page)], &[])
    }

    fn elements(names: &Names) -> String {
        names.elements.iter().cloned().collect::<Vec<_>>().join(" ")
    }

    fn classes(names: &Names) -> String {
        names.classes.iter().cloned().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn elements_and_classes_are_those_of_the_markup_however_it_is_written() {
        let found = of("<DIV class=\"a b\"><x-y\n\tclass='cột'/></div> 1 < 2 <p class=c>d <b data-n=e CLASS = f>.g #h");
        assert_eq!((elements(&found), classes(&found)), ("b div p x-y".to_owned(), "a b c cột f".to_owned()));
        assert!(!found.any_element && !found.any_class);
    }

    #[test]
    fn every_branch_of_a_condition_counts() {
        let found = of("<p class=\"a{% if x == \"n\" %} b{% else %}c{% endif %}\">{% if x %}<i>{% endif %}");
        assert_eq!((elements(&found), classes(&found)), ("i p".to_owned(), "a b c".to_owned()));
        assert!(!found.any_class);
    }

    #[test]
    fn a_computed_name_may_be_any_name_unless_the_template_says_which() {
        for page in ["<p class=\"a {{ x }}\">", "<p class={{ x }}>", "<p class=\"is-{{ x }}\">"] {
            let found = of(page);
            assert!(found.any_class && found.has_class("z") && !found.any_element, "{page}");
        }
        for page in ["<h{{ x }}>", "<h{% if x %}2{% else %}3{% endif %}>"] {
            assert!(of(page).any_element && of(page).has_element("h2"), "{page}");
        }
        let found = of("{# classes: yes no #}<p class=\"a {{ x }}\">");
        assert_eq!((classes(&found), found.any_class), ("a no yes".to_owned(), false));
        assert!(!of("{{ x }}<p title=\"{{ x }}\">").any_class);
    }

    #[test]
    fn a_template_has_the_names_of_what_it_extends_includes_and_calls_and_no_others() {
        let parts = "{% component one(x) %}<i class=\"{{ x }}\">{# classes: o #}{{ <two a={x}/> }}{% endcomponent one %}\
            {% component two(a) %}<u>{% endcomponent two %}\
            {% component three() %}<s class=\"{{ x }}\">{{ <three/> }}{% endcomponent three %}<q>";
        let templates = [
            ("parts.html", parts),
            ("layout.html", "<html>{% include \"foot.html\" %}"),
            ("foot.html", "<hr>{% <one> %}{% </one> %}"),
            ("other.html", "<em>"),
            ("page.html", "{% extends \"layout.html\" %}<p>"),
        ];
        let found = names(&templates, &[]);
        assert_eq!((elements(&found), classes(&found)), ("hr html i p u".to_owned(), "o".to_owned()));
        assert!(!found.any_class);
        let found = names(&[("parts.html", parts), ("page.html", "{{ <three/> }}")], &[]);
        assert!(found.any_class && found.has_element("s") && !found.has_element("u"));
    }

    #[test]
    fn charts_and_markdown_come_where_they_are_printed() {
        let charts = of("{{ <chart picture={pictures[c.id]}/> }}");
        assert!(charts.has_element("svg") && charts.has_class("timeline") && charts.has_class("not-applicable"));
        assert!(!charts.has_element("blockquote"));
        let written = of("{{ body.html | safe }}");
        assert!(written.has_element("blockquote") && written.has_class("sr") && !written.has_element("svg"));
        let neither = of("{{ body.x }} pictures html {% if x == \"html\" %}<a href=\"x.html\">");
        assert_eq!(elements(&neither), "a");
    }

    #[test]
    fn whatever_a_script_names_may_come_onto_its_page() {
        let script = "one.className = \"pick\"; document.createElement('button'); new Option()";
        let page = ("page.html", "<p>");
        let found = names(&[page], &[("page.js", script)]);
        assert!(found.has_class("pick") && found.has_element("button") && found.has_element("option"));
        assert_eq!(names(&[page], &[("other.js", script)]), names(&[page], &[]));
    }
}
