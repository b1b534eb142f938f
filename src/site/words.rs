//! The sentences that the program composes, as the theme words them: one flat file a language,
//! `words/LANG/sentences.yaml`, with gaps such as `{n}` that the program fills in.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use icu_plurals::{PluralCategory, PluralRules};

use super::said::SAID;
use crate::diagnostic::{Diagnostics, catalogue};
use crate::source::yaml::{Node, Value};
use crate::source::{FileId, Sources, Span};

/// The words of one language.
#[derive(Debug)]
pub struct Words {
    /// In the order of [`SAID`]; nothing where the theme has no words.
    sentences: Vec<Option<Sentence>>,
    /// Words for parts of clauses, as the plans' data name them in Vietnamese: longest first.
    pub clauses: Vec<(String, String)>,
    /// Labels that templates print by themselves.
    pub labels: BTreeMap<String, String>,
    plurals: Option<PluralRules>,
}

/// One sentence: one wording for each plural form of the language, or a single one under `Other`.
#[derive(Debug)]
struct Sentence {
    forms: Vec<(PluralCategory, Vec<Piece>)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Gap(String),
}

/// Reads the words of one language from the theme's files among `sources`.
pub fn read(sources: &Sources, theme: &str, lang: &str, diagnostics: &mut Diagnostics) -> Words {
    let mut words =
        Words { sentences: none(), clauses: Vec::new(), labels: BTreeMap::new(), plurals: plural_rules(lang) };
    let path = format!("themes/{theme}/words/{lang}/sentences.yaml");
    let Some(found) = entries(sources, &path, diagnostics) else { return words };
    for (key, span, node) in found {
        match place(&key) {
            None => diagnostics.push(catalogue::word_unused(span, &key)),
            Some(place) => {
                let (_, gaps) = SAID[place];
                let sentence = sentence(&node);
                for piece in sentence.forms.iter().flat_map(|(_, pieces)| pieces) {
                    if let Piece::Gap(gap) = piece
                        && !gaps.contains(&gap.as_str())
                    {
                        diagnostics.push(catalogue::word_gap(node.span, &key, gap));
                    }
                }
                words.sentences[place] = Some(sentence);
            }
        }
    }
    for ((key, _), sentence) in SAID.iter().zip(&words.sentences) {
        if sentence.is_none() {
            diagnostics.push(catalogue::word_missing(&path, key));
        }
    }
    let path = format!("themes/{theme}/words/{lang}/clauses.yaml");
    if sources.find(&path).is_some() {
        for (key, _, node) in entries(sources, &path, diagnostics).unwrap_or_default() {
            if let Value::Scalar(text) = node.value {
                words.clauses.push((key, text));
            }
        }
        words.clauses.sort_by_key(|(key, _)| std::cmp::Reverse(key.len()));
    }
    let path = format!("themes/{theme}/words/{lang}/labels.yaml");
    for (key, _, node) in entries(sources, &path, diagnostics).unwrap_or_default() {
        if let Value::Scalar(text) = node.value {
            words.labels.insert(key, text);
        }
    }
    words
}

fn none() -> Vec<Option<Sentence>> {
    SAID.iter().map(|_| None).collect()
}

/// Which sentence of the list a key names. A page asks some hundred times, so the list is not searched but looked up.
fn place(key: &str) -> Option<usize> {
    /// At least twice as many as there are sentences, so that most of them stand in the first slot looked at.
    const SLOTS: usize = 2048;
    const { assert!(SAID.len() * 2 <= SLOTS) };
    // FNV-1a, 32 bits.
    let slot =
        |key: &str| key.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let slots = |key: &str| {
        let first = slot(key) as usize;
        (0..SLOTS).map(move |step| (first + step) % SLOTS)
    };
    static PLACES: OnceLock<Vec<Option<usize>>> = OnceLock::new();
    let places = PLACES.get_or_init(|| {
        let mut places = vec![None; SLOTS];
        for (at, (key, _)) in SAID.iter().enumerate() {
            if let Some(free) = slots(key).find(|slot| places[*slot].is_none()) {
                places[free] = Some(at);
            }
        }
        places
    });
    slots(key).map_while(|slot| places[slot]).find(|at| SAID[*at].0 == key)
}

fn plural_rules(lang: &str) -> Option<PluralRules> {
    let locale: icu_locale_core::Locale = lang.parse().ok()?;
    PluralRules::try_new_cardinal((&locale).into()).ok()
}

