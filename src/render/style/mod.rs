//! The style of a page: of the theme's rules, those that can match something on it. Every page carries its own style, so that it
//! needs one request and survives being saved; what it cannot use would be most of its bytes.

mod rules;

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::bytes;
use crate::hash::sha256;
use rules::{Rule, is_of_a_name, rules};

/// A style sheet, taken apart.
pub struct Sheet {
    names: Names,
    rules: Vec<Rule>,
    /// What pages were given, by the names that stand on them: there are some hundred kinds.
    given: RwLock<BTreeMap<Set, Arc<Style>>>,
}

/// The style of a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Style {
    /// The rules.
    pub css: String,
    /// SHA-256 of the rules in Base64, by which a Content-Security-Policy allows them.
    pub hash: String,
}

/// Names of elements and classes that rules ask for.
#[derive(Default)]
struct Names {
    /// By [`slot`].
    slots: Vec<Vec<Name>>,
    count: usize,
}

#[derive(Clone)]
struct Name {
    /// Its first bytes; few names have more.
    start: u64,
    text: Box<[u8]>,
    place: usize,
}

/// Which of the names are meant: a bit each.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Set(Vec<u64>);

impl Sheet {
    /// Takes a style sheet apart.
    pub fn new(css: &str) -> Self {
        let mut names = Names { slots: vec![Vec::new(); SLOTS], count: 0 };
        let rules = rules(css, &mut |name| names.place(name.as_bytes()));
        Self { names, rules, given: RwLock::default() }
    }

    /// The style of a page. `script` is the text of the script that it has, if any: whatever that names may come onto the page.
    pub fn style(&self, html: &[u8], script: &str) -> Arc<Style> {
        let mut there = Set(vec![0; self.names.count.div_ceil(64)]);
        self.add_tags(&mut there, html);
        script.split(|c: char| !is_of_a_name(c)).for_each(|word| self.add(&mut there, word.as_bytes()));

        let given = self.given.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(style) = given.get(&there) {
            return Arc::clone(style);
        }
        drop(given);
        let mut css = String::new();
        write(&self.rules, &there, &mut css);
        let style = Arc::new(Style { hash: base64(&sha256(css.as_bytes())), css });
        self.given.write().unwrap_or_else(PoisonError::into_inner).insert(there, Arc::clone(&style));
        style
    }

    /// The elements and classes of a page. A text that reads like a class counts as one: a rule too many does no harm.
    fn add_tags(&self, there: &mut Set, html: &[u8]) {
        for at in bytes::places(b'<', html) {
            let name = until(&html[at + 1..], |byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
            if !name.is_empty() {
                self.add(there, name);
            }
        }
        for at in bytes::ends("class=", html) {
            let (value, is_end): (_, fn(&u8) -> bool) = match html.get(at) {
                Some(b'"') => (&html[at + 1..], |byte| *byte == b'"'),
                Some(_) | None => (&html[at..], |byte| byte.is_ascii_whitespace() || *byte == b'>'),
            };
            until(value, is_end).split(u8::is_ascii_whitespace).for_each(|class| self.add(there, class));
        }
    }

    fn add(&self, there: &mut Set, name: &[u8]) {
        if let Some(place) = self.names.find(name) {
            there.0[place / 64] |= 1 << (place % 64);
        }
    }
}

/// As many as eight bits tell apart.
const SLOTS: usize = 256;

/// The first eight bytes of a name as a number: numbers are compared at once.
fn start(name: &[u8]) -> u64 {
    match name.first_chunk() {
        Some(first) => u64::from_be_bytes(*first),
        None => name.iter().fold(0, |start, byte| start << 8 | u64::from(*byte)),
    }
}

/// Where a name is kept: multiplying by the golden ratio scatters numbers evenly (Knuth, volume 3, section 6.4).
fn slot(start: u64) -> usize {
    (start.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize
}

impl Names {
    fn find(&self, name: &[u8]) -> Option<usize> {
        let start = start(name);
        let is_meant =
            |one: &&Name| one.start == start && (name.len() <= 8 && one.text.len() <= 8 || *one.text == *name);
        self.slots[slot(start)].iter().find(is_meant).map(|one| one.place)
    }

    fn place(&mut self, name: &[u8]) -> usize {
        self.find(name).unwrap_or_else(|| {
            let start = start(name);
            self.slots[slot(start)].push(Name { start, text: name.into(), place: self.count });
            self.count += 1;
            self.count - 1
        })
    }
}

impl Set {
    fn has(&self, place: usize) -> bool {
        self.0[place / 64] & 1 << (place % 64) != 0
    }
}

/// Writes the rules that can match, without the selectors that cannot.
fn write(rules: &[Rule], there: &Set, out: &mut String) {
    for rule in rules {
        match rule {
            Rule::Plain(selectors, declarations) => {
                let mut before = "";
                for (selector, _) in selectors.iter().filter(|(_, asked)| asked.iter().all(|place| there.has(*place))) {
                    out.push_str(before);
                    out.push_str(selector);
                    before = ",";
                }
                if !before.is_empty() {
                    out.push_str(declarations);
                }
            }
            Rule::Group(head, inner) => {
                let start = out.len();
                out.push_str(head);
                out.push('{');
                let empty = out.len();
                write(inner, there, out);
                if out.len() == empty {
                    out.truncate(start);
                } else {
                    out.push('}');
                }
            }
            Rule::Whole(text) => out.push_str(text),
        }
    }
}

fn until(bytes: &[u8], is_end: impl FnMut(&u8) -> bool) -> &[u8] {
    bytes.iter().position(is_end).map_or(bytes, |end| &bytes[..end])
}

/// Base64 of a hash, as Content-Security-Policy wants it (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(css: &str, html: &str) -> String {
        Sheet::new(css).style(html.as_bytes(), "").css.clone()
    }

