//! Finds quoted words in an official text, whatever its line breaks.

/// An official text without its line breaks, and where each byte of it stands in the text as issued.
pub struct Quotable {
    collapsed: String,
    places: Vec<u32>,
}

impl Quotable {
    /// Prepares a text: every run of white space becomes one space.
    pub fn of(text: &str) -> Self {
        let mut collapsed = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len());
        let mut in_space = true;
        for (at, c) in text.char_indices() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            if c.is_whitespace() {
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

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.collapsed.is_empty()
    }

    /// The byte in the text as issued where the words begin.
    pub fn find(&self, words: &str) -> Option<usize> {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return None;
        }
        let at = self.collapsed.find(&words)?;
        self.places.get(at).map(|place| *place as usize)
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
    }
}
