//! Turns scalars into values. What cannot be read is a diagnostic and no value.

use rayon::prelude::*;

use crate::diagnostics::{Bilingual, Diagnostics, catalogue};
use crate::input::yaml::{Node, Value};
use crate::input::{FileId, Sources, Span};
use crate::model::date::{self, Date};
use crate::model::period::Period;
use crate::model::share::Share;

/// What every reader of project files needs.
pub struct Decoder<'s> {
    pub sources: &'s Sources,
    /// Codes of the portal's languages, in order.
    pub languages: Vec<String>,
    pub diagnostics: Diagnostics,
    /// How many more unknown names are compared with all known ones.
    suggestions: u32,
}

/// How many unknown names get a suggestion: a large table of unknown names would otherwise be compared with a large table of known ones.
const MOST_SUGGESTIONS: u32 = 20;

impl<'s> Decoder<'s> {
    pub fn new(sources: &'s Sources) -> Self {
        Self { sources, languages: Vec::new(), diagnostics: Vec::new(), suggestions: MOST_SUGGESTIONS }
    }

    /// What `read` makes of each item, on several threads; diagnostics are in the order of the items.
    pub fn in_parallel<I: Sync, T: Send>(&mut self, items: &[I], read: impl Fn(&mut Self, &I) -> T + Sync) -> Vec<T> {
        let of_item = |item| {
            let mut own = Self { languages: self.languages.clone(), ..Self::new(self.sources) };
            (read(&mut own, item), own.diagnostics)
        };
        let (values, diagnostics): (Vec<T>, Vec<Diagnostics>) = items.par_iter().map(of_item).unzip();
        self.diagnostics.extend(diagnostics.into_iter().flatten());
        values
    }

    /// Whether an unknown name may still be compared with all known ones.
    pub fn may_suggest(&mut self) -> bool {
        let may = self.suggestions > 0;
        self.suggestions = self.suggestions.saturating_sub(1);
        may
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

    pub fn yaml(&mut self, id: FileId) -> Option<Node> {
        crate::input::yaml::read(id, &self.sources.file(id).text, 0, &mut self.diagnostics)
    }

    pub fn items<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        if let Value::List(items) = &node.value {
            return items;
        }
        self.wrong_shape(node.span, "một danh sách", "a list");
        &[]
    }

    pub fn entries<'n>(&mut self, node: &'n Node) -> Option<&'n [(String, Span, Node)]> {
        if let Value::Map(entries) = &node.value {
            return Some(entries);
        }
        self.wrong_shape(node.span, "các khóa và giá trị", "a map of keys and values");
        None
    }

    /// A scalar as written; empty when it is none.
    pub fn scalar<'n>(&mut self, node: &'n Node) -> &'n str {
        if let Value::Scalar(text) = &node.value {
            return text;
        }
        self.wrong_shape(node.span, "một dòng chữ", "a text");
        ""
    }

    pub fn check_id(&mut self, text: &str, span: Span) {
        if !is_slug(text) {
            self.diagnostics.push(catalogue::bad_id(span, text));
        }
    }

    pub fn date(&mut self, text: &str, span: Span) -> Option<Date> {
        if let Some(date) = date::parse(text) {
            return Some(date);
        }
        let parts: Vec<&str> = text.split('/').collect();
        let turned = match parts.as_slice() {
            [day, month, year] => date::parse(&format!("{year}-{month:0>2}-{day:0>2}")),
            _ => None,
        };
        match turned {
            Some(date) => self.diagnostics.push(catalogue::date_order(span, text, &date.to_string())),
            None => self.wrong_value(span, text, "một ngày, như 2022-12-31", "a day such as 2022-12-31"),
        }
        None
    }

    pub fn period(&mut self, text: &str, span: Span) -> Option<Period> {
        let period = Period::parse(text);
        if period.is_none() {
            self.wrong_value(span, text, "một kỳ: 2022, 2022-H1, 2022-Q3", "a period: 2022, 2022-H1, 2022-Q3");
        }
        period
    }

    /// Month and day of a day of any year.
    pub fn day_of_year(&mut self, text: &str, span: Span) -> Option<(i8, i8)> {
        // In a leap year every day of any year exists.
        let day = date::parse(&format!("2024-{text}"));
        if day.is_none() {
            self.wrong_value(span, text, "một ngày trong năm, như 06-20", "a day of the year such as 06-20");
        }
        day.map(|day| (day.month(), day.day()))
    }

    /// A share such as `12.5%`, from 0% to 100%.
    pub fn share(&mut self, text: &str, span: Span) -> Option<Share> {
        let share = parse_share(text);
        if share.is_none() && text.contains(',') {
            self.diagnostics.push(catalogue::decimal_comma(span, text));
        } else if share.is_none() {
            let (vi, en) = ("một tỷ lệ từ 0% đến 100%, như 50%", "a share from 0% to 100%, such as 50%");
            self.wrong_value(span, text, vi, en);
        }
        share
    }

    pub fn count(&mut self, text: &str, span: Span) -> Option<u64> {
        let digits = !text.is_empty() && text.len() <= 15 && text.bytes().all(|b| b.is_ascii_digit());
        let count = if digits { text.parse().ok() } else { None };
        if count.is_none() {
            let (vi, en) = ("một số nguyên không âm, không dấu chấm phẩy", "a whole number without separators");
            self.wrong_value(span, text, vi, en);
        }
        count
    }

    pub fn yes_no(&mut self, text: &str, span: Span) -> Option<bool> {
        match text {
            "yes" | "true" => Some(true),
            "no" | "false" => Some(false),
            _ => {
                self.wrong_value(span, text, "yes hoặc no", "yes or no");
                None
            }
        }
    }

    pub fn one_of<T: Clone>(&mut self, text: &str, span: Span, values: &[(&'static str, T)]) -> Option<T> {
        let found = values.iter().find(|(name, _)| *name == text);
        if found.is_none() {
            self.diagnostics.push(catalogue::not_one_of(span, text, values.iter().map(|(name, _)| *name)));
        }
        found.map(|(_, value)| value.clone())
    }

    pub fn wrong_shape(&mut self, span: Span, vi: &str, en: &str) {
        self.diagnostics.push(catalogue::wrong_shape(span, &Bilingual::new(vi, en)));
    }

    pub fn wrong_value(&mut self, span: Span, text: &str, vi: &str, en: &str) {
        self.diagnostics.push(catalogue::wrong_value(span, text, &Bilingual::new(vi, en)));
    }
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
