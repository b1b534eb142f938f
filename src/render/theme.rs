//! A theme, loaded: templates, labels, style, icon. The only importer of the template engine.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Context, Tera, Value};

use super::card::Look;
use super::style::Sheet;
use super::{bytes, minify};
use crate::diagnostic::{Diagnostics, catalogue};
use crate::hash::sha256_parts;
use crate::site::voice::Voice;
use crate::site::words::{label_place, labels_file};
use crate::source::Sources;

/// A value as templates see it.
pub type TemplateValue = Value;

/// A theme, ready to draw pages.
pub struct Theme {
    languages: Vec<Language>,
    page: Sheet,
    /// What framed charts have.
    framed: Sheet,
    /// Scripts by file name; pages can do without them.
    pub scripts: Vec<(String, String)>,
    /// Colours and icon of share cards.
    pub look: Look,
    /// The site's icon.
    pub icon: Vec<u8>,
    /// Fingerprint of everything that the look of a page depends on.
    pub hash: [u8; 32],
}

/// A theme in the words of one language.
struct Language {
    /// The templates, with the labels that they print.
    tera: Tera,
    /// The labels, for what templates hand on.
    labels: Value,
    /// The label that stands on every page with invented figures; looked for in the finished page.
    demonstration: String,
}

/// Bytes set aside for a page before it is drawn; most need no more.
const ROOM: usize = 32 << 10;

/// Bytes that the policy of a page takes.
const ROOM_FOR_POLICY: usize = 256;

/// What stands for the style of a page, and for the policy that allows it, until the page is drawn and both are known. Nothing that an
/// editor writes comes onto a page with such a bracket; the policy stands before all that editors write.
const STYLE: &str = "<\u{E002}>";
const POLICY: &str = "\u{E003}";

/// Label of the demonstration mark.
const DEMONSTRATION: &str = "demo";

/// Loads a theme from its files among `sources`.
pub fn load(sources: &Sources, theme: &str, voices: &[Voice], diagnostics: &mut Diagnostics) -> Option<Theme> {
    let folder = format!("themes/{theme}");
    let file = |name: &str| sources.find(&format!("{folder}/{name}")).map(|id| sources.file(id).text.as_str());
    let mut required = |name: &str| {
        let found = file(name);
        if found.is_none() {
            diagnostics.push(catalogue::theme_file(&format!("{folder}/{name}")));
        }
        found.unwrap_or("")
    };
    // Every page and every framed chart has the first; each has one more.
    let charts = required("chart.css").to_owned();
    let style = format!("{charts}{}", required("style.css"));
    let css = minify::css(&style);
    let framed = minify::css(&format!("{charts}{}", required("embed.css")));
    let icon = required("favicon.svg");
    let look = Look::of(&style, icon);
    let icon = icon.as_bytes().to_vec();

    let templates_folder = format!("{folder}/templates");
    let written: Vec<(&str, &str)> = sources
        .under(&templates_folder)
        .filter(|(_, f)| f.path.ends_with(".html"))
        .map(|(_, f)| (&f.path[templates_folder.len() + 1..], f.text.as_str()))
        .collect();
    let templates: Vec<(&str, String)> = written.iter().map(|(name, text)| (*name, minify::template(text))).collect();
    check_labels(sources, theme, &templates_folder, voices, diagnostics);

    let mut languages = Vec::new();
    for Voice { words, .. } in voices {
        let mut tera = Tera::default();
        let labelled = templates.iter().map(|(name, text)| (*name, with_labels(text, &words.labels)));
        if let Err(error) = tera.add_raw_templates(labelled) {
            // Whoever wrote the template looks for the fault in the lines that they wrote, not in squeezed ones.
            let told = Tera::default().add_raw_templates(written.iter().copied()).err().unwrap_or(error);
            diagnostics.push(catalogue::template(&told.to_string()));
            return None;
        }
        let labels = Value::from_serializable(&words.labels);
        languages.push(Language {
            tera,
            labels,
            demonstration: words.labels.get(DEMONSTRATION).cloned().unwrap_or_default(),
        });
    }
    let mut parts: Vec<&[u8]> = vec![css.as_bytes(), framed.as_bytes(), &icon];
    for (name, text) in &templates {
        parts.extend([name.as_bytes(), text.as_bytes()]);
    }
    let scripts_folder = format!("{folder}/scripts");
    let scripts: Vec<(String, String)> = sources
        .under(&scripts_folder)
        .filter(|(_, f)| f.path.ends_with(".js"))
        .map(|(_, f)| (f.path[scripts_folder.len() + 1..].to_owned(), f.text.clone()))
        .collect();
    let labels_bytes: Vec<String> = voices.iter().map(|v| format!("{:?}", v.words.labels)).collect();
    parts.extend(labels_bytes.iter().map(String::as_bytes));
    // A page with a script carries what its script may need.
    parts.extend(scripts.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]));
    Some(Theme {
        languages,
        hash: sha256_parts(&parts),
        page: Sheet::new(&css),
        framed: Sheet::new(&framed),
        scripts,
        look,
        icon,
    })
}

