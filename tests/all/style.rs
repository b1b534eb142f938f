//! Every page has all style rules that it needs. Tested with a style sheet that has a rule for every element and class of every page.

use std::collections::BTreeSet;

use minhbach::Findings;
use minhbach::model::ids::LangIx;
use minhbach::parse::Overrides;
use minhbach::render::html::Pages;

use crate::support::Small;

/// A rendered page with its template and the script that its frame names.
struct RenderedPage {
    template: &'static str,
    script: Option<String>,
    html: String,
}

fn render(small: &Small) -> Vec<RenderedPage> {
    let mut findings = Findings::default();
    let rendered = minhbach::with_site(&small.folder, &Overrides::default(), &mut findings, |site, theme, _, _| {
        let pages = Pages::new(theme, site);
        let mut rendered = Vec::new();
        let mut add = |view: &minhbach::site::pages::View, html: Vec<u8>| {
            let html = String::from_utf8(html).unwrap();
            rendered.push(RenderedPage { template: view.body.template(), script: view.frame.script.clone(), html });
        };
        for (_, page) in site.addresses.iter() {
            let view = site.view(page, LangIx::ROOT);
            add(&view, pages.page(LangIx::ROOT, &view).unwrap());
        }
        let not_found = site.not_found("/");
        add(&not_found, pages.not_found(&not_found).unwrap());
        rendered
    });
    rendered.unwrap().unwrap()
}

/// The element names (`p`) and classes (`.x`) of a page's body.
fn names(html: &str) -> BTreeSet<String> {
    let (_, body) = html.split_once("<body").unwrap();
    let mut names = BTreeSet::new();
    for element in body.split('<').skip(1).filter(|element| element.starts_with(|c: char| c.is_ascii_alphabetic())) {
        let tag = element.split('>').next().unwrap();
        names.insert(tag.split([' ', '/']).next().unwrap().to_owned());
        let Some((_, value)) = tag.split_once(" class=") else { continue };
        let value = match value.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next().unwrap(),
            None => value.split([' ', '/']).next().unwrap(),
        };
        names.extend(value.split_whitespace().map(|class| format!(".{class}")));
    }
    names
}

fn style(html: &str) -> &str {
    html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0
}

#[test]
fn every_page_has_the_style_rules_of_all_its_elements_and_classes() {
    let small = Small::new();
    let all: BTreeSet<String> = render(&small).iter().flat_map(|page| names(&page.html)).collect();
    assert!(all.len() > 100 && all.contains(".on-track") && all.contains("circle"), "{all:?}");
    // Every rule has a different value, so that minifying does not merge rules.
    let planted: String = all.iter().enumerate().map(|(n, name)| format!("{name}{{--planted:{n}}}")).collect();
    for file in ["style.css", "embed.css"] {
        small.write(&format!("themes/minh-bach/{file}"), &planted);
    }
    small.write("themes/minh-bach/chart.css", "");
    let rendered = render(&small);
    let mut left_out = 0;
    for page in &rendered {
        let kept: BTreeSet<&str> = style(&page.html).split('}').filter_map(|rule| rule.split('{').next()).collect();
        for name in names(&page.html) {
            assert!(kept.contains(name.as_str()), "{}: {name}", page.template);
        }
        left_out += all.iter().filter(|name| !kept.contains(name.as_str())).count();
    }
    assert!(left_out > rendered.len() * 10, "{left_out} of {} on {} pages", all.len(), rendered.len());
}

#[test]
fn a_page_may_run_scripts_only_if_its_template_has_one() {
    let small = Small::new();
    let mut scripts = BTreeSet::new();
    for page in render(&small) {
        let may_run = page.html.contains("; script-src 'self'");
        assert_eq!(page.script.is_some(), may_run, "{}", page.template);
        if let Some(script) = page.script {
            assert_eq!(script.strip_suffix(".js"), page.template.strip_suffix(".html"));
            assert!(small.path(&format!("themes/minh-bach/scripts/{script}")).is_file(), "{script}");
            scripts.insert(script);
        }
    }
    assert_eq!(scripts.into_iter().collect::<Vec<_>>(), ["compare.js", "search.js"]);
}