/// `None` without the file, which is one problem and not one for each of its words.
fn entries(sources: &Sources, path: &str, diagnostics: &mut Diagnostics) -> Option<Vec<(String, Span, Node)>> {
    let Some(id) = sources.find(path) else {
        diagnostics.push(catalogue::theme_file(path));
        return None;
    };
    match crate::source::yaml::read(id, &sources.file(id).text, 0, diagnostics)?.value {
        Value::Map(entries) => Some(entries),
        Value::Null | Value::Scalar(_) | Value::List(_) => Some(Vec::new()),
    }
}

fn sentence(node: &Node) -> Sentence {
    let category = |name: &str| match name {
        "zero" => PluralCategory::Zero,
        "one" => PluralCategory::One,
        "two" => PluralCategory::Two,
        "few" => PluralCategory::Few,
        "many" => PluralCategory::Many,
        _ => PluralCategory::Other,
    };
    let forms = match &node.value {
        Value::Scalar(text) => vec![(PluralCategory::Other, pieces(text))],
        Value::Map(entries) => entries
            .iter()
            .map(|(name, _, node)| match &node.value {
                Value::Scalar(text) => (category(name), pieces(text)),
                Value::Null | Value::List(_) | Value::Map(_) => (category(name), Vec::new()),
            })
            .collect(),
        Value::Null | Value::List(_) => Vec::new(),
    };
    Sentence { forms }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        if open > 0 {
            pieces.push(Piece::Text(rest[..open].to_owned()));
        }
        pieces.push(Piece::Gap(rest[open + 1..open + close].to_owned()));
        rest = &rest[open + close + 1..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    pieces
}

impl Piece {
    /// Bytes of it that are known beforehand.
    fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Gap(_) => 0,
        }
    }
}

impl Words {
    /// A sentence with its gaps filled; `n` decides the plural form.
    pub fn say(&self, key: &str, n: Option<u64>, gaps: &[(&str, &str)]) -> String {
        let Some(sentence) = place(key).and_then(|place| self.sentences[place].as_ref()) else { return String::new() };
        let wanted = match (n, &self.plurals) {
            (Some(n), Some(rules)) => rules.category_for(n),
            _ => PluralCategory::Other,
        };
        let form = sentence.forms.iter().find(|(category, _)| *category == wanted).or(sentence.forms.last());
        let pieces = form.map_or(&[][..], |(_, pieces)| pieces);
        let texts: usize = pieces.iter().map(Piece::len).sum();
        let values: usize = gaps.iter().map(|(_, value)| value.len()).sum();
        let mut out = String::with_capacity(texts + values);
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Gap(gap) => {
                    out.push_str(gaps.iter().find(|(name, _)| name == gap).map_or("", |(_, value)| value))
                }
            }
        }
        out
    }
}

/// The file of a theme's label, for messages.
pub fn labels_file(theme: &str, lang: &str) -> String {
    format!("themes/{theme}/words/{lang}/labels.yaml")
}

/// Place of a label in its file, for messages.
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

    fn scalar(text: &str) -> Node {
        Node { span: Span::default(), value: Value::Scalar(text.to_owned()) }
    }

    #[test]
    fn every_sentence_is_found_by_its_key() {
        for (at, (key, _)) in SAID.iter().enumerate() {
            assert_eq!(place(key), Some(at), "the list is not in order at {key}");
        }
        assert_eq!(place("no such sentence"), None);
    }

    #[test]
    fn gaps_are_filled_and_plurals_chosen() {
        let mut words =
            Words { sentences: none(), clauses: Vec::new(), labels: BTreeMap::new(), plurals: plural_rules("en") };
        let forms = Value::Map(vec![
            ("one".into(), Span::default(), scalar("{n} school")),
            ("other".into(), Span::default(), scalar("{n} schools")),
        ]);
        words.sentences[place("areas_inside").unwrap()] = Some(sentence(&Node { span: Span::default(), value: forms }));
        assert_eq!(words.say("areas_inside", Some(1), &[("n", "1")]), "1 school");
        assert_eq!(words.say("areas_inside", Some(2), &[("n", "2")]), "2 schools");
        words.plurals = plural_rules("ja");
        assert_eq!(words.say("areas_inside", Some(1), &[("n", "1")]), "1 schools", "Japanese has one form");
    }
}