impl Theme {
    /// Draws a template. `portal` is what all pages of the language say, `frame` and `body` what this one shows.
    ///
    /// # Errors
    /// What the template engine says, or that the theme dropped the demonstration mark.
    pub fn draw(&self, template: &str, [portal, frame, body]: [Value; 3], page: &Page) -> Result<Vec<u8>, String> {
        let Language { tera, labels, demonstration: mark } = &self.languages[page.lang];
        let mut context = Context::new();
        context.insert_value("portal", portal);
        context.insert_value("frame", frame);
        context.insert_value("body", body);
        context.insert_value("t", labels.clone());
        context.insert("css", STYLE);
        context.insert("csp", POLICY);
        context.insert("pictures", &page.pictures);
        context.insert("index", &page.is_indexed);
        context.insert("linked_data", &page.linked_data);
        let mut html = Vec::with_capacity(ROOM);
        tera.render_to(template, &context, &mut html).map_err(|error| error.to_string())?;
        // What stands in the head is for networks and search engines; readers see the body.
        let is_marked = || bytes::split(&html, "<body").is_some_and(|(_, body)| bytes::split(body, mark).is_some());
        if page.is_demonstration && (mark.is_empty() || !is_marked()) {
            return Err(format!("{template}: «{mark}»"));
        }
        Ok(self.dressed(&html, page))
    }

    /// A drawn page with its style, and the policy that allows it and nothing else.
    fn dressed(&self, html: &[u8], page: &Page) -> Vec<u8> {
        let sheet = if page.is_framed { &self.framed } else { &self.page };
        let script = page.script.as_deref().and_then(|name| self.scripts.iter().find(|(one, _)| one == name));
        let style = sheet.style(html, script.map_or("", |(_, text)| text));
        let mut out = Vec::with_capacity(html.len() + style.css.len() + ROOM_FOR_POLICY);
        let mut rest = html;
        if let Some((before, after)) = bytes::split(rest, POLICY) {
            out.extend_from_slice(before);
            out.extend_from_slice(b"default-src 'none'; style-src 'sha256-");
            out.extend_from_slice(style.hash.as_bytes());
            out.extend_from_slice(b"'; img-src 'self'; base-uri 'none'; form-action 'none'");
            if script.is_some() {
                out.extend_from_slice(b"; script-src 'self'");
            }
            rest = after;
        }
        if let Some((before, after)) = bytes::split(rest, STYLE) {
            out.extend_from_slice(before);
            out.extend_from_slice(style.css.as_bytes());
            rest = after;
        }
        out.extend_from_slice(rest);
        out
    }
}

