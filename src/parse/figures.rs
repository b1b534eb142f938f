//! Finds the figures of an official text: percentages, dates, numbers with a unit, and "x of y".
//! Numbers of documents, clauses, lists and pages are not figures. Words are those of Vietnamese plans.

use std::ops::Range;

use crate::model::date::{self, Date};
use crate::model::period::Period;
use crate::model::share::Share;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Bytes of the text that was searched.
    pub place: Range<usize>,
    pub kind: FigureKind,
}

/// What a figure says, as far as the data model can express it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureKind {
    /// `50%`.
    Percent(Option<Share>),
    Day(Date),
    Quarters(Vec<Period>),
    /// A year that is a deadline.
    Year(i16),
    /// Any other date, a number with its unit, `3 trong 4`.
    Other,
}

/// Words that make a number a figure. They follow it in lower case: a table's cell begins with a capital.
#[rustfmt::skip]
const UNITS: [&str; 26] = [
    "phương thức", "nền tảng", "giải pháp", "nhiệm vụ", "dịch vụ", "giao dịch", "kênh", "loại", "nhóm",
    "đơn vị", "trường", "cơ sở", "bệnh viện", "trạm", "huyện", "xã", "người", "học sinh", "lần", "ngày",
    "tuần", "tháng", "năm", "đồng", "triệu", "tỷ",
];

/// Words that make the year behind them a deadline: `đến năm 2025`, `cuối năm 2022`, `Mục tiêu năm 2022`, `định hướng năm 2030`.
const DEADLINES: [&str; 7] = ["hướng", "đến", "cuối", "trong", "trước", "hết", "tiêu"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Number,
    Word,
    Mark,
}

#[derive(Debug, Clone, Copy)]
struct Token<'t> {
    text: &'t str,
    at: usize,
    sort: Sort,
    /// Nothing is between it and the previous one.
    glued: bool,
}

/// Every figure of a text whose white space is single spaces, in order.
pub fn figures(text: &str) -> Vec<Figure> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        match figure(&Words(&tokens[..]), i) {
            Some((kind, next)) => {
                let last = tokens[next - 1];
                found.push(Figure { place: tokens[i].at..last.at + last.text.len(), kind });
                i = next;
            }
            None => i += 1,
        }
    }
    found
}

/// Tokens, with questions about them. Beyond the end every answer is no.
struct Words<'t>(&'t [Token<'t>]);

impl Words<'_> {
    fn is(&self, i: usize, word: &str) -> bool {
        self.0.get(i).is_some_and(|t| t.text.to_lowercase() == word)
    }

    fn sort(&self, i: usize) -> Option<Sort> {
        self.0.get(i).map(|t| t.sort)
    }

    fn glued(&self, i: usize) -> bool {
        self.0.get(i).is_some_and(|t| t.glued)
    }

    fn number(&self, i: usize, digits: usize) -> Option<i16> {
        let token = self.0.get(i).filter(|t| t.sort == Sort::Number && t.text.len() <= digits)?;
        token.text.parse().ok()
    }

    fn year(&self, i: usize) -> Option<i16> {
        self.number(i, 4).filter(|year| (1900..2100).contains(year))
    }

    /// `năm 2022` or `/2022`: the year and what follows it.
    fn year_behind(&self, i: usize) -> Option<(i16, usize)> {
        let is_there = self.is(i, "năm") || (self.is(i, "/") && self.glued(i));
        if is_there { self.year(i + 1).map(|year| (year, i + 2)) } else { None }
    }

    /// A quarter, in Roman or other digits.
    fn quarter(&self, i: usize) -> Option<u8> {
        let text = self.0.get(i)?.text;
        let by_roman = ["I", "II", "III", "IV"].iter().zip(1..).find(|(roman, _)| **roman == text).map(|(_, q)| q);
        by_roman.or_else(|| ["1", "2", "3", "4"].iter().zip(1..).find(|(digit, _)| **digit == text).map(|(_, q)| q))
    }

    /// Whether a unit begins here.
    fn unit(&self, i: usize) -> Option<usize> {
        UNITS.iter().find_map(|unit| {
            let words: Vec<&str> = unit.split(' ').collect();
            let fits = words.iter().enumerate().all(|(n, word)| self.0.get(i + n).is_some_and(|t| t.text == *word));
            fits.then_some(i + words.len())
        })
    }
}

