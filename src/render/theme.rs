//! A theme, loaded: templates, labels, style, icon. The only importer of the template engine.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Context, Tera, Value};

use super::card::Look;
use super::minify;
use crate::diagnostic::{Diagnostics, catalogue};
use crate::hash::{sha256, sha256_parts};
use crate::site::voice::Voice;
use crate::site::words::{label_place, labels_file};
use crate::source::Sources;

/// A value as templates see it.
pub type TemplateValue = Value;

/// A theme, ready to draw pages.
pub struct Theme {
    tera: Tera,
    labels: Vec<Value>,
    /// The label that stands on every page with invented figures, by language; looked for in the finished page.
    demonstration: Vec<String>,
    page: Style,
    /// What pages with a script have.
    scripted: Style,
    /// What framed charts have.
    framed: Style,
    /// Scripts by file name; pages can do without them.
    pub scripts: Vec<(String, Vec<u8>)>,
    /// Colours and icon of share cards.
    pub look: Look,
    /// The site's icon.
    pub icon: Vec<u8>,
    /// Fingerprint of everything that the look of a page depends on.
    pub hash: [u8; 32],
}

/// Bytes set aside for a page before it is drawn; most need no more.
const ROOM: usize = 48 << 10;

/// A style, and the policy that allows it.
struct Style {
    css: Value,
    csp: Value,
}

impl Style {
    fn new(css: &str, more: &str) -> Self {
        let csp = format!(
            "default-src 'none'; style-src 'sha256-{}'; img-src 'self'; base-uri 'none'; form-action 'none'{more}",
            base64(&sha256(css.as_bytes()))
        );
        Self { css: Value::from_serializable(&css), csp: Value::from_serializable(&csp) }
    }
}

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

    let mut tera = Tera::default();
    if let Err(error) = tera.add_raw_templates(templates.iter().map(|(name, text)| (*name, text.as_str()))) {
        // Whoever wrote the template looks for the fault in the lines that they wrote, not in squeezed ones.
        let told = Tera::default().add_raw_templates(written.iter().copied()).err().unwrap_or(error);
        diagnostics.push(catalogue::template(&told.to_string()));
        return None;
    }
    let mut parts: Vec<&[u8]> = vec![css.as_bytes(), framed.as_bytes(), &icon];
    for (name, text) in &templates {
        parts.extend([name.as_bytes(), text.as_bytes()]);
    }
    let scripts_folder = format!("{folder}/scripts");
    let scripts: Vec<(String, Vec<u8>)> = sources
        .under(&scripts_folder)
        .filter(|(_, f)| f.path.ends_with(".js"))
        .map(|(_, f)| (f.path[scripts_folder.len() + 1..].to_owned(), f.text.as_bytes().to_vec()))
        .collect();
    let labels_bytes: Vec<String> = voices.iter().map(|v| format!("{:?}", v.words.labels)).collect();
    parts.extend(labels_bytes.iter().map(String::as_bytes));
    Some(Theme {
        labels: voices.iter().map(|v| Value::from_serializable(&v.words.labels)).collect(),
        demonstration: voices.iter().map(|v| v.words.labels.get(DEMONSTRATION).cloned().unwrap_or_default()).collect(),
        hash: sha256_parts(&parts),
        page: Style::new(&css, ""),
        scripted: Style::new(&css, "; script-src 'self'"),
        framed: Style::new(&framed, ""),
        scripts,
        look,
        icon,
        tera,
    })
}

impl Theme {
    /// Draws a template. `frame` and `body` are what the page shows, `pictures` its charts by id.
    ///
    /// # Errors
    /// What the template engine says, or that the theme dropped the demonstration mark.
    pub fn draw(
        &self,
        template: &str,
        lang: usize,
        frame: Value,
        body: Value,
        pictures: &BTreeMap<String, String>,
        page: &Page,
    ) -> Result<String, String> {
        let mut context = Context::new();
        context.insert_value("frame", frame);
        context.insert_value("body", body);
        context.insert_value("t", self.labels[lang].clone());
        let look = match (page.is_framed, page.is_scripted) {
            (true, _) => &self.framed,
            (false, true) => &self.scripted,
            (false, false) => &self.page,
        };
        context.insert_value("css", look.css.clone());
        context.insert_value("csp", look.csp.clone());
        context.insert("pictures", pictures);
        context.insert("index", &page.is_indexed);
        context.insert("linked_data", &page.linked_data);
        let mut html = Vec::with_capacity(ROOM);
        self.tera.render_to(template, &context, &mut html).map_err(|error| error.to_string())?;
        let html = String::from_utf8(html).map_err(|error| error.to_string())?;
        let mark = &self.demonstration[lang];
        // What stands in the head is for networks and search engines; readers see the body.
        let body = html.find("<body").map_or("", |at| &html[at..]);
        if page.is_demonstration && (mark.is_empty() || !body.contains(mark.as_str())) {
            return Err(format!("{template}: «{mark}»"));
        }
        Ok(html)
    }
}

/// What the frame of a page is drawn by.
#[derive(Debug, Clone)]
pub struct Page {
    /// Search engines may list it.
    pub is_indexed: bool,
    /// It shows invented figures, and must say so.
    pub is_demonstration: bool,
    /// It stands in frames of other sites, and has a small style of its own.
    pub is_framed: bool,
    /// It has a script, which its policy must allow.
    pub is_scripted: bool,
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

/// Base64 of a hash, as Content-Security-Policy wants it (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_written_as_browsers_read_them() {
        assert_eq!(base64(b"Man"), "TWFu");
        assert_eq!(base64(b"Ma"), "TWE=");
        assert_eq!(base64(b"M"), "TQ==");
        assert_eq!(base64(&sha256(b"")), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn labels_are_found_in_tags_and_nowhere_else() {
        let text = "t.not {{ t.one }} at.x {% if t.two %}{{ part.three }}{{ x(t=t.four) }} t.no";
        assert_eq!(labels_in(text), ["one", "two", "four"]);
    }
}
