//! How one language writes numbers, days, periods and sentences, and sorts names. The only importer of the collator.

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};

use crate::i18n::message::{GapValue, Message};
use crate::i18n::messages::Messages;
use crate::model::date::Date;
use crate::model::ids::LangIx;
use crate::model::period::{Period, PeriodPart};
use crate::model::text::Text;

/// A language with its messages and its conventions.
#[derive(Debug)]
pub struct Locale {
    /// The language.
    pub lang: LangIx,
    /// Its code.
    pub code: String,
    /// Its messages.
    pub messages: Messages,
    /// The separators of groups of digits and of decimals.
    group: String,
    decimal: String,
    collator: Option<CollatorBorrowed<'static>>,
}

impl Locale {
    /// The locale of a language.
    pub fn new(lang: LangIx, code: &str, messages: Messages) -> Self {
        let locale = code.parse::<icu_locale_core::Locale>().ok();
        let collator = locale
            .and_then(|locale| Collator::try_new(CollatorPreferences::from(&locale), CollatorOptions::default()).ok());
        let (group, decimal) = (String::new(), String::new());
        let mut new = Self { lang, code: code.to_owned(), messages, group, decimal, collator };
        new.group = new.say(&msg::format_group {});
        new.decimal = new.say(&msg::format_decimal {});
        new
    }

    /// A text in this language.
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.lang)
    }

    /// A message in the theme's words, with its gaps filled.
    pub fn say(&self, message: &dyn Message) -> String {
        self.messages.say(message, &|value, out| match value {
            GapValue::Text(text) => out.push_str(text),
            GapValue::Count(count) => out.push_str(&self.number(count)),
            GapValue::Date(date) => out.push_str(&self.date(date)),
            GapValue::Period(period) => out.push_str(&self.period(period)),
        })
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

    /// Basis points as a percentage with one decimal or none: `61,5%`, `50%`.
    pub fn percent(&self, basis_points: u32) -> String {
        self.say(&msg::format_percent { n: &self.tenths(basis_points) })
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
        let month = self.say(MONTHS[usize::try_from(date.month() - 1).unwrap_or(0)]);
        self.say(&msg::format_date {
            day: &date.day().to_string(),
            day2: &format!("{:02}", date.day()),
            month2: &format!("{:02}", date.month()),
            month_name: &month,
            year: &date.year().to_string(),
        })
    }

    /// The month of a day: "tháng 12/2022".
    pub fn month(&self, date: Date) -> String {
        let month_name = self.say(MONTHS[usize::try_from(date.month() - 1).unwrap_or(0)]);
        self.say(&msg::format_month { month_name: &month_name, year: &date.year().to_string() })
    }

    /// A period in full: "quý II/2022".
    pub fn period(&self, period: Period) -> String {
        let year = period.year.to_string();
        match period.part {
            PeriodPart::Year => self.say(&msg::period_year { year: &year }),
            PeriodPart::Half(1) => self.say(&msg::period_half_1 { year: &year }),
            PeriodPart::Half(_) => self.say(&msg::period_half_2 { year: &year }),
            PeriodPart::Quarter(n) => {
                let roman = ["I", "II", "III", "IV"][usize::from(n.clamp(1, 4) - 1)];
                self.say(&msg::period_quarter { n: &n.to_string(), roman, year: &year })
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
            PeriodPart::Year => self.say(&msg::period_short_year { year: &year }),
            PeriodPart::Half(1) => self.say(&msg::period_short_half_1 { year2: &short }),
            PeriodPart::Half(_) => self.say(&msg::period_short_half_2 { year2: &short }),
            PeriodPart::Quarter(n) => self.say(&msg::period_short_quarter { n: &n.to_string(), year2: &short }),
        }
    }

    /// "a, b and c".
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => self.say(&msg::list_and { most: &most.join(", "), last }),
        }
    }

    /// "a, b or c": a list of things that are all denied, "did not accept a or b".
    pub fn list_denied(&self, items: &[String]) -> String {
        match items {
            [most @ .., last] if !most.is_empty() => self.say(&msg::list_denied { most: &most.join(", "), last }),
            items => items.concat(),
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

/// The names of the months.
const MONTHS: [&dyn Message; 12] = [
    &msg::month_1 {},
    &msg::month_2 {},
    &msg::month_3 {},
    &msg::month_4 {},
    &msg::month_5 {},
    &msg::month_6 {},
    &msg::month_7 {},
    &msg::month_8 {},
    &msg::month_9 {},
    &msg::month_10 {},
    &msg::month_11 {},
    &msg::month_12 {},
];

/// The first letter in lower case, for names from the data inside a sentence: "xã Ân Hòa". Abbreviations keep their capitals.
pub fn small(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    let is_abbreviation = chars.clone().next().is_some_and(char::is_uppercase);
    if is_abbreviation { text.to_owned() } else { first.to_lowercase().chain(chars).collect() }
}

/// The first letter in upper case, for sentences that begin with a name from the data.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

crate::messages! {
    format_date<'a> { day: &'a str, day2: &'a str, month2: &'a str, month_name: &'a str, year: &'a str }
    format_decimal {}
    format_group {}
    format_month<'a> { month_name: &'a str, year: &'a str }
    format_percent<'a> { n: &'a str }
    list_and<'a> { last: &'a str, most: &'a str }
    list_denied<'a> { last: &'a str, most: &'a str }
    month_1 {}
    month_10 {}
    month_11 {}
    month_12 {}
    month_2 {}
    month_3 {}
    month_4 {}
    month_5 {}
    month_6 {}
    month_7 {}
    month_8 {}
    month_9 {}
    period_half_1<'a> { year: &'a str }
    period_half_2<'a> { year: &'a str }
    period_quarter<'a> { n: &'a str, roman: &'a str, year: &'a str }
    period_short_half_1<'a> { year2: &'a str }
    period_short_half_2<'a> { year2: &'a str }
    period_short_quarter<'a> { n: &'a str, year2: &'a str }
    period_short_year<'a> { year: &'a str }
    period_year<'a> { year: &'a str }
}

#[cfg(test)]
mod tests {
    use super::{capital, small};

    #[test]
    fn a_name_inside_a_sentence_begins_small_and_an_abbreviation_does_not() {
        assert_eq!(small("Commune of Sample"), "commune of Sample");
        assert_eq!(small("UBND"), "UBND");
        assert_eq!((small(""), small("A b")), (String::new(), "a b".to_owned()));
        assert_eq!(capital("q3 2022"), "Q3 2022");
    }
}
