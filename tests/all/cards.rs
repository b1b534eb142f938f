//! Share cards: which pages have one, its size and its text.

use minhbach::Findings;
use minhbach::parse::Overrides;
use minhbach::render::card;
use minhbach::site::addresses;
use minhbach::site::page::Page;

use crate::support::{Small, files, words};

const BASE: &str = "https://example.org/a/b/";

fn with_base_url() -> Overrides {
    Overrides { base_url: Some(BASE.to_owned()), ..Overrides::default() }
}

#[test]
fn home_plans_areas_and_rankings_have_a_card_in_each_language_and_other_pages_none() {
    let small = Small::new();
    minhbach::with_site(&small.folder, &with_base_url(), &mut Findings::default(), |site, theme, _, _| {
        let mut drawn = 0;
        for (address, page) in site.addresses.iter() {
            let is_shared = matches!(page, Page::Home | Page::Plan(_) | Page::Area(_) | Page::Ranking(_, _));
            for lang in site.locales.keys() {
                let view = site.view(page, lang);
                let card = site.card(page, lang, &view);
                assert_eq!(card.is_some(), is_shared && card::ENABLED, "{address}");
                assert_eq!(view.frame.card.is_some(), card.is_some(), "{address}");
                let (Some(card), Some(shared)) = (card, view.frame.card) else { continue };
                assert_eq!(shared.src, format!("{BASE}{}/{}", site.locales[lang].code, addresses::card(address)));
                let mark = words(&site.locales[lang].code, "demonstration_mark");
                assert_eq!(card.demonstration, view.frame.demonstration.then_some(mark.clone()), "{address}");
                assert_eq!(shared.alt.contains(&mark), view.frame.demonstration, "{address}");
                assert_eq!(card.answer, view.frame.lead[0], "{address}");
                let png = card::draw(&card, &theme.card_style).unwrap();
                assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "{address}");
                assert_eq!((&png[16..20], &png[20..24]), (&1200_u32.to_be_bytes()[..], &630_u32.to_be_bytes()[..]));
                drawn += 1;
            }
        }
        assert_eq!(drawn > 0, card::ENABLED);
        assert!(site.not_found("/").frame.card.is_none());
    })
    .unwrap()
    .unwrap();
}

#[test]
fn without_a_base_url_there_are_no_cards() {
    let small = Small::new();
    small.run(&["build"]);
    let built = files(&small.path("public"));
    assert!(built.keys().all(|path| !path.ends_with(".png")));
    let page = String::from_utf8(built["vi/index.html"].clone()).unwrap();
    assert!(!page.contains("og:"));
}

#[test]
fn a_card_is_rendered_again_only_when_its_content_changes() {
    let small = Small::new();
    let build = || {
        let output = small.run(&["build", "--lang", "en", "--base-url", BASE]);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{stderr}");
        (files(&small.path("public")), stderr)
    };
    let (before, _) = build();
    let cards = |all: &std::collections::BTreeMap<String, Vec<u8>>| -> Vec<String> {
        all.keys().filter(|path| path.ends_with(".png")).cloned().collect()
    };
    assert_eq!(!cards(&before).is_empty(), card::ENABLED);
    let (_, stderr) = build();
    assert!(stderr.contains("0 written"), "{stderr}");
    // The name of a plan is on its card and on the cards of its rankings.
    small.edit("data/plans/mau-2024/plan.yaml", "short: {vi: \"", "short: {vi: \"X ");
    let (after, _) = build();
    assert_eq!(cards(&before), cards(&after));
    let changed: Vec<String> = cards(&after).into_iter().filter(|path| before[path] != after[path]).collect();
    assert_eq!(changed.contains(&"vi/ke-hoach/mau-2024/index.png".to_owned()), card::ENABLED, "{changed:?}");
    assert!(!changed.contains(&"en/ke-hoach/mau-2024/index.png".to_owned()), "{changed:?}");
}
