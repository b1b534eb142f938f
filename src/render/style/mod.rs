//! The style of a page: of the theme's rules, those that can match something that its template may write. Every page carries its own
//! style, so that it needs one request and survives being saved; what it cannot use would be most of its bytes. The rules are picked once
//! for each template, when the theme is loaded.

pub mod names;
mod rules;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::hash::sha256;
use names::Names;
use rules::{Rule, rules};

/// A style sheet as separate rules.
pub struct Sheet {
    rules: Vec<Rule>,
}

/// The style of a template's pages.
#[derive(Debug, PartialEq, Eq)]
pub struct Style {
    /// The rules.
    pub css: String,
    /// SHA-256 of the rules in Base64, by which a Content-Security-Policy allows them.
    pub hash: String,
}

impl Sheet {
    /// Takes a style sheet apart.
    pub fn new(css: &str) -> Self {
        Self { rules: rules(css) }
    }

    /// The style of a template that can put these names on a page.
    pub fn style(&self, names: &Names) -> Style {
        let mut css = String::new();
        write(&self.rules, names, &mut css);
        Style { hash: STANDARD.encode(sha256(css.as_bytes())), css }
    }
}

/// Writes the rules that can match, without the selectors that cannot.
fn write(rules: &[Rule], names: &Names, out: &mut String) {
    for rule in rules {
        match rule {
            Rule::Plain(selectors, block) => {
                let can_match = |classes: &[String], elements: &[String]| {
                    classes.iter().all(|name| names.has_class(name))
                        && elements.iter().all(|name| names.has_element(name))
                };
                let kept: Vec<&str> = selectors
                    .iter()
                    .filter(|one| can_match(&one.classes, &one.elements))
                    .map(|one| one.text.as_str())
                    .collect();
                if !kept.is_empty() {
                    out.push_str(&kept.join(","));
                    out.push_str(block);
                }
            }
            Rule::Group(head, inner) => {
                let start = out.len();
                out.push_str(head);
                out.push('{');
                let empty = out.len();
                write(inner, names, out);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules of a style sheet that a template keeps.
    fn style(css: &str, template: &str) -> String {
        Sheet::new(css).style(&names::of_templates(&[("page.html", template)], &[])["page.html"]).css
    }

    #[test]
    fn a_template_keeps_the_rules_that_can_match_something_in_it_and_no_others() {
        let css = "* { margin: 0; } p { a: b } .x, .y > p { c: d } .z { e: f } ul.x { g: h }";
        assert_eq!(style(css, "<p class=\"w x\">"), "*{ margin: 0; }p{ a: b }.x{ c: d }");
        assert_eq!(style(css, "<p class=y><b>"), "*{ margin: 0; }p{ a: b }.y > p{ c: d }");
        assert_eq!(style(css, "<UL class=\"x\">"), "*{ margin: 0; }.x{ c: d }ul.x{ g: h }");
        assert_eq!(style(css, "x p .z"), "*{ margin: 0; }");
        assert_eq!(style("x-y{a:b}x{c:d}.cột{e:f}.c{g:h}", "<x-y class='cột'>"), "x-y{a:b}.cột{e:f}");
        assert_eq!(style("P, *|i, svg|u {a:b}", "<p><i><u>"), "P,*|i,svg|u{a:b}");
        assert_eq!(style(".a.b c{d:e}.a{f:g}", "<p class=a><c>"), ".a{f:g}");
    }

    #[test]
    fn a_computed_class_keeps_the_rules_of_all_classes_where_the_rest_can_match() {
        let css = "p.a{b:c}.d{e:f}u.a{g:h}";
        assert_eq!(style(css, "<p class=\"{{ x }}\">"), "p.a{b:c}.d{e:f}");
        assert_eq!(style(css, "{# classes: a #}<p class=\"{{ x }}\">"), "p.a{b:c}");
    }

    #[test]
    fn groups_are_looked_into_and_go_when_they_are_empty() {
        let css = "@media print { .a{b:c}@supports (x:y){.d{e:f}} } @MEDIA screen{.g{h:i}}@layer x{.d{j:k}}";
        assert_eq!(style(css, "<p class=\"d\">"), "@media print{@supports (x:y){.d{e:f}}}@layer x{.d{j:k}}");
        assert_eq!(style("@supports selector(::a){@media x{p{a:b}}}", "<u>"), "");
    }

    #[test]
    fn what_holds_on_every_page_is_kept() {
        for css in [
            "@page{size:A4}",
            "@keyframes a{from{b:c}50%{b:d}}",
            "@font-face{font-family:\"a\"}",
            "@import \"x\";",
            "@layer a,b;",
            ":root{--used-nowhere:1px;--a:{b}}",
            "*,::before{a:b}",
        ] {
            assert_eq!(style(&format!("{css}p{{a:b}}.x{{c:d}}"), "<p>"), format!("{css}p{{a:b}}"));
        }
    }

    #[test]
    fn states_identifiers_attributes_and_alternatives_ask_for_nothing() {
        for selector in [
            ":root",
            "::before",
            "#_main",
            "#trả",
            "[hidden]",
            "[data-x=p]",
            ":is(p,.a)",
            ":where(.a .b)",
            ":not(.a)",
            ":has(> p.a)",
            "*",
            ":nth-child(2)",
            "[title=\"1) .x]\"]",
            "::part(a)",
        ] {
            let css = format!("{selector}{{a:b}}");
            assert_eq!(style(&css, "<i>"), css);
        }
        assert_eq!(style("p:hover{a:b}.c::before{d:e}u:not(.x) .f{g:h}", "<p class=f>"), "p:hover{a:b}");
        assert_eq!(style(":is(.a, .b) p, i{a:b}", "<i>"), "i{a:b}");
        assert_eq!(style(".fold[open] > p{a:b}.x[hidden]{c:d}", "<p class=fold>"), ".fold[open] > p{a:b}");
    }

    #[test]
    fn names_are_read_as_browsers_read_them() {
        assert_eq!(style(".sm\\:x{a:b}.\\31 a{c:d}.x{e:f}", "<p class=\"sm:x 1a\">"), ".sm\\:x{a:b}.\\31 a{c:d}");
        assert_eq!(style(".A{a:b}.a{c:d}", "<p class=a>"), ".a{c:d}");
        assert_eq!(style("p/* .x */.a{b:c}", "<p class=a>"), "p/* .x */.a{b:c}");
    }

    #[test]
    fn what_is_in_quotation_marks_and_comments_is_no_rule() {
        let css = "/* p { } */ p::after { content: \"} .a {\" } /* u */ a[href=\",\"] { b: '\\'}' } i { c: d /* } */ }";
        assert_eq!(style(css, "<p>"), "p::after{ content: \"} .a {\" }");
        assert_eq!(style(css, "<a>"), "a[href=\",\"]{ b: '\\'}' }");
        assert_eq!(style(css, "<i>"), "i{ c: d /* } */ }");
        assert_eq!(style("a::after{b:\"/*\"}i{c:d}/* \" */u{e:f}", "<a><u>"), "a::after{b:\"/*\"}u{e:f}");
    }

    #[test]
    fn rules_inside_a_rule_stay_with_it() {
        assert_eq!(style("p{a:b;.x &{c:d}}u{&.x{e:f}}", "<p>"), "p{a:b;.x &{c:d}}");
    }

    #[test]
    fn what_is_not_closed_ends_with_the_sheet() {
        assert_eq!(style("p{a:b}u{c:d", "<p>"), "p{a:b}");
        assert_eq!(style("p{a:b}u{c:d", "<p><u>"), "p{a:b}u{c:d");
        assert_eq!(style("@media print{p{a:b}u{c:d", "<u>"), "@media print{u{c:d}");
        assert_eq!(style("p{a:b}u", "<p>"), "p{a:b}u");
        assert_eq!(style("}p{a:b}", "<p>"), "}p{a:b}");
    }

    #[test]
    fn hashes_are_written_as_browsers_read_them() {
        let style = Sheet::new("").style(&Names::default());
        assert_eq!(style.hash, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
