//! The words of a theme in one language: `words/LANG/sentences.yaml`, with gaps such as `{n}`; labels of templates; parts of clauses.
//! The only importer of the plural rules.

use std::collections::BTreeMap;

use icu_plurals::{PluralCategory, PluralRules};

use crate::diagnostics::{Diagnostics, catalogue};
use crate::i18n::message::{Declaration, GapValue, Message};
use crate::input::yaml::{self, Node, Value};
use crate::input::{FileId, Sources, Span};

/// The words of one language.
#[derive(Debug)]
pub struct Messages {
    /// By key; a key is missing where the theme has no words for it.
    sentences: BTreeMap<&'static str, Sentence>,
    /// Words for parts of clauses, by their Vietnamese name in the data of the plans: longest first.
    pub clauses: Vec<(String, String)>,
    /// Labels that templates print by themselves.
    pub labels: BTreeMap<String, String>,
    plurals: Option<PluralRules>,
}

/// One sentence: one wording for each plural form of the language, or a single one under `Other`. In every language a wording under
/// `Zero` is that of the number 0: "no school" instead of "0 schools".
#[derive(Debug)]
struct Sentence {
    forms: Vec<(PluralCategory, Vec<Piece>)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// Index of the gap in the message's declaration.
    Gap(usize),
}

