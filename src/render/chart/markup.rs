//! Writes elements and attributes as text and escapes them. All text of pictures is written here.
//! Knows no chart, no ink and no drawing library.

/// A buffer of markup. Elements are opened, given attributes, and then closed empty or with content.
#[derive(Debug, Default)]
pub struct Markup {
    out: String,
}

impl Markup {
    pub fn open(&mut self, element: &str) {
        self.out.push('<');
        self.out.push_str(element);
    }

    /// An attribute; the parts of its value are joined.
    pub fn words(&mut self, name: &str, words: &[&str]) {
        self.name(name);
        for word in words {
            self.escaped(word);
        }
        self.out.push('"');
    }

    /// An attribute in percent of the width, given in hundredths: two decimals at most.
    pub fn share(&mut self, name: &str, hundredths: i32) {
        self.name(name);
        if hundredths < 0 {
            self.out.push('-');
        }
        let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        self.number(whole);
        if rest > 0 {
            self.out.push('.');
            self.number(rest / 10);
        }
        if rest % 10 != 0 {
            self.number(rest % 10);
        }
        self.out.push_str("%\"");
    }

    /// An attribute in px.
    pub fn px(&mut self, name: &str, px: i32) {
        self.name(name);
        if px < 0 {
            self.out.push('-');
        }
        self.number(px.unsigned_abs());
        self.out.push('"');
    }

    /// Ends an empty element.
    pub fn end(&mut self) {
        self.out.push_str("/>");
    }

    /// Ends the start tag; the content of the element comes next.
    pub fn inside(&mut self) {
        self.out.push('>');
    }

    pub fn escaped(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '&' => self.out.push_str("&amp;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                letter => self.out.push(letter),
            }
        }
    }

    /// The rest of an element, written elsewhere: attributes, what is inside, its end.
    #[allow(dead_code, reason = "only share cards hold such an element, and the program can be built without them")]
    pub fn rest(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub fn close(&mut self, element: &str) {
        self.out.push_str("</");
        self.out.push_str(element);
        self.out.push('>');
    }

    pub fn finish(self) -> String {
        self.out
    }

    fn name(&mut self, name: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
    }

    /// Pictures are mostly numbers; this is much faster than formatting them.
    fn number(&mut self, number: u32) {
        if number > 9 {
            self.number(number / 10);
        }
        self.out.extend(char::from_digit(number % 10, 10));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(hundredths: i32) -> String {
        let mut markup = Markup::default();
        markup.share("x", hundredths);
        markup.finish()
    }

    #[test]
    fn shares_have_at_most_two_decimals_and_no_trailing_zeros() {
        assert_eq!(share(0), " x=\"0%\"");
        assert_eq!(share(5), " x=\"0.05%\"");
        assert_eq!(share(50), " x=\"0.5%\"");
        assert_eq!(share(1_234), " x=\"12.34%\"");
        assert_eq!(share(10_000), " x=\"100%\"");
        assert_eq!(share(-250), " x=\"-2.5%\"");
    }

    #[test]
    fn words_cannot_leave_their_place() {
        let mut markup = Markup::default();
        markup.open("text");
        markup.words("class", &["a\"", " onload='x'"]);
        markup.px("y", -7);
        markup.inside();
        markup.escaped("<b>R'Lấp & co</b>");
        markup.close("text");
        assert_eq!(
            markup.finish(),
            "<text class=\"a&quot; onload=&#39;x&#39;\" y=\"-7\">&lt;b&gt;R&#39;Lấp &amp; co&lt;/b&gt;</text>"
        );
    }
}
