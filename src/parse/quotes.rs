//! Finds quoted words in an official text, whatever its line breaks.

use std::ops::Range;

/// An official text without its line breaks, with a map from its bytes to those of the text as issued.
pub struct Quotable {
    collapsed: String,
    places: Vec<usize>,
}

impl Quotable {
    /// Prepares a text: every run of white space becomes one space, asterisks become nothing.
    pub fn of(text: &str) -> Self {
        let mut collapsed = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len());
        let mut in_space = true;
        for (at, c) in text.char_indices() {
            if c == '*' {
                // Left by the conversion to plain text, where letters were bold or italic.
            } else if c.is_whitespace() {
                if !in_space {
                    collapsed.push(' ');
                    places.push(at);
                }
                in_space = true;
            } else {
                collapsed.push(c);
                places.extend(std::iter::repeat_n(at, c.len_utf8()));
                in_space = false;
            }
        }
        Self { collapsed, places }
    }

    pub fn is_empty(&self) -> bool {
        self.collapsed.is_empty()
    }

    /// The byte in the text as issued where the words begin.
    pub fn find(&self, words: &str) -> Option<usize> {
        self.all(words).first().map(|place| self.issued(place).start)
    }

    /// The text with single spaces, to which the ranges of `all` refer.
    pub fn collapsed(&self) -> &str {
        &self.collapsed
    }

    /// Every place where the words occur.
    pub fn all(&self, words: &str) -> Vec<Range<usize>> {
        let words = words.replace('*', "").split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return Vec::new();
        }
        self.collapsed.match_indices(&words).map(|(at, _)| at..at + words.len()).collect()
    }

    /// A place in the text as issued.
    pub fn issued(&self, place: &Range<usize>) -> Range<usize> {
        let at = |i: usize| self.places.get(i).map_or(0, |at| *at);
        // Characters have the same bytes in both texts, so the last byte is found by the length of the last character.
        let last = self.collapsed[..place.end].chars().next_back().map_or(0, char::len_utf8);
        at(place.start)..at(place.end.saturating_sub(1)) + last
    }
}

#[cfg(test)]
mod tests {
    use super::Quotable;

    #[test]
    fn line_breaks_are_forgiven_and_nothing_else() {
        let text = "- 50% trường học,\n\ncơ sở  giáo dục và\t50% bệnh viện";
        let quotable = Quotable::of(text);
        let at = quotable.find("trường học, cơ sở giáo dục và 50%").unwrap();
        assert!(text[at..].starts_with("trường học,"));
        assert_eq!(quotable.find("trường học, cơ sở giáo dục và 60%"), None);
        assert_eq!(quotable.find("Trường học"), None);
        assert_eq!(quotable.find(" "), None);
        let places: Vec<_> = quotable.all("50%").iter().map(|place| quotable.issued(place)).collect();
        assert_eq!(places.iter().map(|place| &text[place.clone()]).collect::<Vec<_>>(), ["50%", "50%"]);
        let across = quotable.issued(&quotable.all("học, cơ sở")[0]);
        let bold = Quotable::of("(*qua Sở*) **trước ngày 20/12** hàng năm");
        assert_eq!(bold.all("(qua Sở) trước ngày 20/12 hàng năm").len(), 1);
        assert_eq!(&text[across], "học,\n\ncơ sở");
    }
}
