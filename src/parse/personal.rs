//! Finds numbers that must never be published: cards, identity numbers, private telephones.

use super::decode::Decoder;
use crate::diagnostics::catalogue;
use crate::input::Span;

/// Reports every such number in a text whose first byte is at `span.start`.
pub fn check(d: &mut Decoder<'_>, text: &str, span: Span) {
    for (start, end, kind) in find(text) {
        let first = span.start as usize;
        let place = Span::of(span.file, first + start, (first + end).min(span.end as usize));
        let (vi, en) = match kind {
            Kind::Card => ("số thẻ ngân hàng", "a bank card number"),
            Kind::Identity => ("số định danh cá nhân", "a personal identity number"),
            Kind::Telephone => ("số điện thoại cá nhân", "a private telephone number"),
        };
        d.diagnostics.push(catalogue::personal_number(place, vi, en));
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Card,
    Identity,
    Telephone,
}

/// Runs of digits (spaces, dots and hyphens between groups allowed) that have the shape of such a number.
fn find(text: &str) -> Vec<(usize, usize, Kind)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() || (at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'/')) {
            at += 1;
            continue;
        }
        let mut end = at;
        let mut digits = Vec::new();
        while end < bytes.len() {
            if bytes[end].is_ascii_digit() {
                digits.push(bytes[end] - b'0');
                end += 1;
            } else if matches!(bytes[end], b' ' | b'.' | b'-') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
                end += 1;
            } else {
                break;
            }
        }
        if let Some(kind) = kind_of(&digits, &text[at..end]) {
            found.push((at, end, kind));
        }
        at = end.max(at + 1);
    }
    found
}

fn kind_of(digits: &[u8], written: &str) -> Option<Kind> {
    // Amounts are written in groups of three: 1.000.000 is no telephone number.
    let grouped_by_three = written.contains(['.', ' ']) && written.split(['.', ' ']).skip(1).all(|g| g.len() == 3);
    match digits.len() {
        16..=19 if luhn(digits) => Some(Kind::Card),
        12 if digits[0] == 0 && !grouped_by_three => Some(Kind::Identity),
        // Vietnamese mobile numbers: ten digits, 03, 05, 07, 08 or 09.
        10 if digits[0] == 0 && matches!(digits[1], 3 | 5 | 7 | 8 | 9) => Some(Kind::Telephone),
        _ => None,
    }
}

/// The check digit of card numbers (ISO/IEC 7812-1).
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| {
            let d = u32::from(*d);
            if i % 2 == 0 { d } else { d * 2 / 10 + d * 2 % 10 }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_numbers_are_found_however_they_are_spaced() {
        for text in
            ["gọi 0912 345 678 nhé", "0912.345.678", "0387654321", "CCCD 001234567890", "thẻ 4111 1111 1111 1111"]
        {
            assert_eq!(find(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn dates_amounts_document_numbers_and_hotlines_are_left_alone() {
        for text in [
            "ngày 28/10/2021",
            "2022-12-31",
            "1.000.000.000 đồng",
            "100 000 000",
            "số 1813/QĐ-TTg",
            "gọi 156 hoặc nhắn 5656",
            "giai đoạn 2021 - 2025",
            "10.000.000",
            "HD2022-000123",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