/// The figure that begins at a token, and the token behind it.
fn figure(words: &Words<'_>, i: usize) -> Option<(FigureKind, usize)> {
    if words.is(i, "quý") {
        return quarters(words, i);
    }
    if words.is(i, "ngày") && words.sort(i + 1) == Some(Sort::Number) {
        return day(words, i + 1).or(Some((FigureKind::Other, i + 2)));
    }
    if words.is(i, "tháng") && words.number(i + 1, 2).is_some_and(|month| month <= 12) {
        let next = words.year_behind(i + 2).map_or(i + 2, |(_, next)| next);
        return Some((FigureKind::Other, next));
    }
    if words.is(i, "tháng") && words.sort(i + 1) == Some(Sort::Number) && words.0[i + 1].text.contains('/') {
        return Some((FigureKind::Other, i + 2));
    }
    if words.is(i, "năm") && is_deadline(words, i) {
        return words.year(i + 1).map(|year| (FigureKind::Year(year), i + 2));
    }
    if words.sort(i) != Some(Sort::Number) || is_reference(words, i) {
        return None;
    }
    let text = words.0[i].text;
    if words.is(i + 1, "%") {
        return Some((FigureKind::Percent(share(text)), i + 2));
    }
    if words.is(i + 1, "phần") && words.is(i + 2, "trăm") {
        return Some((FigureKind::Percent(share(text)), i + 3));
    }
    if words.is(i + 1, "trong") {
        let next = i + 2 + usize::from(words.is(i + 2, "số"));
        if words.sort(next) == Some(Sort::Number) || words.is(next, "các") {
            return Some((FigureKind::Other, next + 1));
        }
    }
    if text.contains('/')
        && let Some(next) = words.unit(i + 1)
    {
        return Some((FigureKind::Other, next));
    }
    if let Some(found) = day(words, i) {
        return Some(found);
    }
    if i > 0 && words.is(i - 1, "đến") && words.year(i).is_some() {
        return words.year(i).map(|year| (FigureKind::Year(year), i + 1));
    }
    if text.contains('/') { None } else { words.unit(i + 1).map(|next| (FigureKind::Other, next)) }
}

/// `20/6`, `03/6/2020`, `15 tháng 6`, `15 tháng 6 năm 2022`.
fn day(words: &Words<'_>, i: usize) -> Option<(FigureKind, usize)> {
    let text = words.0.get(i)?.text;
    let parts: Vec<&str> = text.split('/').collect();
    let kind = |day: &str, month: &str, year: &str| {
        date::parse(&format!("{year}-{month:0>2}-{day:0>2}")).map_or(FigureKind::Other, FigureKind::Day)
    };
    let small = |part: &str, most: u8| part.len() <= 2 && part.parse::<u8>().is_ok_and(|n| n >= 1 && n <= most);
    match parts.as_slice() {
        [day, month] if small(day, 31) && small(month, 12) => Some((FigureKind::Other, i + 1)),
        [day, month, year] if small(day, 31) && small(month, 12) && year.len() == 4 => {
            Some((kind(day, month, year), i + 1))
        }
        [day] if small(day, 31) && words.is(i + 1, "tháng") => {
            let month = words.number(i + 2, 2).filter(|month| (1..=12).contains(month))?;
            match words.year_behind(i + 3) {
                Some((year, next)) => Some((kind(day, &month.to_string(), &year.to_string()), next)),
                None => Some((FigureKind::Other, i + 3)),
            }
        }
        _ => None,
    }
}

/// `Quý II năm 2022`, `Quý III/2022`, `Quý III, IV năm 2022`, `Quý III và IV năm 2022`.
fn quarters(words: &Words<'_>, i: usize) -> Option<(FigureKind, usize)> {
    let mut numbers = vec![words.quarter(i + 1)?];
    let mut next = i + 2;
    while [",", "và", "-"].iter().any(|joint| words.is(next, joint))
        && let Some(quarter) = words.quarter(next + 1)
    {
        numbers.push(quarter);
        next += 2;
    }
    match words.year_behind(next) {
        Some((year, next)) => {
            let periods = numbers.iter().filter_map(|q| Period::parse(&format!("{year}-Q{q}"))).collect();
            Some((FigureKind::Quarters(periods), next))
        }
        None => Some((FigureKind::Other, next)),
    }
}

/// `63/KH-UBND`, `36-NQ/TW`: the number of a document.
fn is_reference(words: &Words<'_>, i: usize) -> bool {
    let joint = words.is(i + 1, "/") || words.is(i + 1, "-");
    joint && words.glued(i + 1) && words.glued(i + 2) && words.sort(i + 2) == Some(Sort::Word)
}

/// Whether the year behind `năm` is one until which something is to be done.
fn is_deadline(words: &Words<'_>, i: usize) -> bool {
    i > 0 && (DEADLINES.iter().any(|word| words.is(i - 1, word)) || words.is(i - 1, ":") || words.is(i - 1, "%"))
}