    #[test]
    fn a_page_carries_the_rules_that_can_match_something_on_it_and_no_others() {
        let css = "* { margin: 0; } p { a: b } .x, .y > p { c: d } .z { e: f } ul.x { g: h }";
        assert_eq!(style(css, "<p class=\"w x\">"), "*{ margin: 0; }p{ a: b }.x{ c: d }");
        assert_eq!(style(css, "<p class=y><b>"), "*{ margin: 0; }p{ a: b }.y > p{ c: d }");
        assert_eq!(style(css, "<ul class=\"x\">"), "*{ margin: 0; }.x{ c: d }ul.x{ g: h }");
        assert_eq!(style(css, "x p .z class=q"), "*{ margin: 0; }");
        assert_eq!(style(css, "<ul\n\tclass=x>"), "*{ margin: 0; }.x{ c: d }ul.x{ g: h }");
        assert_eq!(
            style("x-y{a:b}x{c:d}.cột{e:f}.c{g:h}", "<x-y class='cột'>".replace('\'', "\"").as_str()),
            "x-y{a:b}.cột{e:f}"
        );
    }

    #[test]
    fn groups_are_looked_into_and_go_when_they_are_empty() {
        let css = "@media print{.a{b:c}@supports (x:y){.d{e:f}}}@media screen{.g{h:i}}@page{size:A4}";
        assert_eq!(style(css, "<p class=\"d\">"), "@media print{@supports (x:y){.d{e:f}}}@page{size:A4}");
    }

    #[test]
    fn states_identifiers_and_alternatives_ask_for_nothing() {
        for selector in [
            ":root",
            "::before",
            "#_main",
            "#trả",
            "[hidden]",
            "[data-x=p]",
            ":is(p,.a)",
            ":not(.a)",
            "*",
            ":nth-child(2)",
            "[title=\"1) .x]\"]",
            ".sm\\:x",
        ] {
            let css = format!("{selector}{{a:b}}");
            assert_eq!(style(&css, "<i>"), css);
        }
        assert_eq!(style("p:hover{a:b}.c::before{d:e}u:not(.x) .f{g:h}", "<p class=f>"), "p:hover{a:b}");
        assert_eq!(style(":is(.a, .b) p, i{a:b}", "<i>"), "i{a:b}");
    }

    #[test]
    fn what_stands_in_quotation_marks_and_comments_is_no_rule() {
        let css = "/* p { } */ p::after { content: \"} .a {\" } /* u */ a[href=\",\"] { b: '\\'}' } i { c: d }";
        assert_eq!(style(css, "<p>"), "p::after{ content: \"} .a {\" }");
        assert_eq!(style(css, "<a>"), "a[href=\",\"]{ b: '\\'}' }");
        assert_eq!(style("a::after{b:\"/*\"}i{c:d}/* \" */u{e:f}", "<a><u>"), "a::after{b:\"/*\"}u{e:f}");
    }

    #[test]
    fn what_is_not_closed_is_kept_to_its_end() {
        assert_eq!(style("p{a:b}u{c:d", "<p>"), "p{a:b}u{c:d");
        assert_eq!(style("@import \"x\";p{a:b}", "<p>"), "@import \"x\";p{a:b}");
        assert_eq!(style("}p{a:b}", "<p>"), "}p{a:b}");
    }

    #[test]
    fn whatever_a_script_names_may_come_onto_its_page() {
        let sheet = Sheet::new(".pick{a:b}button{c:d}.other{e:f}");
        let script = "one.className = \"pick\"; document.createElement('button');";
        assert_eq!(sheet.style(b"<p>", script).css, ".pick{a:b}button{c:d}");
        assert_eq!(sheet.style(b"<p>", "").css, "");
    }

    #[test]
    fn hashes_are_written_as_browsers_read_them() {
        assert_eq!(base64(b"Man"), "TWFu");
        assert_eq!(base64(b"Ma"), "TWE=");
        assert_eq!(base64(b"M"), "TQ==");
        assert_eq!(base64(&sha256(b"")), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
