//! Charts as pictures: one inline SVG each, without colours, fonts or styles of its own. The theme styles its classes,
//! the page holds its caption and its description. Knows no page and no theme.

mod backend;
mod bars;
mod demo;
mod ink;
mod labels;
pub(super) mod markup;
mod periods;
mod tiles;
mod timeline;
mod width;

use crate::site::chart::Chart;

/// Every element of a picture.
pub const ELEMENTS: [&str; 5] = ["circle", "line", "rect", "svg", "text"];

/// Every class of a picture.
pub fn classes() -> impl Iterator<Item = &'static str> {
    ["chart", "timeline", "bars", "tiles"].into_iter().chain(ink::Ink::classes())
}

/// Draws a chart; `{id}-title` and `{id}-about` are the ids of the caption and the description beside it.
pub fn draw(chart: &Chart, id: &str) -> String {
    match chart {
        Chart::Timeline(timeline) => timeline::draw(timeline, id),
        Chart::Bars(bars) => bars::draw(bars, id),
        Chart::Tiles(tiles) => tiles::draw(tiles, id),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::site::chart::{BarRow, Bars, Look, PathPoint, ScaleMark, Tile, Tiles, TimePoint, Timeline};

    const LOOKS: [Look; 6] = [Look::Met, Look::Plain, Look::Provisional, Look::Thin, Look::Empty, Look::NotApplicable];
    const NASTY: &str = "</svg><script>\"R'Lấp\" & Đắk";

    fn timeline(values: &[u32], label: &str) -> Chart {
        let marks = [0, 2_500, 5_000, 7_500, 10_000];
        let step = 10_000 / u32::try_from(values.len()).expect("few values");
        let point = |(index, value): (u32, &u32)| TimePoint {
            at: index * step,
            label: label.to_owned(),
            value: Some(*value),
            value_label: format!("{},{}%", value / 100, value / 10 % 10),
            provisional: index == 2,
        };
        Chart::Timeline(Timeline {
            points: (1..).zip(values).map(point).collect(),
            path: vec![PathPoint { at: 0, value: 5_000 }, PathPoint { at: 10_000, value: 5_000 }],
            path_label: "Chỉ tiêu 50%".to_owned(),
            scale: marks.map(|value| ScaleMark { value, label: format!("{}%", value / 100) }).to_vec(),
            demonstration: Some("Số liệu minh họa".to_owned()),
        })
    }

    fn bars(label: &str, value: u32) -> Chart {
        let row = |look| BarRow { label: label.to_owned(), value: Some(value), value_label: label.to_owned(), look };
        let rows = LOOKS.map(row).to_vec();
        Chart::Bars(Bars {
            rows,
            goal: Some(value),
            goal_label: label.to_owned(),
            demonstration: Some(label.to_owned()),
        })
    }

    fn tiles(label: &str, columns: u32) -> Chart {
        let tile = |(column, look): (u32, Look)| Tile {
            column,
            row: column,
            label: label.to_owned(),
            value_label: "61,5%".to_owned(),
            shape: "●".to_owned(),
            look,
            offshore: column == 1,
        };
        let tiles = (0..).zip(LOOKS).map(tile).collect();
        Chart::Tiles(Tiles { columns, rows: 5, tiles, demonstration: Some(label.to_owned()) })
    }

    fn samples() -> Vec<Chart> {
        let mut samples = vec![tiles(NASTY, 5), tiles("Thượng Kiệm", 6), tiles("", 12)];
        for value in [0, 1, 4_999, 10_000, u32::MAX] {
            samples.push(timeline(&[value; 1], NASTY));
            samples.push(timeline(&[0, value, 10_000, value, 3_333, 0, value, 4_999], "Quý IV/2022"));
            samples.push(bars(NASTY, value));
        }
        samples
    }

    /// The attribute's value in the first element of a piece of markup.
    fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
        let head = element.split('>').next()?;
        head.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
    }

    #[test]
    fn every_place_is_a_share_across_and_px_down_and_inside_the_picture() {
        for svg in samples().iter().map(|chart| draw(chart, "c")) {
            let height: i32 = attribute(&svg[1..], "height").and_then(|px| px.parse().ok()).expect("a height");
            for element in svg.split('<').skip(2).filter(|element| !element.starts_with('/')) {
                assert!(
                    ["line ", "rect ", "circle ", "text "].iter().any(|name| element.starts_with(name)),
                    "{element}"
                );
                for name in ["x", "x1", "x2", "cx", "width"] {
                    let Some(share) = attribute(element, name) else { continue };
                    let share = share.strip_suffix('%').expect("a share");
                    assert!(share.split('.').nth(1).is_none_or(|decimals| decimals.len() < 3), "{element}");
                    assert!((0.0..=100.0).contains(&share.parse::<f64>().expect("a number")), "{element}");
                }
                for name in ["y", "y1", "y2", "cy", "r", "height"] {
                    let Some(px) = attribute(element, name) else { continue };
                    assert!((0..=height).contains(&px.parse::<i32>().expect("whole px")), "{element}");
                }
                for name in ["style", "fill", "stroke", "font-size", "viewBox", "d", "points"] {
                    assert_eq!(attribute(element, name), None, "{element}");
                }
            }
        }
    }

    #[test]
    fn a_picture_has_no_elements_and_classes_but_those_that_are_listed() {
        for svg in samples().iter().map(|chart| draw(chart, "c")) {
            for element in svg.split('<').skip(1).filter(|element| !element.starts_with('/')) {
                let name = element.split([' ', '>']).next().expect("a name");
                assert!(ELEMENTS.contains(&name), "{element}");
                for class in attribute(element, "class").unwrap_or_default().split_whitespace() {
                    assert!(classes().any(|one| one == class), "{element}");
                }
            }
        }
    }

    #[test]
    fn words_never_become_markup() {
        for svg in samples().iter().map(|chart| draw(chart, NASTY)) {
            assert_eq!(svg.matches("</svg>").count(), 1);
            assert!(!svg.contains("<script") && !svg.contains("<title") && !svg.contains("<desc"));
        }
    }

    #[test]
    fn the_same_chart_is_the_same_picture() {
        for chart in samples() {
            assert_eq!(draw(&chart, "c"), draw(&chart.clone(), "c"));
        }
    }

    #[test]
    fn the_mark_of_demonstration_is_in_every_kind_of_picture_and_the_last_thing_in_it() {
        for chart in [timeline(&[1, 2], "a"), bars("a", 1), tiles("a", 5)] {
            let svg = draw(&chart, "c");
            let last = svg.rsplit('<').nth(2).expect("an element before the last two ends");
            assert!(last.starts_with("text class=\"demo\""), "{last}");
        }
    }

    /// Left, right, top and bottom of every text in the narrowest picture.
    fn texts(svg: &str) -> Vec<(String, [i32; 4])> {
        let text = |element: &str| {
            let words = element.split('>').nth(1)?.to_owned();
            let share: f64 = attribute(element, "x")?.strip_suffix('%')?.parse().ok()?;
            let (x, y): (i32, i32) = ((share * 2.88) as i32, attribute(element, "y")?.parse().ok()?);
            let across = width::of(&words, if attribute(element, "class").is_some() { 13 } else { 14 });
            let left = match attribute(element, "text-anchor") {
                Some("middle") => x - across / 2,
                Some(_) => x - across,
                None => x,
            };
            Some((words, [left, left + across, y - 10, y + 2]))
        };
        svg.split('<').filter(|element| element.starts_with("text ")).filter_map(text).collect()
    }

    #[test]
    fn on_the_narrowest_screen_no_words_of_a_time_line_overlap_or_are_cut() {
        let values = [0, 2_000, 4_900, 5_000, 9_800];
        for shape in 0..625 {
            let pick = |place: u32| values[shape / 5_usize.pow(place) % 5];
            let svg = draw(&timeline(&[pick(0), pick(1), pick(2), pick(3)], "Quý IV/2022"), "c");
            let texts = texts(&svg);
            for (index, (words, one)) in texts.iter().enumerate() {
                assert!(one[0] >= -1 && one[1] <= 289, "{words} is cut in {svg}");
                for (others, other) in &texts[index + 1..] {
                    let is_apart = one[1] <= other[0] || other[1] <= one[0] || one[3] <= other[2] || other[3] <= one[2];
                    assert!(is_apart, "{words} is over {others} in {svg}");
                }
            }
        }
    }
}
