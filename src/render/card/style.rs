//! The colours and the icon of a theme for share cards: the light colours that its style sheet sets.

/// What a share card uses of the theme. Colours are as in CSS: `#12436d`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardStyle {
    /// Background of the card.
    pub paper: String,
    /// Text.
    pub ink: String,
    /// Less important text.
    pub muted: String,
    /// Header of the card, bars.
    pub main: String,
    /// Text on `main`.
    pub on: String,
    /// Empty part of a bar.
    pub tint: String,
    /// Line of the target, border of the demonstration mark.
    pub second: String,
    /// Text in the colour of `second`, dark enough to read.
    pub second_ink: String,
    /// Background of the demonstration mark.
    pub second_soft: String,
    /// The site's icon: its SVG after the opening `<svg`, without attributes of position and size.
    pub icon: String,
}

impl CardStyle {
    /// Reads each colour where the style sheet first sets it. A missing colour is black, or white for backgrounds.
    pub fn of(style: &str, icon: &str) -> Self {
        let colour = |name: &str, other: &str| token(style, name).unwrap_or(other).to_owned();
        Self {
            paper: colour("paper", "#fff"),
            ink: colour("ink", "#000"),
            muted: colour("muted", "#000"),
            main: colour("main", "#000"),
            on: colour("on", "#fff"),
            tint: colour("tint", "#ddd"),
            second: colour("second", "#000"),
            second_ink: colour("second-ink", "#000"),
            second_soft: colour("second-soft", "#fff"),
            icon: without_position(icon),
        }
    }
}

/// The text of a picture after its first `<svg`, without the attributes of position and size.
fn without_position(icon: &str) -> String {
    let (_, rest) = icon.split_once("<svg").unwrap_or(("", "/>"));
    let (root, inside) = rest.split_at(rest.find('>').unwrap_or(rest.len()));
    let mut root = root.to_owned();
    for name in ["x", "y", "width", "height", "overflow"] {
        let begins = root.find(&format!(" {name}=")).map(|at| (at, at + name.len() + 2));
        let Some((at, value)) = begins else { continue };
        let Some(quote) = root[value..].chars().next() else { continue };
        let Some(length) = root[value + 1..].find(quote) else { continue };
        root.replace_range(at..value + length + 2, "");
    }
    root + inside.trim_end()
}

/// The first value of the custom property `--name`, if it is a hexadecimal colour.
fn token<'s>(style: &'s str, name: &str) -> Option<&'s str> {
    let after = style.split(&format!("--{name}:")).nth(1)?;
    let value = after.split([';', '}']).next()?.trim();
    let is_colour = value.strip_prefix('#').is_some_and(|rest| rest.chars().all(|c| c.is_ascii_hexdigit()));
    is_colour.then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_those_that_the_style_sets_first() {
        let style = ":root { --paper: #fefefe; --second: #f46a25; --second-ink: url(x) }\n@media { --paper: #101314; }";
        let style = CardStyle::of(style, "");
        assert_eq!((style.paper.as_str(), style.second.as_str()), ("#fefefe", "#f46a25"));
        assert_eq!((style.second_ink.as_str(), style.main.as_str()), ("#000", "#000"), "not a colour, not set");
    }

    /// Contrast of two colours `#rgb` or `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio").
    fn contrast(one: &str, other: &str) -> f64 {
        let light = |colour: &str| -> f64 {
            let digits = if colour.len() == 4 { 1 } else { 2 };
            let shares = [(0, 0.2126), (1, 0.7152), (2, 0.0722)].map(|(part, weight)| {
                let written = &colour[1 + part * digits..][..digits].repeat(3 - digits);
                let part = f64::from(u8::from_str_radix(written, 16).unwrap()) / 255.0;
                weight * if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            });
            shares.iter().sum::<f64>() + 0.05
        };
        (light(one) / light(other)).max(light(other) / light(one))
    }

    #[test]
    fn everybody_can_read_a_card_in_the_colours_of_the_theme() {
        let style = CardStyle::of(include_str!("../../../themes/minh-bach/chart.css"), "");
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
        for (words, ground) in [
            (&style.ink, &style.paper),
            (&style.muted, &style.paper),
            (&style.main, &style.paper),
            (&style.on, &style.main),
            (&style.second_ink, &style.paper),
            (&style.second_ink, &style.second_soft),
        ] {
            assert!(contrast(words, ground) >= 4.5, "words {words} on {ground}");
        }
        for (shape, ground) in [(&style.main, &style.tint), (&style.main, &style.paper), (&style.second, &style.paper)]
        {
            assert!(contrast(shape, ground) >= 3.0, "shape {shape} on {ground}");
        }
    }

    #[test]
    fn an_icon_loses_its_position_and_size() {
        let icon = "<?xml version='1.0'?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width='32' viewBox=\"0 0 32 32\" height=\"32\"><g/></svg>\n";
        assert_eq!(without_position(icon), " xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\"><g/></svg>");
        assert_eq!(without_position("no picture"), "/>");
    }
}
