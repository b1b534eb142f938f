//! An official text in paragraphs, so that a quoted clause can be linked to.

use crate::model::ids::{PassageIx, TiVec};

/// Paragraphs of a text in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanText {
    pub paragraphs: TiVec<PassageIx, Passage>,
}

/// A paragraph and its position in the text as issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// First byte.
    pub start: usize,
    /// Its words on one line. Marks left by the conversion to plain text (`#`, `*`) are removed; nothing else changes.
    pub words: String,
}

impl PlanText {
    /// Joins the lines of a text into paragraphs: a new one begins at a number, a letter or a dash.
    pub fn of(text: &str) -> Self {
        let mut paragraphs: TiVec<PassageIx, Passage> = TiVec::new();
        let mut at = 0;
        let mut ended = true;
        for line in text.split_inclusive('\n') {
            let start = at;
            at += line.len();
            let words = plain(line);
            if words.is_empty() {
                continue;
            }
            let closed = ended || begins_paragraph(&words);
            ended = words.ends_with(['.', ';', ':', '/']) || is_heading(&words);
            match paragraphs.last_mut() {
                Some(last) if !closed => {
                    last.words.push(' ');
                    last.words.push_str(&words);
                }
                _ => paragraphs.push(Passage { start, words }),
            }
        }
        Self { paragraphs }
    }

    /// The paragraph that contains a byte.
    pub fn passage_at(&self, byte: usize) -> PassageIx {
        PassageIx::from(self.paragraphs.raw.partition_point(|p| p.start <= byte).saturating_sub(1))
    }

    /// The anchor of a paragraph.
    pub fn anchor(passage: PassageIx) -> String {
        format!("d{}", usize::from(passage) + 1)
    }
}

fn plain(line: &str) -> String {
    let line = line.trim().trim_start_matches('#').replace("**", "");
    line.trim_matches(|c: char| c == '*' || c.is_whitespace()).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn begins_paragraph(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("");
    let numbered = first.len() <= 5
        && first.ends_with(['.', ')'])
        && first.chars().next().is_some_and(|c| c.is_ascii_digit() || matches!(c, 'I' | 'V' | 'X' | 'a'..='h'));
    matches!(first, "-" | "+") || numbered
}

/// A line in capitals only.
fn is_heading(words: &str) -> bool {
    words.chars().any(char::is_alphabetic) && !words.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_belong_together_become_one_paragraph() {
        let text = "KẾ HOẠCH \n\nThực hiện Kế hoạch số 63 của UBND \n\ntỉnh hỗ trợ:\n\n- 50% trường học, cơ sở \n\ngiáo dục.\n## **1. Mục tiêu**\nThúc đẩy";
        let parted = PlanText::of(text);
        let words: Vec<_> = parted.paragraphs.iter().map(|p| p.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "KẾ HOẠCH",
                "Thực hiện Kế hoạch số 63 của UBND tỉnh hỗ trợ:",
                "- 50% trường học, cơ sở giáo dục.",
                "1. Mục tiêu Thúc đẩy"
            ]
        );
        let at = text.find("giáo dục").unwrap();
        assert_eq!(parted.passage_at(at), PassageIx::new(2));
    }
}
