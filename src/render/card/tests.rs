//! Checks the drawing of every card of the bundled site.

use std::path::Path;

use super::letters::{self, Weight};
use super::{CardStyle, drawing, raster};
use crate::parse::Overrides;
use crate::site::card::{Bar, Card, Picture};

fn style() -> CardStyle {
    let style = CardStyle::of(
        include_str!("../../../themes/minh-bach/chart.css"),
        include_str!("../../../themes/minh-bach/favicon.svg"),
    );
    assert_ne!((style.main.as_str(), style.paper.as_str()), ("#000", "#000"), "the colours are those of the theme");
    style
}

fn bundled(look_at: &mut dyn FnMut(&str, &Card)) {
    let base_url = Some("https://example.org/".to_owned());
    let overrides = Overrides { base_url, ..Overrides::default() };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let drawn = crate::with_site(folder, &overrides, &mut crate::Findings::default(), |site, _, _, _| {
        for (tail, page) in site.addresses.iter() {
            for lang in site.locales.keys() {
                if let Some(card) = site.card(page, lang, &site.view(page, lang)) {
                    look_at(tail, &card);
                }
            }
        }
    });
    assert!(drawn.is_ok_and(|site| site.is_some()));
}

/// The attribute's value in an element, as a whole number.
fn number(element: &str, name: &str) -> Option<i32> {
    element.split('>').next()?.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok()
}

/// Words with left, right, top and bottom of their letters.
fn texts(svg: &str) -> Vec<(String, [i32; 4])> {
    let text = |element: &str| {
        let words = element.split('>').nth(1)?.replace("&#39;", "'").replace("&amp;", "&").replace("&quot;", "\"");
        let (x, y, size) = (number(element, "x")?, number(element, "y")?, number(element, "font-size")?);
        let weight = if element.contains("font-weight") { Weight::Bold } else { Weight::Regular };
        let across = letters::width(&words, size, weight);
        let left = if element.contains("\"middle\"") { x - across / 2 } else { x };
        let left = if element.contains("\"end\"") { x - across } else { left };
        Some((words, [left, left + across, y - size * 3 / 4, y + size / 5]))
    };
    svg.split('<').filter(|element| element.starts_with("text ")).filter_map(text).collect()
}

fn check(name: &str, svg: &str) {
    let texts = texts(svg);
    assert!(texts.len() > 3, "{name}");
    for (place, (words, one)) in texts.iter().enumerate() {
        assert!(one[0] >= 63 && one[1] <= 1137 && one[2] >= 20 && one[3] <= 618, "{name}: {words} {one:?}");
        for (others, other) in &texts[place + 1..] {
            let is_apart = one[1] <= other[0] || other[1] <= one[0] || one[3] <= other[2] || other[3] <= one[2];
            assert!(is_apart, "{name}: {words} is over {others}");
        }
    }
    for size in svg.split("font-size=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(size.parse::<i32>().is_ok_and(|size| size >= 28), "{name}: {size} px");
    }
}

#[test]
fn on_no_card_of_the_bundled_site_words_overlap_or_have_no_letters_and_only_long_names_are_cut() {
    let style = style();
    let (mut cards, mut bars) = (0, 0);
    bundled(&mut |tail, card| {
        let svg = drawing::svg(card, &style);
        check(tail, &svg);
        for (words, _) in texts(&svg) {
            let is_part = |whole: &String| whole.contains(words.trim_end_matches('…'));
            let is_of_picture = match &card.picture {
                Some(Picture::Bar(bar)) => is_part(&bar.label),
                Some(Picture::Names(names)) => names.iter().any(is_part),
                Some(Picture::Count(_)) | None => false,
            };
            assert!(!words.ends_with('…') || is_of_picture, "{tail}: {words} is cut");
            assert!(words.chars().all(letters::knows), "{tail}: {words}");
        }
        if let Some(Picture::Bar(bar)) = &card.picture {
            assert!(svg.contains(&bar.value_label), "{tail}: the figure has no room");
            let is_hollow = svg.contains("height=\"24\" fill=\"#fff\"");
            assert_eq!(is_hollow, bar.is_thin, "{tail}: only the bar of a figure with too few reports is hollow");
            assert!(
                bar.word.is_empty() || drawing::outline(&bar.shape).is_some(),
                "{tail}: {} is not drawn",
                bar.shape
            );
            bars += 1;
        }
        cards += 1;
    });
    assert!(cards > 600 && bars > 100, "{cards} cards, {bars} bars");
}

#[test]
fn the_mark_of_demonstration_is_inside_every_picture_that_needs_it() {
    let style = style();
    let mut marked = 0;
    bundled(&mut |tail, card| {
        if let Some(mark) = &card.demonstration {
            assert!(drawing::svg(card, &style).contains(&format!(">{mark}</text>")), "{tail}");
            marked += 1;
        }
    });
    assert!(marked > 100, "{marked}");
}

fn long() -> Card {
    let words = "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên và hỗ trợ phát triển giáo dục hòa nhập Ấ Ậ Ữ Ợ";
    Card {
        site_name: words.to_owned(),
        kind: words.to_owned(),
        title: words.to_owned() + words,
        answer: words.to_owned() + words,
        picture: None,
        source: words.to_owned() + words,
        demonstration: Some(words.to_owned()),
    }
}

#[test]
fn words_of_any_length_stay_inside() {
    let names = vec![long().title; 3];
    let bar = Bar {
        label: long().title,
        value: 10_000,
        value_label: "100,0%".to_owned(),
        is_thin: true,
        fraction: "1.234.567/1.234.567".to_owned(),
        goal: Some(10_000),
        goal_label: "Chỉ tiêu 100%".to_owned(),
        word: "Cao hơn chỉ tiêu chung 30,8 điểm".to_owned(),
        shape: "↑".to_owned(),
    };
    for picture in [None, Some(Picture::Names(names)), Some(Picture::Bar(bar))] {
        let card = Card { picture, ..long() };
        check("long", &drawing::svg(&card, &style()));
    }
}

#[test]
fn words_never_become_markup() {
    let nasty = "</svg><script>\"R'Lấp\" & Đắk";
    let card = Card { site_name: nasty.to_owned(), title: nasty.to_owned(), kind: nasty.to_owned(), ..long() };
    let svg = drawing::svg(&card, &style());
    assert!(!svg.contains("<script") && svg.ends_with("</text></svg>"), "{svg}");
    assert!(raster::png(&svg).is_ok());
}

#[test]
fn the_same_card_is_the_same_file_and_a_small_one() {
    let svg = drawing::svg(&long(), &style());
    let (one, two) = (raster::png(&svg).expect("a picture"), raster::png(&svg).expect("a picture"));
    assert_eq!(one, two);
    assert!(one.len() < 64 * 1024, "{} bytes", one.len());
}