/// Reads the words of one language from the theme's files among `sources`, and compares them with what the program declares.
pub fn read(
    sources: &Sources,
    theme: &str,
    lang: &str,
    declared: &[&'static Declaration],
    diagnostics: &mut Diagnostics,
) -> Messages {
    let mut messages = Messages::empty(lang);
    let path = format!("themes/{theme}/words/{lang}/sentences.yaml");
    let Some(found) = entries(sources, &path, diagnostics) else { return messages };
    for (key, span, node) in found {
        match declared.iter().find(|declaration| declaration.key == key) {
            None => diagnostics.push(catalogue::word_unused(span, &key)),
            Some(declaration) => {
                let sentence = sentence(&node, declaration, &mut |gap| {
                    diagnostics.push(catalogue::word_gap(node.span, &key, gap));
                });
                messages.sentences.insert(declaration.key, sentence);
            }
        }
    }
    let missing = declared.iter().filter(|declaration| !messages.sentences.contains_key(declaration.key));
    diagnostics.extend(missing.map(|declaration| catalogue::word_missing(&path, declaration.key)));
    let path = format!("themes/{theme}/words/{lang}/clauses.yaml");
    if sources.find(&path).is_some() {
        for (key, _, node) in entries(sources, &path, diagnostics).unwrap_or_default() {
            if let Value::Scalar(text) = node.value {
                messages.clauses.push((key, text));
            }
        }
        messages.clauses.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
    }
    let path = format!("themes/{theme}/words/{lang}/labels.yaml");
    for (key, _, node) in entries(sources, &path, diagnostics).unwrap_or_default() {
        if let Value::Scalar(text) = node.value {
            messages.labels.insert(key, text);
        }
    }
    messages
}

fn plural_rules(lang: &str) -> Option<PluralRules> {
    let locale: icu_locale_core::Locale = lang.parse().ok()?;
    PluralRules::try_new_cardinal((&locale).into()).ok()
}

/// `None` without the file, which is reported once and not for each of its words.
fn entries(sources: &Sources, path: &str, diagnostics: &mut Diagnostics) -> Option<Vec<(String, Span, Node)>> {
    let Some(id) = sources.find(path) else {
        diagnostics.push(catalogue::theme_file(path));
        return None;
    };
    match yaml::read(id, &sources.file(id).text, 0, diagnostics)?.value {
        Value::Map(entries) => Some(entries),
        Value::Null | Value::Scalar(_) | Value::List(_) => Some(Vec::new()),
    }
}

/// The forms of a sentence; `unknown` is called with each gap that the message does not have.
fn sentence(node: &Node, declaration: &Declaration, unknown: &mut dyn FnMut(&str)) -> Sentence {
    let category = |name: &str| match name {
        "zero" => PluralCategory::Zero,
        "one" => PluralCategory::One,
        "two" => PluralCategory::Two,
        "few" => PluralCategory::Few,
        "many" => PluralCategory::Many,
        _ => PluralCategory::Other,
    };
    let forms = match &node.value {
        Value::Scalar(text) => vec![(PluralCategory::Other, pieces(text, declaration, unknown))],
        Value::Map(entries) => entries
            .iter()
            .map(|(name, _, node)| match &node.value {
                Value::Scalar(text) => (category(name), pieces(text, declaration, unknown)),
                Value::Null | Value::List(_) | Value::Map(_) => (category(name), Vec::new()),
            })
            .collect(),
        Value::Null | Value::List(_) => Vec::new(),
    };
    Sentence { forms }
}

fn pieces(text: &str, declaration: &Declaration, unknown: &mut dyn FnMut(&str)) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        if open > 0 {
            pieces.push(Piece::Text(rest[..open].to_owned()));
        }
        let name = &rest[open + 1..open + close];
        match declaration.gaps.iter().position(|gap| *gap == name) {
            Some(index) => pieces.push(Piece::Gap(index)),
            None => unknown(name),
        }
        rest = &rest[open + close + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

impl Messages {
    /// No words yet, with the plural rules of a language.
    fn empty(lang: &str) -> Self {
        let (sentences, labels) = (BTreeMap::new(), BTreeMap::new());
        Self { sentences, clauses: Vec::new(), labels, plurals: plural_rules(lang) }
    }

    /// The words of a message; `write` appends the values of its gaps. Empty where the theme has no words for it.
    pub fn say(&self, message: &dyn Message, write: &dyn Fn(GapValue<'_>, &mut String)) -> String {
        let Some(sentence) = self.sentences.get(message.declaration().key) else { return String::new() };
        let find = |wanted| sentence.forms.iter().find(|(category, _)| *category == wanted);
        let wanted = match (message.count(), &self.plurals) {
            (Some(n), Some(rules)) => rules.category_for(n),
            _ => PluralCategory::Other,
        };
        let none = find(PluralCategory::Zero).filter(|_| message.count() == Some(0));
        let form = none.or_else(|| find(wanted)).or(sentence.forms.last());
        let mut out = String::new();
        for piece in form.map_or(&[][..], |(_, pieces)| pieces) {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Gap(index) => {
                    if let Some(value) = message.gap(*index) {
                        write(value, &mut out);
                    }
                }
            }
        }
        out
    }
}

/// The file of a theme's labels, for diagnostics.
pub fn labels_file(theme: &str, lang: &str) -> String {
    format!("themes/{theme}/words/{lang}/labels.yaml")
}

/// Position of a label in its file, for diagnostics.
pub fn label_place(sources: &Sources, theme: &str, lang: &str, key: &str) -> Option<Span> {
    let id: FileId = sources.find(&labels_file(theme, lang))?;
    let text = &sources.file(id).text;
    let start =
        text.find(&format!("\n{key}:")).map(|i| i + 1).or_else(|| text.starts_with(&format!("{key}:")).then_some(0))?;
    let start = u32::try_from(start).ok()?;
    Some(Span { file: id, start, end: start + u32::try_from(key.len()).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::locale::Locale;
    use crate::model::ids::LangIx;

    crate::messages! {
        schools { n: u64 }
    }

    fn scalar(text: &str) -> Node {
        Node { span: Span::default(), value: Value::Scalar(text.to_owned()) }
    }

    fn english(lang: &str) -> Locale {
        let forms = Value::Map(vec![
            ("zero".into(), Span::default(), scalar("no school")),
            ("one".into(), Span::default(), scalar("{n} school")),
            ("other".into(), Span::default(), scalar("{n} schools")),
        ]);
        let mut messages = Messages::empty(lang);
        let node = Node { span: Span::default(), value: forms };
        messages.sentences.insert("schools", sentence(&node, msg::ALL[0], &mut |gap| panic!("no gap {gap}")));
        Locale::new(LangIx::ROOT, lang, messages)
    }

    #[test]
    fn gaps_are_filled_and_plurals_chosen() {
        assert_eq!(english("en").say(&msg::schools { n: 1 }), "1 school");
        assert_eq!(english("en").say(&msg::schools { n: 2 }), "2 schools");
        assert_eq!(english("ja").say(&msg::schools { n: 1 }), "1 schools", "Japanese has one form");
    }

    #[test]
    fn the_number_0_has_words_of_its_own_where_a_message_has_them() {
        assert_eq!(english("en").say(&msg::schools { n: 0 }), "no school");
        assert_eq!(english("vi").say(&msg::schools { n: 0 }), "no school", "also where the language has one form");
        assert_eq!(english("en").say(&msg::schools { n: 10 }), "10 schools");
    }

    #[test]
    fn a_gap_that_the_message_does_not_have_is_reported() {
        let mut unknown = Vec::new();
        sentence(&scalar("{n} of {m}"), msg::ALL[0], &mut |gap| unknown.push(gap.to_owned()));
        assert_eq!(unknown, ["m"]);
    }
}
