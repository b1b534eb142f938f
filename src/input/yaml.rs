//! Reads YAML into a tree that knows the place of every node. The only importer of the YAML reader.
//! Scalars stay as they were written: what a value means is decided where it is used.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Budget, DuplicateKeyPolicy, Error, MergeKeyPolicy, Spanned};

use super::{FileId, Span};
use crate::diagnostics::{Bilingual, Diagnostics, catalogue};

/// A node of a YAML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its position.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `null` or `~`.
    Null,
    /// A scalar as written, without its quotation marks.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with their places, in the order of the file.
    Map(Vec<(String, Span, Node)>),
}

/// Reads a whole file. `offset` is where `text` begins in the file, in bytes.
/// `None` when it cannot be read at all; the reason is among the diagnostics then.
pub fn read(file: FileId, text: &str, offset: u32, diagnostics: &mut Diagnostics) -> Option<Node> {
    if text.trim().is_empty() || text.lines().all(|l| l.trim().is_empty() || l.trim_start().starts_with('#')) {
        let span = Span { file, start: offset, end: offset };
        return Some(Node { span, value: Value::Null });
    }
    let mut budget = Budget::default();
    // A file is limited in bytes already; nodes and events follow from that.
    budget.max_nodes = 8_000_000;
    budget.max_events = 16_000_000;
    budget.max_total_scalar_bytes = 128 << 20;
    budget.max_depth = 32;
    budget.max_anchors = 0;
    budget.max_aliases = 0;
    budget.max_documents = 1;
    budget.max_merge_keys = 0;
    let options = serde_saphyr::options! {
        budget: Some(budget),
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        with_snippet: false,
    };
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options) {
        Ok(root) => {
            let reading = Reading { file, text, offset };
            Some(reading.node(root.into(), diagnostics))
        }
        Err(error) => {
            diagnostics.push(catalogue::yaml_syntax(place_of(&error, file, text, offset), said(&error)));
            None
        }
    }
}

/// What the deserialiser sees, before byte offsets become spans.
enum Raw {
    Null,
    /// Nothing when the reader already inferred a type from a plain scalar, so that its text must be taken from the file.
    Scalar(Option<String>),
    List(Vec<Put>),
    Map(Vec<(Put, Put)>),
}

/// A raw node with its first byte and the byte after its last: less than half the memory of the reader's own spans.
struct Put {
    raw: Raw,
    start: usize,
    end: usize,
}

impl From<Spanned<Raw>> for Put {
    fn from(raw: Spanned<Raw>) -> Self {
        let span = raw.referenced.span();
        let start = span.byte_offset().unwrap_or(0);
        let end = start + span.byte_len().unwrap_or(0);
        let place = |at| usize::try_from(at).unwrap_or(0);
        Self { start: place(start), end: place(end), raw: raw.value }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Scalar(None))
    }
    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Scalar(Some(text.to_owned())))
    }
    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Scalar(Some(text)))
    }
    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Raw, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element::<Spanned<Raw>>()? {
            nodes.push(node.into());
        }
        Ok(Raw::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<Spanned<Raw>, Spanned<Raw>>()? {
            entries.push((key.into(), value.into()));
        }
        Ok(Raw::Map(entries))
    }
}

struct Reading<'a> {
    file: FileId,
    text: &'a str,
    offset: u32,
}

impl Reading<'_> {
    fn node(&self, Put { raw, start, end }: Put, diagnostics: &mut Diagnostics) -> Node {
        let span = self.span(start, end);
        let value = match raw {
            Raw::Null => Value::Null,
            Raw::Scalar(Some(text)) => Value::Scalar(text),
            Raw::Scalar(None) => Value::Scalar(self.text.get(start..end).unwrap_or("").trim().to_owned()),
            Raw::List(nodes) => Value::List(nodes.into_iter().map(|n| self.node(n, diagnostics)).collect()),
            Raw::Map(entries) => Value::Map(self.entries(entries, diagnostics)),
        };
        Node { span, value }
    }

    fn entries(&self, raw: Vec<(Put, Put)>, diagnostics: &mut Diagnostics) -> Vec<(String, Span, Node)> {
        let mut entries: Vec<(String, Span, Node)> = Vec::with_capacity(raw.len());
        for (Put { raw: key, start, end }, value) in raw {
            let span = self.span(start, end);
            let name = match key {
                Raw::Scalar(Some(text)) => text,
                Raw::Scalar(None) | Raw::Null | Raw::List(_) | Raw::Map(_) => {
                    self.text.get(start..end).unwrap_or("").trim().to_owned()
                }
            };
            let mut value = self.node(value, diagnostics);
            if value.value == Value::Null {
                // An empty value has no place of its own: its key is where to look.
                value.span = span;
            }
            if entries.iter().any(|(known, _, _)| *known == name) {
                diagnostics.push(catalogue::duplicate_key(span, &name));
            } else {
                entries.push((name, span, value));
            }
        }
        entries
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let limit = self.text.len();
        let (start, end) = (start.min(limit), end.min(limit));
        // A block ends where its last line does, not where the next key begins.
        let end = start + self.text.get(start..end).map_or(0, |s| s.trim_end().len());
        let offset = self.offset as usize;
        Span::of(self.file, start + offset, end + offset)
    }
}