/// `50` or `12,5` as a share; `None` above one hundred.
fn share(text: &str) -> Option<Share> {
    let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
    let hundredths: u32 = format!("{part:0<2}").get(..2)?.parse().ok()?;
    let share = whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
    (share <= 10_000).then_some(Share(share))
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut at = 0;
    let mut end = usize::MAX;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (sort, length) = if first.is_ascii_digit() {
            (Sort::Number, number_length(rest))
        } else if first.is_alphabetic() {
            (Sort::Word, rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()))
        } else {
            (Sort::Mark, first.len_utf8())
        };
        if first != ' ' {
            tokens.push(Token { text: &rest[..length], at, sort, glued: end == at });
            end = at + length;
        }
        at += length;
    }
    tokens
}

/// Digits, and further digits behind a point, comma or slash.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut length = 0;
    while is_digit(length) || (matches!(bytes.get(length), Some(b'/' | b'.' | b',')) && is_digit(length + 1)) {
        length += 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        figures(text).into_iter().map(|figure| &text[figure.place]).collect()
    }

    #[test]
    fn every_kind_of_figure_is_found() {
        for (text, wanted) in [
            ("đạt 50% và trên 50 % hoặc 12,5%", &["50%", "50 %", "12,5%"][..]),
            ("trước ngày 20/6, năm trước 30/12", &["ngày 20/6", "30/12"]),
            ("(Quyết định ngày 03/6/2020 của Thủ tướng)", &["ngày 03/6/2020"]),
            ("trước ngày 20 của tháng cuối hàng quý", &["ngày 20"]),
            ("ngày 15 tháng 6 năm 2022; trước 15 tháng 12 hàng năm", &["ngày 15 tháng 6 năm 2022", "15 tháng 12"]),
            ("xong trong tháng 12 năm 2022, tháng 3/2023", &["tháng 12 năm 2022", "tháng 3/2023"]),
            (
                "Quý III/2022; Quý III, IV năm 2022; Quý III và IV năm 2022",
                &["Quý III/2022", "Quý III, IV năm 2022", "Quý III và IV năm 2022"],
            ),
            ("Đến cuối năm 2022; đến năm 2025; định hướng đến 2030", &["năm 2022", "năm 2025", "2030"]),
            ("Thời gian thực hiện: Năm 2022. phấn đấu 60% năm 2025", &["Năm 2022", "60%", "năm 2025"]),
            ("03 phương thức, 04 nền tảng, 6 tháng, 01 năm", &["03 phương thức", "04 nền tảng", "6 tháng", "01 năm"]),
            ("Định kỳ 06 tháng/lần (trước ngày 15 tháng 6)", &["06 tháng", "ngày 15 tháng 6"]),
            (
                "tối thiểu 3 trong 4 phương thức; 03 trong số 04; bằng 01 trong các",
                &["3 trong 4", "03 trong số 04", "01 trong các"],
            ),
            ("có 3/4 phương thức trước ngày 20/12 hàng năm", &["3/4 phương thức", "ngày 20/12"]),
        ] {
            assert_eq!(found(text), wanted, "{text}");
        }
    }

    #[test]
    fn numbers_of_documents_lists_pages_and_clauses_are_not_figures() {
        for text in [
            "Kế hoạch số 63/KH-UBND, 36-NQ/TW, 64/2007/NĐ-CP, 781-TTr-STTT, số190-KH/TU",
            "1. Sở Y tế 2.1. Hỗ trợ a) Chủ trì",
            "mục 1, mục 4 phần III của Kế hoạch",
            "trong kỳ. 4 + Các cơ sở y tế 2 Stt Nội dung 1 Tổ chức 3 Nền tảng",
            "giai đoạn 2021 - 2025, giai đoạn 2019-2020, phiên bản 2.0",
            "địa bàn huyện Kim Sơn năm 2022, ngày tháng năm 2022",
            "tháng cuối quý, hàng quý, lần thứ tư, STEM",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn figures_say_what_the_data_can_say() {
        let kinds = |text: &str| figures(text).into_iter().map(|figure| figure.kind).collect::<Vec<_>>();
        assert_eq!(
            kinds("50% 12,5% 120%"),
            [
                FigureKind::Percent(Some(Share(5_000))),
                FigureKind::Percent(Some(Share(1_250))),
                FigureKind::Percent(None),
            ]
        );
        assert_eq!(kinds("ngày 01 tháng 6 năm 2022"), [FigureKind::Day(date::parse("2022-06-01").unwrap())]);
        let quarters = ["2022-Q3", "2022-Q4"].map(|id| Period::parse(id).unwrap());
        assert_eq!(kinds("Quý III và IV năm 2022"), [FigureKind::Quarters(quarters.to_vec())]);
        assert_eq!(kinds("ngày 31/2/2022 3.1415926%")[0], FigureKind::Other);
    }
}
