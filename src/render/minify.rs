//! Squeezes templates and styles once, when the theme is loaded: a page costs half a millisecond to squeeze, a template is
//! squeezed once for all pages. The only importer of the minifier.

/// A template without needless white space. Its tags are put aside as private-use characters, so that the minifier sees
/// ordinary words: a space inside each placeholder keeps the quotation marks of attributes in which one stands.
#[cfg(feature = "minify")]
pub fn template(text: &str) -> String {
    let mut tags: Vec<&str> = Vec::new();
    let mut held = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((start, end)) = next_tag(rest) {
        held.push_str(&rest[..start]);
        held.push_str(&format!("\u{E000} {} \u{E001}", tags.len()));
        tags.push(&rest[start..end]);
        rest = &rest[end..];
    }
    held.push_str(rest);
    let squeezed = minify(held.as_bytes());
    let mut out = String::with_capacity(squeezed.len());
    let mut rest = squeezed.as_str();
    while let Some(open) = rest.find('\u{E000}') {
        let Some(close) = rest[open..].find('\u{E001}') else { break };
        out.push_str(&rest[..open]);
        let number: Option<usize> = rest[open + '\u{E000}'.len_utf8()..open + close].trim().parse().ok();
        out.push_str(number.and_then(|n| tags.get(n)).copied().unwrap_or(""));
        rest = &rest[open + close + '\u{E001}'.len_utf8()..];
    }
    out.push_str(rest);
    out
}

/// The first tag of the template language: its first byte and the byte after it.
#[cfg(feature = "minify")]
fn next_tag(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|i| from + i) {
        let close = match text.as_bytes().get(open + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                from = open + 1;
                continue;
            }
        };
        let end = text[open + 2..].find(close).map(|i| open + 2 + i + 2)?;
        return Some((open, end));
    }
    None
}

/// A style sheet without needless white space.
#[cfg(feature = "minify")]
pub fn css(text: &str) -> String {
    let squeezed = minify(format!("<style>{text}</style>").as_bytes());
    squeezed.trim_start_matches("<style>").trim_end_matches("</style>").to_owned()
}

#[cfg(feature = "minify")]
fn minify(bytes: &[u8]) -> String {
    let mut cfg = minify_html::Cfg::new();
    // End tags stay: a template may go on behind them. Every branch of a condition must hold as many end tags as start
    // tags, for the minifier sees all branches at once.
    cfg.keep_closing_tags = true;
    cfg.keep_html_and_head_opening_tags = true;
    cfg.minify_css = true;
    String::from_utf8_lossy(&minify_html::minify(bytes, &cfg)).into_owned()
}

/// The template as it is.
#[cfg(not(feature = "minify"))]
pub fn template(text: &str) -> String {
    text.to_owned()
}

/// The style sheet as it is, without the line end that closes its file.
#[cfg(not(feature = "minify"))]
pub fn css(text: &str) -> String {
    text.trim().to_owned()
}

#[cfg(all(test, feature = "minify"))]
mod tests {
    use super::*;

    #[test]
    fn attributes_stay_quoted_and_tags_survive() {
        let text = "<p  title=\"{{ name }}\">\n  {% if a %}\n <a href=\"{{ x }}.html\">b</a>  {% endif %}\n</p>";
        let squeezed = template(text);
        assert!(squeezed.contains("title=\"{{ name }}\""), "{squeezed}");
        assert!(squeezed.contains("href=\"{{ x }}.html\""), "{squeezed}");
        assert!(squeezed.contains("{% if a %}") && squeezed.contains("{% endif %}"), "{squeezed}");
        assert!(squeezed.len() < text.len());
    }

    #[test]
    fn styles_lose_white_space_and_nothing_else() {
        assert_eq!(css("a {\n  color: red;\n}\n"), "a{color:red}");
    }
}
