//! Turns nodes of YAML into values. Every function returns a value even when the node is wrong,
//! and says so among the diagnostics: any error stops the line before the value is used.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Said, catalogue};
use crate::model::date::{self, Date};
use crate::model::period::Period;
use crate::model::share::Share;
use crate::model::text::Text;
use crate::source::yaml::{Node, Value};
use crate::source::{FileId, Sources, Span};

/// What every reader of project files needs.
pub struct Decoder<'s> {
    /// The files.
    pub sources: &'s Sources,
    /// Codes of the portal's languages, in order.
    pub languages: Vec<String>,
    /// What was found wrong.
    pub diagnostics: Diagnostics,
}

/// The keys of a map, with a note of those that were asked for.
pub struct Fields<'n> {
    span: Span,
    entries: &'n [(String, Span, Node)],
    known: Vec<&'static str>,
    /// The node was no map at all: nothing more is said about its keys.
    broken: bool,
}

impl Fields<'_> {
    /// Where the map stands, or its first key.
    pub fn span(&self) -> Span {
        self.entries.first().map_or(self.span, |(_, span, _)| *span)
    }

    /// Where a key stands, or the map.
    pub fn key_span(&self, key: &str) -> Span {
        self.entries.iter().find(|(name, _, _)| name == key).map_or(self.span(), |(_, span, _)| *span)
    }
}

/// Names that references may use, with where they were defined.
pub struct Names {
    what: Said,
    places: BTreeMap<String, (usize, Span)>,
}

impl Names {
    /// An empty list of names; `vi` and `en` say what they name.
    pub fn new(vi: &str, en: &str) -> Self {
        Self { what: Said::new(vi, en), places: BTreeMap::new() }
    }

    /// The place of a name.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.places.get(id).map(|(ix, _)| *ix)
    }

    /// The name at a place; nothing where there is none.
    pub fn id_at(&self, place: usize) -> &str {
        self.places.iter().find(|(_, (ix, _))| *ix == place).map_or("", |(id, _)| id)
    }

    /// All names in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }
}

impl<'s> Decoder<'s> {
    /// A decoder over these files.
    pub fn new(sources: &'s Sources) -> Self {
        Self { sources, languages: Vec::new(), diagnostics: Vec::new() }
    }

    /// Reads a YAML file that must exist.
    pub fn file(&mut self, path: &str) -> Option<Node> {
        let Some(id) = self.sources.find(path) else {
            if !self.sources.is_refused(path) {
                self.diagnostics.push(catalogue::file_not_found(path));
            }
            return None;
        };
        self.yaml(id)
    }

    /// Reads a YAML file.
    pub fn yaml(&mut self, id: FileId) -> Option<Node> {
        crate::source::yaml::read(id, &self.sources.file(id).text, 0, &mut self.diagnostics)
    }

