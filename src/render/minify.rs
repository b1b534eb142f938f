//! Minifies templates and styles once, when the theme is loaded: minifying a page takes half a millisecond, and a template is minified
//! once for all its pages. The only importer of the minifier.

#[cfg(feature = "minify")]
use super::template::{Kind, pieces};

/// A template without needless white space. Its tags are replaced by private-use characters meanwhile, so that the minifier sees
/// ordinary words: a space inside each placeholder keeps the quotation marks of attributes that contain one.
#[cfg(feature = "minify")]
pub fn template(text: &str) -> String {
    let mut tags: Vec<&str> = Vec::new();
    let mut held = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece.kind {
            Kind::Text => held.push_str(piece.text),
            Kind::Print | Kind::Statement | Kind::Comment => {
                held.push_str(&format!("\u{E000} {} \u{E001}", tags.len()));
                tags.push(piece.text);
            }
        }
    }
    let minified = minify(held.as_bytes());
    let mut out = String::with_capacity(minified.len());
    let mut rest = minified.as_str();
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

/// A style sheet without needless white space.
#[cfg(feature = "minify")]
pub fn css(text: &str) -> String {
    let minified = minify(format!("<style>{text}</style>").as_bytes());
    minified.trim_start_matches("<style>").trim_end_matches("</style>").to_owned()
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
        let minified = template(text);
        assert!(minified.contains("title=\"{{ name }}\""), "{minified}");
        assert!(minified.contains("href=\"{{ x }}.html\""), "{minified}");
        assert!(minified.contains("{% if a %}") && minified.contains("{% endif %}"), "{minified}");
        assert!(minified.len() < text.len());
    }

    #[test]
    fn styles_lose_white_space_and_nothing_else() {
        assert_eq!(css("a {\n  color: red;\n}\n"), "a{color:red}");
    }
}
