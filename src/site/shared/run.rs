//! Texts in pieces: Vietnamese quotations on a page of another language are marked, so that screen readers pronounce
//! them correctly.

use serde::Serialize;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// The piece.
    pub text: String,
    /// It is Vietnamese on a page of another language.
    pub vietnamese: bool,
}

/// A letter that only Vietnamese has: đ, ă, ơ, ư, and vowels with two marks or a mark below or above.
fn is_vietnamese(c: char) -> bool {
    matches!(
        c,
        '\u{102}' | '\u{103}' | '\u{110}' | '\u{111}' | '\u{1A0}' | '\u{1A1}' | '\u{1AF}' | '\u{1B0}' | '\u{1EA0}'
            ..='\u{1EF9}'
    )
}

/// Whether there is a Vietnamese word among some words. The number of a document, 356/2025/NĐ-CP, is none.
fn has_vietnamese(words: &str) -> bool {
    words.split_whitespace().any(|word| word.chars().any(is_vietnamese) && !word.contains(|c: char| c.is_ascii_digit()))
}

/// A text cut where a quotation or a bracket begins or ends; the pieces inside that hold a Vietnamese letter are quoted words.
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut is_inside = false;
    for piece in text.split_inclusive(['“', '”', '(', ')']) {
        let words = piece.trim_end_matches(['“', '”', '(', ')']);
        let end = &piece[words.len()..];
        for (text, vietnamese) in [(words, is_inside && has_vietnamese(words)), (end, false)] {
            match runs.last_mut() {
                Some(last) if last.vietnamese == vietnamese => last.text.push_str(text),
                _ if text.is_empty() => {}
                _ => runs.push(Run { text: text.to_owned(), vietnamese }),
            }
        }
        is_inside = matches!(end, "“" | "(");
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_words_are_set_apart_where_they_are_quoted_and_nothing_is_lost() {
        let text =
            "Asked for only “if any” (“nếu có”); “Mã/sốhóa đơn” is run together, as is the name Lạng (đ, not d).";
        let found = runs(text);
        assert!(!runs("in force (356/2025/NĐ-CP)").iter().any(|run| run.vietnamese));
        let vietnamese: Vec<&str> = found.iter().filter(|r| r.vietnamese).map(|r| r.text.as_str()).collect();
        assert_eq!(vietnamese, ["nếu có", "Mã/sốhóa đơn", "đ, not d"]);
        assert_eq!(found.iter().map(|r| r.text.as_str()).collect::<String>(), text);
    }
}