    /// The keys of a map.
    pub fn fields<'n>(&mut self, node: &'n Node) -> Fields<'n> {
        match &node.value {
            Value::Map(entries) => Fields { span: node.span, entries, known: Vec::new(), broken: false },
            Value::Null | Value::Scalar(_) | Value::List(_) => {
                self.wrong_shape(node, "các khóa và giá trị", "a map of keys and values");
                Fields { span: node.span, entries: &[], known: Vec::new(), broken: true }
            }
        }
    }

    /// The value of a key that must be there and not be empty.
    pub fn required<'n>(&mut self, fields: &mut Fields<'n>, key: &'static str) -> Option<&'n Node> {
        let found = self.nullable(fields, key)?;
        if found.value == Value::Null {
            self.diagnostics.push(catalogue::missing_key(found.span, key));
            return None;
        }
        Some(found)
    }

    /// The value of a key that must be there and may be `null`.
    pub fn nullable<'n>(&mut self, fields: &mut Fields<'n>, key: &'static str) -> Option<&'n Node> {
        fields.known.push(key);
        let found = fields.entries.iter().find(|(name, _, _)| name == key).map(|(_, _, node)| node);
        if found.is_none() && !fields.broken {
            self.diagnostics.push(catalogue::missing_key(fields.span(), key));
        }
        found
    }

    /// The value of a key that may be left out.
    pub fn optional<'n>(&mut self, fields: &mut Fields<'n>, key: &'static str) -> Option<&'n Node> {
        fields.known.push(key);
        let found = fields.entries.iter().find(|(name, _, _)| name == key).map(|(_, _, node)| node);
        found.filter(|node| node.value != Value::Null)
    }

    /// Reports keys that nobody asked for.
    pub fn finish(&mut self, fields: Fields<'_>) {
        for (name, span, _) in fields.entries {
            if is_half_a_number(name) {
                // `{value: 50,5%}` reads as a value 50 and a key `5%`.
                self.diagnostics.push(catalogue::decimal_comma(*span, &format!(",{name}")));
            } else if !fields.known.contains(&name.as_str()) {
                self.diagnostics.push(catalogue::unknown_key(*span, name, fields.known.iter().copied()));
            }
        }
    }

    /// The items of a list.
    pub fn list<'n>(&mut self, node: Option<&'n Node>) -> &'n [Node] {
        match node.map(|n| (n, &n.value)) {
            Some((_, Value::List(items))) => items,
            Some((node, Value::Null | Value::Scalar(_) | Value::Map(_))) => {
                self.wrong_shape(node, "một danh sách", "a list");
                &[]
            }
            None => &[],
        }
    }

    /// A scalar as written.
    pub fn string<'n>(&mut self, node: Option<&'n Node>) -> &'n str {
        match node.map(|n| (n, &n.value)) {
            Some((_, Value::Scalar(text))) => text,
            Some((node, Value::Null | Value::List(_) | Value::Map(_))) => {
                self.wrong_shape(node, "một dòng chữ", "a text");
                ""
            }
            None => "",
        }
    }

    /// A text in every language of the portal.
    pub fn text(&mut self, node: Option<&Node>) -> Text {
        let Some(node) = node else { return Text::default() };
        let Value::Map(entries) = &node.value else {
            self.wrong_shape(node, "chữ cho từng ngôn ngữ {vi: …, en: …}", "a text for each language {vi: …, en: …}");
            return Text::default();
        };
        let languages = self.languages.clone();
        let texts = languages.iter().map(|lang| {
            let found = entries.iter().find(|(name, _, _)| name == lang);
            match found.map(|(_, _, value)| self.string(Some(value)).trim()) {
                Some(text) if !text.is_empty() => text.to_owned(),
                _ => {
                    self.diagnostics.push(catalogue::missing_translation(node.span, lang));
                    String::new()
                }
            }
        });
        let text = Text(texts.collect());
        for (name, span, _) in entries {
            if !languages.contains(name) {
                self.diagnostics.push(catalogue::unknown_language(*span, name));
            }
        }
        text
    }

    /// A text that may be left out.
    pub fn maybe_text(&mut self, node: Option<&Node>) -> Option<Text> {
        node.map(|node| self.text(Some(node)))
    }

    /// An id that can be an address.
    pub fn id(&mut self, node: Option<&Node>) -> String {
        let text = self.string(node);
        if let Some(node) = node
            && !text.is_empty()
            && !is_slug(text)
        {
            self.diagnostics.push(catalogue::bad_id(node.span, text));
        }
        text.to_owned()
    }

    /// A key of the program's own vocabulary, such as a field: lower-case letters, digits, `_` and `-`.
    pub fn symbol(&mut self, node: Option<&Node>) -> String {
        let text = self.string(node);
        if let Some(node) = node
            && !is_slug(&text.replace('_', "-"))
        {
            self.diagnostics.push(catalogue::bad_id(node.span, text));
        }
        text.to_owned()
    }

    /// A day.
    pub fn date(&mut self, node: Option<&Node>) -> Date {
        let Some(node) = node else { return Date::MIN };
        let text = self.string(Some(node));
        self.date_of(text, node.span)
    }

    /// A day that may be left out.
    pub fn maybe_date(&mut self, node: Option<&Node>) -> Option<Date> {
        node.filter(|n| n.value != Value::Null).map(|node| self.date(Some(node)))
    }

    /// A day written in a cell.
    pub fn date_of(&mut self, text: &str, span: Span) -> Date {
        if let Some(date) = date::parse(text) {
            return date;
        }
        let parts: Vec<&str> = text.split('/').collect();
        let turned = match parts.as_slice() {
            [day, month, year] => date::parse(&format!("{year}-{month:0>2}-{day:0>2}")),
            _ => None,
        };
        self.diagnostics.push(match turned {
            Some(date) => catalogue::date_order(span, text, &date.to_string()),
            None => {
                catalogue::wrong_value(span, text, &Said::new("một ngày, như 2022-12-31", "a day such as 2022-12-31"))
            }
        });
        Date::MIN
    }

    /// A period.
    pub fn period(&mut self, node: Option<&Node>) -> Option<Period> {
        let node = node?;
        let text = self.string(Some(node));
        let period = Period::parse(text);
        if period.is_none() {
            let wanted = Said::new("một kỳ: 2022, 2022-H1, 2022-Q3", "a period: 2022, 2022-H1, 2022-Q3");
            self.diagnostics.push(catalogue::wrong_value(node.span, text, &wanted));
        }
        period
    }

    /// A share such as `12.5%`, from 0% to 100%.
    pub fn share(&mut self, node: Option<&Node>) -> Share {
        let Some(node) = node else { return Share::default() };
        let text = self.string(Some(node));
        match parse_share(text) {
            Some(share) => share,
            None => {
                self.diagnostics.push(if text.contains(',') {
                    catalogue::decimal_comma(node.span, text)
                } else {
                    let wanted = Said::new("một tỷ lệ từ 0% đến 100%, như 50%", "a share from 0% to 100%, such as 50%");
                    catalogue::wrong_value(node.span, text, &wanted)
                });
                Share::default()
            }
        }
    }

    /// A whole number that is not negative.
    pub fn count(&mut self, node: Option<&Node>) -> u64 {
        let Some(node) = node else { return 0 };
        let text = self.string(Some(node));
        self.count_of(text, node.span).unwrap_or(0)
    }

    /// A whole number written in a cell.
    pub fn count_of(&mut self, text: &str, span: Span) -> Option<u64> {
        let digits = !text.is_empty() && text.len() <= 15 && text.bytes().all(|b| b.is_ascii_digit());
        let count = if digits { text.parse().ok() } else { None };
        if count.is_none() {
            let wanted = Said::new("một số nguyên không âm, không dấu chấm phẩy", "a whole number without separators");
            self.diagnostics.push(catalogue::wrong_value(span, text, &wanted));
        }
        count
    }

    /// Yes or no.
    pub fn yes_no(&mut self, node: Option<&Node>) -> bool {
        let Some(node) = node else { return false };
        let text = self.string(Some(node));
        self.yes_no_of(text, node.span).unwrap_or(false)
    }

    /// Yes or no written in a cell.
    pub fn yes_no_of(&mut self, text: &str, span: Span) -> Option<bool> {
        match text {
            "yes" | "true" => Some(true),
            "no" | "false" => Some(false),
            _ => {
                self.diagnostics.push(catalogue::wrong_value(span, text, &Said::new("yes hoặc no", "yes or no")));
                None
            }
        }
    }

    /// One of a closed list; the first one when it is not.
    pub fn one_of<T: Copy>(&mut self, node: Option<&Node>, values: &[(&'static str, T)]) -> T {
        if let Some(node) = node {
            let text = self.string(Some(node));
            if let Some((_, value)) = values.iter().find(|(name, _)| *name == text) {
                return *value;
            }
            if !text.is_empty() {
                self.diagnostics.push(catalogue::not_one_of(node.span, text, values.iter().map(|(name, _)| *name)));
            }
        }
        values[0].1
    }

    /// Remembers a name; a second use of it is an error.
    pub fn define(&mut self, names: &mut Names, id: &str, ix: usize, span: Span) {
        if let Some((_, first)) = names.places.get(id) {
            let place = self.sources.place(*first);
            let other = format!("{}:{}", place.path, place.line);
            self.diagnostics.push(catalogue::duplicate_id(span, id, &other));
            return;
        }
        names.places.insert(id.to_owned(), (ix, span));
    }

    /// The place of what a node names; 0 when there is no such thing.
    pub fn name(&mut self, node: Option<&Node>, names: &Names) -> usize {
        self.maybe_name(node, names).unwrap_or(0)
    }

    /// The place of what a node names.
    pub fn maybe_name(&mut self, node: Option<&Node>, names: &Names) -> Option<usize> {
        let node = node?;
        let text = self.string(Some(node));
        self.name_of(text, node.span, names)
    }

    /// The place of what a cell names.
    pub fn name_of(&mut self, text: &str, span: Span, names: &Names) -> Option<usize> {
        let found = names.get(text);
        if found.is_none() && !text.is_empty() {
            self.diagnostics.push(catalogue::unknown_name(span, &names.what, text, names.ids()));
        }
        found
    }

    /// The places of what a list of nodes names.
    pub fn names(&mut self, node: Option<&Node>, names: &Names) -> Vec<usize> {
        self.list(node).iter().filter_map(|item| self.maybe_name(Some(item), names)).collect()
    }

    fn wrong_shape(&mut self, node: &Node, vi: &str, en: &str) {
        self.diagnostics.push(catalogue::wrong_shape(node.span, &Said::new(vi, en)));
    }
}

/// What stands behind a decimal comma between braces.
fn is_half_a_number(key: &str) -> bool {
    let digits = key.strip_suffix('%').unwrap_or(key);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `50%` or `12.75%` as basis points.
fn parse_share(text: &str) -> Option<Share> {
    let number = text.strip_suffix('%')?.trim_end();
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    let hundredths: u32 = format!("{decimals:0<2}").parse().ok()?;
    let share = whole.parse::<u32>().ok()? * 100 + hundredths;
    (share <= 10_000).then_some(Share(share))
}

/// Whether a text can be a part of an address on every system.
pub fn is_slug(text: &str) -> bool {
    let shape = text
        .split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    let device = matches!(text, "con" | "prn" | "aux" | "nul")
        || (text.len() == 4
            && (text.starts_with("com") || text.starts_with("lpt"))
            && text.as_bytes()[3].is_ascii_digit());
    shape && text.len() <= 60 && !device
        && text != "index"
        // The parts of long lists have such names.
        && text.strip_prefix("index-").is_none_or(|part| part.bytes().any(|b| !b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_exact() {
        assert_eq!(parse_share("50%"), Some(Share(5_000)));
        assert_eq!(parse_share("12.5%"), Some(Share(1_250)));
        assert_eq!(parse_share("0.05%"), Some(Share(5)));
        for wrong in ["50", "101%", "12.345%", "1,5%", "-1%", "%", ".5%", "1e2%"] {
            assert_eq!(parse_share(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn addresses_are_safe_on_every_system() {
        assert!(is_slug("huyen-kim-son") && is_slug("156") && is_slug("index-a"));
        for wrong in ["", "Kim", "a--b", "-a", "a-", "đ", "con", "lpt1", "a/b", "a.b", "..", "index", "index-2"] {
            assert!(!is_slug(wrong), "{wrong}");
        }
        assert!(!is_slug(&"a".repeat(61)));
    }
}