fn place_of(error: &Error, file: FileId, text: &str, offset: u32) -> Span {
    let Some(location) = error.location() else {
        return Span { file, start: offset, end: offset };
    };
    // Errors of the scanner carry line and column only.
    let line = usize::try_from(location.line()).unwrap_or(1).max(1);
    let column = usize::try_from(location.column()).unwrap_or(1).max(1);
    let line_start = text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>().min(text.len());
    let rest = text[line_start..].split('\n').next().unwrap_or("");
    let within = rest.char_indices().nth(column - 1).map_or(rest.len(), |(i, _)| i);
    let start = line_start + within;
    let end = (start + rest[within..].chars().next().map_or(0, char::len_utf8)).min(text.len());
    Span::of(file, start + offset as usize, end + offset as usize)
}

/// The reader's error in our words, in both languages. Its own English is never shown to editors.
fn said(error: &Error) -> Bilingual {
    let text = error.to_string();
    let has = |words: &str| text.contains(words);
    if has("anchor") || has("alias") {
        Bilingual::new("không dùng neo (&, *)", "anchors and aliases (&, *) are not used")
    } else if has("depth") || has("recursion") {
        Bilingual::new("lồng quá sâu", "it is nested too deeply")
    } else if has("tab") {
        Bilingual::new("có dấu tab ở chỗ thụt lề", "there is a tab in the indentation")
    } else if has("quot") {
        Bilingual::new("dấu ngoặc kép chưa đóng", "a quotation mark is not closed")
    } else if has("flow") || has("']'") || has("'}'") || has("bracket") {
        Bilingual::new("dấu ngoặc [ ] hoặc { } chưa khớp", "the brackets [ ] or { } do not match")
    } else if has("mapping values") || has("':'") {
        Bilingual::new(
            "dấu hai chấm ở chỗ không đọc được; đặt câu có dấu hai chấm trong ngoặc kép",
            "a colon where none can stand; put text with a colon in quotation marks",
        )
    } else if has("document") {
        Bilingual::new("chỉ được một tài liệu trong một tệp", "one file holds one document")
    } else if has("tag") {
        Bilingual::new("không dùng nhãn (!)", "tags (!) are not used")
    } else {
        Bilingual::new("cấu trúc bị gãy ở đây", "the structure breaks here")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> (Option<Node>, Diagnostics) {
        let mut diagnostics = Vec::new();
        let node = read(FileId(0), text, 0, &mut diagnostics);
        (node, diagnostics)
    }

    fn map(text: &str) -> Vec<(String, Span, Node)> {
        let Value::Map(entries) = tree(text).0.unwrap().value else { panic!("{text}") };
        entries
    }

    #[test]
    fn scalars_stay_as_they_were_written() {
        let text =
            "a: 007\nb: 61,5\nc: no\nd: 1e3\ne: \"87\"\nf: ~\ng: 0x1F\nh: 50%\ni: 2022-12-31\nj: 1_000\nk: 12.50\n";
        let values: Vec<_> = map(text).into_iter().map(|(_, _, node)| node.value).collect();
        let scalar = |s: &str| Value::Scalar(s.to_owned());
        assert_eq!(
            values,
            [
                scalar("007"),
                scalar("61,5"),
                scalar("no"),
                scalar("1e3"),
                scalar("87"),
                Value::Null,
                scalar("0x1F"),
                scalar("50%"),
                scalar("2022-12-31"),
                scalar("1_000"),
                scalar("12.50"),
            ]
        );
    }

    #[test]
    fn every_node_knows_its_bytes() {
        let text = "tên: {vi: \"Đồng Tháp\", en: x}\nsố: 5\n";
        let entries = map(text);
        let (_, key, node) = &entries[1];
        assert_eq!(&text[key.start as usize..key.end as usize], "số");
        assert_eq!(&text[node.span.start as usize..node.span.end as usize], "5");
        let Value::Map(inner) = &entries[0].2.value else { panic!() };
        let name = inner[0].2.span;
        assert_eq!(&text[name.start as usize..name.end as usize], "\"Đồng Tháp\"");
    }

    #[test]
    fn a_repeated_key_is_reported_and_the_first_one_kept() {
        let (node, diagnostics) = tree("a: 1\na: 2\nb: {c: 1, c: 2}\n");
        assert_eq!(diagnostics.iter().filter(|d| d.code == "MB1102").count(), 2);
        let Value::Map(entries) = node.unwrap().value else { panic!() };
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].2.value, Value::Scalar("1".into()));
    }

    #[test]
    fn what_cannot_be_read_is_located() {
        for (text, line) in
            [("a: [1, 2\nb: 3\n", 0), ("a:\n\t- b\n", 2), ("x: &a 1\ny: *a\n", 0), ("a: \"b\n", 0), ("a: b: c\n", 1)]
        {
            let (node, diagnostics) = tree(text);
            assert!(node.is_none() && diagnostics.len() == 1, "{text:?} {diagnostics:?}");
            let start = diagnostics[0].span.unwrap().start as usize;
            let found = text[..start].matches('\n').count() + 1;
            assert!(line == 0 || found == line, "{text:?}: line {found}");
        }
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x]\n");
        for i in 1..30 {
            bomb.push_str(&format!("a{i}: &a{i} [*a{0}, *a{0}, *a{0}, *a{0}]\n", i - 1));
        }
        assert!(tree(&bomb).0.is_none());
    }
}