/// What the frame of a page is drawn by.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its language.
    pub lang: usize,
    /// Its charts by id.
    pub pictures: BTreeMap<String, String>,
    /// Search engines may list it.
    pub is_indexed: bool,
    /// It shows invented figures, and must say so.
    pub is_demonstration: bool,
    /// It stands in frames of other sites, and has a small style of its own.
    pub is_framed: bool,
    /// The file name of its script, which its policy must allow.
    pub script: Option<String>,
    /// The open data described for search engines; empty on other pages.
    pub linked_data: String,
}

/// A value for templates.
pub fn value<T: serde::Serialize>(data: &T) -> Value {
    Value::from_serializable(data)
}

/// Labels are checked both ways: one that a template uses and a language lacks is an error, one that nothing uses a warning.
fn check_labels(sources: &Sources, theme: &str, templates: &str, voices: &[Voice], diagnostics: &mut Diagnostics) {
    let mut used = BTreeSet::from([DEMONSTRATION.to_owned()]);
    for (_, file) in sources.under(templates) {
        used.extend(labels_in(&file.text));
    }
    for voice in voices.iter().filter(|v| sources.find(&labels_file(theme, &v.code)).is_some()) {
        for key in &used {
            if !voice.words.labels.contains_key(key) {
                diagnostics.push(catalogue::word_missing(&labels_file(theme, &voice.code), key));
            }
        }
        for key in voice.words.labels.keys().filter(|key| !used.contains(*key)) {
            if let Some(span) = label_place(sources, theme, &voice.code, key) {
                diagnostics.push(catalogue::word_unused(span, key));
            }
        }
    }
}

/// A template that says its labels itself instead of looking each one up: `{{ t.key }}` becomes the label.
fn with_labels(template: &str, labels: &BTreeMap<String, String>) -> String {
    const OPEN: &str = "{{ t.";
    const CLOSE: &str = " }}";
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let label = after.split_once(CLOSE).and_then(|(key, after)| Some((labels.get(key)?, after)));
        rest = match label {
            Some((label, after)) => {
                out.push_str(&escaped(label));
                after
            }
            None => {
                out.push_str(OPEN);
                after
            }
        };
    }
    out.push_str(rest);
    out
}

/// A text as the engine prints it, that the engine does not take for one of its tags.
fn escaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    // Writing to memory does not fail.
    let _ = tera::escape_html(text, &mut bytes);
    String::from_utf8_lossy(&bytes).replace('{', "&#123;")
}

/// Every `t.key` inside the tags of a template.
fn labels_in(template: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for (at, _) in template.match_indices("t.") {
        let before = template[..at].chars().next_back();
        let inside = template[..at].rfind('{') > template[..at].rfind('}');
        if inside && before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '.') {
            let key: String =
                template[at + 2..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if !key.is_empty() {
                keys.push(key);
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_in_templates_as_the_engine_would_print_them() {
        let labels = BTreeMap::from([("a", "1 < 2 & \"3\""), ("b", "{{ frame }} {% if %}")]);
        let labels = labels.into_iter().map(|(key, label)| (key.to_owned(), label.to_owned())).collect();
        let text = "<p title=\"{{ t.a }}\">{{ t.a }}{{ t.none }}{% if t.a %}{{ t.a | upper }}{{ t.a";
        let drawn = "<p title=\"1 &lt; 2 &amp; &quot;3&quot;\">1 &lt; 2 &amp; &quot;3&quot;{{ t.none }}{% if t.a %}{{ t.a | upper }}{{ t.a";
        assert_eq!(with_labels(text, &labels), drawn);
        assert_eq!(with_labels("{{ t.b }}", &labels), "&#123;&#123; frame }} &#123;% if %}");
    }

    #[test]
    fn labels_are_found_in_tags_and_nowhere_else() {
        let text = "t.not {{ t.one }} at.x {% if t.two %}{{ part.three }}{{ x(t=t.four) }} t.no";
        assert_eq!(labels_in(text), ["one", "two", "four"]);
    }
}
