//! A theme, loaded: templates, labels, style, icon. The only importer of the template engine.

use std::collections::{BTreeMap, BTreeSet};

use tera::{Context, Tera, Value};

use super::card::CardStyle;
use super::minify;
use super::style::names;
use super::style::{Sheet, Style};
use super::template::{Kind, pieces};
use crate::diagnostics::{Diagnostics, catalogue};
use crate::hash::sha256_parts;
use crate::i18n::locale::Locale;
use crate::i18n::messages::{label_place, labels_file};
use crate::input::Sources;
use crate::model::ids::{LangIx, TiSlice, TiVec};

/// A value as templates see it.
pub type TemplateValue = Value;

/// A theme, ready to draw pages.
pub struct Theme {
    languages: TiVec<LangIx, Language>,
    /// What every page of a template carries, by the file name of the template.
    heads: BTreeMap<String, Head>,
    /// Scripts by file name; pages can do without them.
    pub scripts: Vec<(String, String)>,
    /// Colours and icon of share cards.
    pub card_style: CardStyle,
    /// The site's icon.
    pub icon: Vec<u8>,
    /// Hash of everything that the look of a page depends on.
    pub hash: [u8; 32],
}

/// The style of a template's pages and the policy that allows it, as values for the template.
struct Head {
    css: Value,
    policy: Value,
}

/// A theme in the words of one language.
struct Language {
    /// The templates, with the labels that they print.
    tera: Tera,
    /// The labels, for what templates hand on.
    labels: Value,
    /// The label that every page with invented figures must show; searched for in the finished page.
    demonstration: String,
}

/// The template of framed charts, whose style is `embed.css` in the place of `style.css`.
const FRAMED: &str = "embed.html";

/// Label of the demonstration mark.
const DEMONSTRATION: &str = "demo";

/// Loads a theme from its files among `sources`.
pub fn load(
    sources: &Sources,
    theme: &str,
    locales: &TiSlice<LangIx, Locale>,
    diagnostics: &mut Diagnostics,
) -> Option<Theme> {
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
    let card_style = CardStyle::of(&style, icon);
    let icon = icon.as_bytes().to_vec();

    let templates_folder = format!("{folder}/templates");
    let written: Vec<(&str, &str)> = sources
        .under(&templates_folder)
        .filter(|(_, f)| f.path.ends_with(".html"))
        .map(|(_, f)| (&f.path[templates_folder.len() + 1..], f.text.as_str()))
        .collect();
    let templates: Vec<(&str, String)> = written.iter().map(|(name, text)| (*name, minify::template(text))).collect();
    check_labels(sources, theme, &templates_folder, locales, diagnostics);

    let mut languages = TiVec::new();
    for Locale { messages, .. } in locales {
        let mut tera = Tera::default();
        let labelled = templates.iter().map(|(name, text)| (*name, with_labels(text, &messages.labels)));
        if let Err(error) = tera.add_raw_templates(labelled) {
            // The author of the template looks for the fault in the lines as written, not in minified ones.
            let reported = Tera::default().add_raw_templates(written.iter().copied()).err().unwrap_or(error);
            diagnostics.push(catalogue::template(&reported.to_string()));
            return None;
        }
        let labels = Value::from_serializable(&messages.labels);
        languages.push(Language {
            tera,
            labels,
            demonstration: messages.labels.get(DEMONSTRATION).cloned().unwrap_or_default(),
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
    let labels_bytes: Vec<String> = locales.iter().map(|v| format!("{:?}", v.messages.labels)).collect();
    parts.extend(labels_bytes.iter().map(String::as_bytes));
    // The style of a template depends on its script.
    parts.extend(scripts.iter().flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]));
    let hash = sha256_parts(&parts);
    let (page, framed) = (Sheet::new(&css), Sheet::new(&framed));
    let heads = names::of_templates(&written, &scripts)
        .into_iter()
        .map(|(name, names)| {
            let style = if name == FRAMED { framed.style(&names) } else { page.style(&names) };
            (name.to_owned(), head(&style, names::script_of(name, &scripts).is_some()))
        })
        .collect();
    Some(Theme { languages, heads, scripts, card_style, icon, hash })
}

/// A style, and the policy that allows it and nothing else; `has_script`: and the scripts of the site.
fn head(style: &Style, has_script: bool) -> Head {
    let scripts = if has_script { "; script-src 'self'" } else { "" };
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; img-src 'self'; base-uri 'none'; form-action 'none'{scripts}",
        style.hash
    );
    Head { css: Value::safe_string(&style.css), policy: Value::safe_string(&policy) }
}

