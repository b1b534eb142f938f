//! Whole numbers and shares written out in words, for texts that are read aloud. The words are the theme's; a language for
//! which the theme has none cannot be spelled.

use crate::i18n::locale::Locale;
use crate::i18n::message::Message;
use crate::model::date::Date;
use crate::model::period::{Period, PeriodPart};

/// Steps of a thousand: none, nghìn, triệu, tỷ.
const GROUPS: [Option<&dyn Message>; 4] =
    [None, Some(&msg::spell_thousand {}), Some(&msg::spell_million {}), Some(&msg::spell_billion {})];

const DIGITS: [&dyn Message; 10] = [
    &msg::spell_0 {},
    &msg::spell_1 {},
    &msg::spell_2 {},
    &msg::spell_3 {},
    &msg::spell_4 {},
    &msg::spell_5 {},
    &msg::spell_6 {},
    &msg::spell_7 {},
    &msg::spell_8 {},
    &msg::spell_9 {},
];

impl Locale {
    /// Whether the language can be spelled.
    pub fn can_spell(&self) -> bool {
        !self.say(&msg::spell_0 {}).is_empty()
    }

    /// A number in words: 1,045 is "một nghìn không trăm bốn mươi lăm".
    pub fn spell(&self, n: u64) -> String {
        if n == 0 {
            return self.say(DIGITS[0]);
        }
        // Beyond a thousand billions the billions are counted as a number of their own: "một nghìn tỷ".
        let billion = 1_000_000_000;
        if n >= 1_000 * billion {
            let mut words = vec![self.spell(n / billion), self.say(&msg::spell_billion {})];
            if !n.is_multiple_of(billion) {
                words.push(self.groups(n % billion, true));
            }
            return words.join(" ");
        }
        self.groups(n, false)
    }

    /// A share in words, rounded as it is printed: 4,520 basis points are "bốn mươi lăm phẩy hai phần trăm".
    pub fn spell_percent(&self, basis_points: u32) -> String {
        let tenths = basis_points / 10;
        let mut words = self.spell(u64::from(tenths / 10));
        if !tenths.is_multiple_of(10) {
            words = format!("{words} {} {}", self.say(&msg::spell_comma {}), self.spell(u64::from(tenths % 10)));
        }
        format!("{words} {}", self.say(&msg::spell_percent {}))
    }

    fn groups(&self, n: u64, inside: bool) -> String {
        let mut words = Vec::new();
        for (power, name) in GROUPS.iter().enumerate().rev() {
            let group = n / 1_000_u64.pow(u32::try_from(power).unwrap_or(0)) % 1_000;
            if group > 0 {
                // After a larger group the hundreds are always spoken: "một nghìn không trăm linh năm".
                words.push(self.hundreds(group, inside || !words.is_empty()));
                words.extend(name.map(|name| self.say(name)));
            }
        }
        words.join(" ")
    }

    /// A number below a thousand. `full`: the hundreds are spoken even when they are zero.
    fn hundreds(&self, n: u64, full: bool) -> String {
        let digit = |d: u64| self.say(DIGITS[usize::try_from(d).unwrap_or(0) % 10]);
        let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
        let mut words = Vec::new();
        if hundreds > 0 || full {
            words.push(digit(hundreds));
            words.push(self.say(&msg::spell_hundred {}));
        }
        match (tens, ones) {
            (0, 0) => {}
            // "linh": a hundred and five.
            (0, _) if !words.is_empty() => words.push(self.say(&msg::spell_odd {})),
            (0, _) => {}
            (1, _) => words.push(self.say(&msg::spell_ten {})),
            (_, _) => {
                words.push(digit(tens));
                words.push(self.say(&msg::spell_tens {}));
            }
        }
        match (tens, ones) {
            (_, 0) => {}
            // "hai mươi mốt", but "mười một".
            (2.., 1) => words.push(self.say(&msg::spell_1_after_tens {})),
            // "mười lăm", "hai mươi lăm".
            (1.., 5) => words.push(self.say(&msg::spell_5_after_tens {})),
            (_, ones) => words.push(digit(ones)),
        }
        words.join(" ")
    }
}

impl Locale {
    /// A day in words: "ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi hai".
    pub fn spell_date(&self, date: Date) -> String {
        let spell = |n: i64| self.spell(u64::try_from(n).unwrap_or(0));
        let (day, month) = (spell(i64::from(date.day())), spell(i64::from(date.month())));
        self.say(&msg::spell_date { day: &day, month: &month, year: &spell(i64::from(date.year())) })
    }

    /// A telephone number, digit by digit: 156 is "một năm sáu".
    pub fn spell_digits(&self, number: &str) -> String {
        let digits = number.chars().filter_map(|c| c.to_digit(10));
        digits.map(|d| self.spell(u64::from(d))).collect::<Vec<_>>().join(" ")
    }

    /// A text with every number in it spelled: "Phường 1" is "Phường một".
    pub fn spell_text(&self, text: &str) -> String {
        let mut out = String::new();
        let mut digits = String::new();
        for c in text.chars().chain(['\u{0}']) {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            if !digits.is_empty() {
                // Numbers in names are short; a longer one is read digit by digit.
                let spelled = digits.parse().map_or_else(|_| self.spell_digits(&digits), |n| self.spell(n));
                out.push_str(&spelled);
                digits.clear();
            }
            if c != '\u{0}' {
                out.push(c);
            }
        }
        out
    }

    /// A period in words: "quý hai năm hai nghìn không trăm hai mươi hai".
    pub fn spell_period(&self, period: Period) -> String {
        let year = self.spell(u64::try_from(period.year).unwrap_or(0));
        match period.part {
            PeriodPart::Year => self.say(&msg::spell_year { year: &year }),
            PeriodPart::Half(1) => self.say(&msg::spell_half_1 { year: &year }),
            PeriodPart::Half(_) => self.say(&msg::spell_half_2 { year: &year }),
            PeriodPart::Quarter(n) => self.say(&msg::spell_quarter { n: &self.spell(u64::from(n)), year: &year }),
        }
    }
}

crate::messages! {
    spell_0 {}
    spell_1 {}
    spell_1_after_tens {}
    spell_2 {}
    spell_3 {}
    spell_4 {}
    spell_5 {}
    spell_5_after_tens {}
    spell_6 {}
    spell_7 {}
    spell_8 {}
    spell_9 {}
    spell_billion {}
    spell_comma {}
    spell_date<'a> { day: &'a str, month: &'a str, year: &'a str }
    spell_half_1<'a> { year: &'a str }
    spell_half_2<'a> { year: &'a str }
    spell_hundred {}
    spell_million {}
    spell_odd {}
    spell_percent {}
    spell_quarter<'a> { n: &'a str, year: &'a str }
    spell_ten {}
    spell_tens {}
    spell_thousand {}
    spell_year<'a> { year: &'a str }
}
