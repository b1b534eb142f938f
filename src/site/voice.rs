//! How one language says numbers, days and sentences. The only importer of the collator.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};

use super::words::Words;
use crate::model::date::Date;
use crate::model::period::{Period, PeriodPart};
use crate::model::text::{LangIx, Text};

/// A language with its words.
#[derive(Debug)]
pub struct Voice {
    /// Place in the portal's languages.
    pub lang: LangIx,
    /// Its code.
    pub code: String,
    /// Its words.
    pub words: Words,
    /// What stands between groups of digits, and before decimals.
    group: String,
    decimal: String,
    collator: Option<CollatorBorrowed<'static>>,
}

impl Voice {
    /// The voice of a language.
    pub fn new(lang: LangIx, code: &str, words: Words) -> Self {
        let locale = code.parse::<icu_locale_core::Locale>().ok();
        let collator = locale
            .and_then(|locale| Collator::try_new(CollatorPreferences::from(&locale), CollatorOptions::default()).ok());
        let (group, decimal) = (words.say("format_group", None, &[]), words.say("format_decimal", None, &[]));
        Self { lang, code: code.to_owned(), words, group, decimal, collator }
    }

    /// A text in this language.
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang)
    }

    /// A sentence of the theme with its gaps filled.
    pub fn say(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        self.words.say(key, None, gaps)
    }

    /// A sentence whose form depends on a number, which fills the gap `n`.
    pub fn say_n(&self, key: &str, n: u64, gaps: &[(&str, &str)]) -> String {
        let number = self.number(n);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(gaps);
        self.words.say(key, Some(n), &all)
    }

    /// `1.234` or `1,234`.
    pub fn number(&self, n: u64) -> String {
        let digits = n.to_string();
        if digits.len() <= 3 {
            return digits;
        }
        let mut out = String::with_capacity(digits.len() * 2);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        out
    }

    /// Basis points as a percentage with at most one decimal: `61,5%`, `50%`.
    pub fn percent(&self, basis_points: u32) -> String {
        self.say("format_percent", &[("n", &self.tenths(basis_points))])
    }

    /// Basis points as percentage points without a sign: `12,5`.
    pub fn tenths(&self, basis_points: u32) -> String {
        let tenths = basis_points / 10;
        let whole = self.number(u64::from(tenths / 10));
        match tenths % 10 {
            0 => whole,
            rest => format!("{whole}{}{rest}", self.decimal),
        }
    }

    /// A day.
    pub fn date(&self, date: Date) -> String {
        let month = self.say(MONTHS[usize::try_from(date.month() - 1).unwrap_or(0)], &[]);
        self.say(
            "format_date",
            &[
                ("day", &date.day().to_string()),
                ("day2", &format!("{:02}", date.day())),
                ("month2", &format!("{:02}", date.month())),
                ("month_name", &month),
                ("year", &date.year().to_string()),
            ],
        )
    }

    /// A period in full: "quý II/2022".
    pub fn period(&self, period: Period) -> String {
        let year = period.year.to_string();
        match period.part {
            PeriodPart::Year => self.say("period_year", &[("year", &year)]),
            PeriodPart::Half(1) => self.say("period_half_1", &[("year", &year)]),
            PeriodPart::Half(_) => self.say("period_half_2", &[("year", &year)]),
            PeriodPart::Quarter(n) => {
                let roman = ["I", "II", "III", "IV"][usize::from(n.clamp(1, 4) - 1)];
                self.say("period_quarter", &[("n", &n.to_string()), ("roman", roman), ("year", &year)])
            }
        }
    }

    /// A period at the head of a row or column.
    pub fn period_title(&self, period: Period) -> String {
        capital(&self.period(period))
    }

    /// A period for the axis of a chart: "Q2/22".
    pub fn period_short(&self, period: Period) -> String {
        let year = period.year.to_string();
        let short = format!("{:02}", period.year % 100);
        match period.part {
            PeriodPart::Year => self.say("period_short_year", &[("year", &year)]),
            PeriodPart::Half(n) => self.say("period_short_half", &[("n", &n.to_string()), ("year2", &short)]),
            PeriodPart::Quarter(n) => self.say("period_short_quarter", &[("n", &n.to_string()), ("year2", &short)]),
        }
    }

    /// "a, b and c".
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => self.say("list_and", &[("most", &most.join(", ")), ("last", last)]),
        }
    }

    /// Sorts by the rules of the language: in Vietnamese Đ follows D.
    pub fn sort_by_text<T>(&self, items: &mut [T], text: impl Fn(&T) -> &str) {
        items.sort_by(|a, b| match &self.collator {
            Some(collator) => collator.compare(text(a), text(b)),
            None => text(a).cmp(text(b)),
        });
    }
}

/// Keys of the names of months.
const MONTHS: [&str; 12] = [
    "month_1", "month_2", "month_3", "month_4", "month_5", "month_6", "month_7", "month_8", "month_9", "month_10",
    "month_11", "month_12",
];

/// The first letter in upper case, for sentences that begin with a name from the data.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