impl Theme {
    /// Draws a template. `portal` is what all pages of the language say, `frame` and `body` what this one shows.
    ///
    /// # Errors
    /// What the template engine says, or that the theme dropped the demonstration mark.
    pub fn draw(&self, template: &str, [portal, frame, body]: [Value; 3], page: &Page) -> Result<String, String> {
        let Language { tera, labels, demonstration: mark } = &self.languages[page.lang];
        let mut context = Context::new();
        context.insert_value("portal", portal);
        context.insert_value("frame", frame);
        context.insert_value("body", body);
        context.insert_value("t", labels.clone());
        if let Some(Head { css, policy }) = self.heads.get(template) {
            context.insert_value("css", css.clone());
            context.insert_value("csp", policy.clone());
        }
        context.insert("pictures", &page.pictures);
        context.insert("index", &page.is_indexed);
        context.insert("linked_data", &page.linked_data);
        let html = tera.render(template, &context).map_err(|error| error.to_string())?;
        // The head is for networks and search engines; readers see the body.
        let is_marked = || html.split_once("<body").is_some_and(|(_, body)| body.contains(mark.as_str()));
        if page.is_demonstration && (mark.is_empty() || !is_marked()) {
            return Err(format!("{template}: «{mark}»"));
        }
        Ok(html)
    }
}

/// What the frame of a page is drawn by.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its language.
    pub lang: LangIx,
    /// Its charts by id.
    pub pictures: BTreeMap<String, String>,
    /// Search engines may list it.
    pub is_indexed: bool,
    /// It shows invented figures, and must say so.
    pub is_demonstration: bool,
    /// The open data described for search engines; empty on other pages.
    pub linked_data: String,
}

/// A value for templates.
pub fn value<T: serde::Serialize>(data: &T) -> Value {
    Value::from_serializable(data)
}

/// Labels are checked both ways: one that a template uses and a language lacks is an error, one that nothing uses a warning.
fn check_labels(
    sources: &Sources,
    theme: &str,
    templates: &str,
    locales: &TiSlice<LangIx, Locale>,
    diagnostics: &mut Diagnostics,
) {
    let mut used = BTreeSet::from([DEMONSTRATION.to_owned()]);
    for (_, file) in sources.under(templates) {
        used.extend(labels_in(&file.text));
    }
    for locale in locales.iter().filter(|v| sources.find(&labels_file(theme, &v.code)).is_some()) {
        for key in &used {
            if !locale.messages.labels.contains_key(key) {
                diagnostics.push(catalogue::word_missing(&labels_file(theme, &locale.code), key));
            }
        }
        for key in locale.messages.labels.keys().filter(|key| !used.contains(*key)) {
            if let Some(span) = label_place(sources, theme, &locale.code, key) {
                diagnostics.push(catalogue::word_unused(span, key));
            }
        }
    }
}

/// A template with its labels filled in: `{{ t.key }}` becomes the label, so that drawing looks none up.
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

/// A text escaped as the engine escapes it, without the start of a tag.
fn escaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    // Writing to memory does not fail.
    let _ = tera::escape_html(text, &mut bytes);
    String::from_utf8_lossy(&bytes).replace('{', "&#123;")
}

/// Every `t.key` inside the tags of a template.
fn labels_in(template: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for piece in pieces(template).into_iter().filter(|piece| matches!(piece.kind, Kind::Print | Kind::Statement)) {
        let tag = piece.content();
        for (at, _) in tag.match_indices("t.") {
            let before = tag[..at].chars().next_back();
            if before.is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != '.') {
                let key: String =
                    tag[at + 2..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                if !key.is_empty() {
                    keys.push(key);
                }
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_inserted_into_templates_as_the_engine_would_print_them() {
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
