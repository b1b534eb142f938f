//! Share cards as files: which pages have one, what size it is, what it says.

use minhbach::Findings;
use minhbach::project::Overrides;
use minhbach::render::card;
use minhbach::site::route::{self, Page};

use crate::support::{Small, files};

const BASE: &str = "https://example.org/a/b/";

fn with_address() -> Overrides {
    Overrides { base_url: Some(BASE.to_owned()), ..Overrides::default() }
}

#[test]
fn home_plans_areas_and_rankings_have_a_card_in_each_language_and_other_pages_none() {
    let small = Small::new();
    minhbach::with_site(&small.folder, &with_address(), &mut Findings::default(), |site, theme, _, _| {
        let mut drawn = 0;
        for (tail, page) in site.routes.iter() {
            let is_shared = matches!(page, Page::Home | Page::Plan(_) | Page::Area(_) | Page::Ranking(_, _));
            for lang in 0..site.voices.len() {
                let view = site.view(page, lang);
                let card = site.card(page, lang, &view);
                assert_eq!(card.is_some(), is_shared && card::ENABLED, "{tail}");
                assert_eq!(view.frame.card.is_some(), card.is_some(), "{tail}");
                let (Some(card), Some(shared)) = (card, view.frame.card) else { continue };
                assert_eq!(shared.src, format!("{BASE}{}/{}", site.voices[lang].code, route::card(tail)));
                let mark = site.voices[lang].say("demonstration_mark", &[]);
                assert_eq!(card.demonstration, view.frame.demonstration.then_some(mark.clone()), "{tail}");
                assert_eq!(shared.alt.contains(&mark), view.frame.demonstration, "{tail}");
                assert_eq!(card.answer, view.frame.lead[0], "{tail}");
                let png = card::draw(&card, &theme.look).unwrap();
                assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "{tail}");
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
fn without_an_address_there_are_no_cards() {
    let small = Small::new();
    small.run(&["build"]);
    let built = files(&small.path("public"));
    assert!(built.keys().all(|path| !path.ends_with(".png")));
    let page = String::from_utf8(built["vi/index.html"].clone()).unwrap();
    assert!(!page.contains("og:"));
}

#[test]
fn a_card_is_drawn_again_only_when_it_says_something_else() {
    let small = Small::new();
    let build = || {
        let output = small.run(&["build", "--lang", "en", "--base-url", BASE]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{said}");
        (files(&small.path("public")), said)
    };
    let (before, _) = build();
    let cards = |all: &std::collections::BTreeMap<String, Vec<u8>>| -> Vec<String> {
        all.keys().filter(|path| path.ends_with(".png")).cloned().collect()
    };
    assert_eq!(!cards(&before).is_empty(), card::ENABLED);
    let (_, said) = build();
    assert!(said.contains("0 written"), "{said}");
    // The name of a plan stands on its own card and on the cards of its rankings.
    small.edit("data/plans/mau-2024/plan.yaml", "short: {vi: \"", "short: {vi: \"X ");
    let (after, _) = build();
    assert_eq!(cards(&before), cards(&after));
    let changed: Vec<String> = cards(&after).into_iter().filter(|path| before[path] != after[path]).collect();
    assert_eq!(changed.contains(&"vi/ke-hoach/mau-2024/index.png".to_owned()), card::ENABLED, "{changed:?}");
    assert!(!changed.contains(&"en/ke-hoach/mau-2024/index.png".to_owned()), "{changed:?}");
}
