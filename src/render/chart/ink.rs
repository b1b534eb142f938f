//! The kinds of marks in a picture: every line, shape and text is drawn in one of these inks, and each ink is a set of classes
//! for the theme to style. Knows no colour, no font and no position.

use crate::site::chart::Look;

/// A kind of mark. The drawing library passes colours, so an ink is passed as a number in a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Text,
    Muted,
    Strong,
    On,
    StrongOn,
    OnThin,
    StrongOnThin,
    GoalText,
    Demo,
    Grid,
    Axis,
    Series,
    Path,
    Goal,
    Point,
    HollowPoint,
    Track,
    EmptyTrack,
    BarMet,
    BarPlain,
    BarProvisional,
    BarThin,
    TileMet,
    TilePlain,
    TileProvisional,
    TileThin,
    TileEmpty,
    TileNotApplicable,
    Offshore,
}

/// Every ink with its classes, in the order of the variants: the index in this list is the number of the ink.
const ALL: [(Ink, &str); 29] = [
    (Ink::Text, ""),
    (Ink::Muted, "muted"),
    (Ink::Strong, "strong"),
    (Ink::On, "on"),
    (Ink::StrongOn, "strong on"),
    (Ink::OnThin, "on-thin"),
    (Ink::StrongOnThin, "strong on-thin"),
    (Ink::GoalText, "goal"),
    (Ink::Demo, "demo"),
    (Ink::Grid, "grid"),
    (Ink::Axis, "axis"),
    (Ink::Series, "series"),
    (Ink::Path, "path"),
    (Ink::Goal, "goal"),
    (Ink::Point, "point"),
    (Ink::HollowPoint, "point hollow"),
    (Ink::Track, "track"),
    (Ink::EmptyTrack, "track empty"),
    (Ink::BarMet, "bar met"),
    (Ink::BarPlain, "bar plain"),
    (Ink::BarProvisional, "bar provisional"),
    (Ink::BarThin, "bar thin"),
    (Ink::TileMet, "tile met"),
    (Ink::TilePlain, "tile plain"),
    (Ink::TileProvisional, "tile provisional"),
    (Ink::TileThin, "tile thin"),
    (Ink::TileEmpty, "tile empty"),
    (Ink::TileNotApplicable, "tile not-applicable"),
    (Ink::Offshore, "offshore"),
];

impl Ink {
    /// The classes, empty for ordinary text.
    pub fn class(self) -> &'static str {
        ALL[usize::from(self.number())].1
    }

    /// Every class of every ink.
    pub fn classes() -> impl Iterator<Item = &'static str> {
        ALL.iter().flat_map(|(_, class)| class.split_whitespace())
    }

    pub fn number(self) -> u8 {
        self as u8
    }

    pub fn from_number(number: u8) -> Option<Ink> {
        ALL.get(usize::from(number)).map(|(ink, _)| *ink)
    }

    /// A bar is drawn only where there is a number to draw.
    pub fn of_bar(look: Look) -> Option<Ink> {
        match look {
            Look::Met => Some(Ink::BarMet),
            Look::Plain => Some(Ink::BarPlain),
            Look::Provisional => Some(Ink::BarProvisional),
            Look::Thin => Some(Ink::BarThin),
            Look::Empty | Look::NotApplicable => None,
        }
    }

    pub fn of_tile(look: Look) -> Ink {
        match look {
            Look::Met => Ink::TileMet,
            Look::Plain => Ink::TilePlain,
            Look::Provisional => Ink::TileProvisional,
            Look::Thin => Ink::TileThin,
            Look::Empty => Ink::TileEmpty,
            Look::NotApplicable => Ink::TileNotApplicable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_comes_back_from_its_number() {
        assert_eq!(ALL.len(), usize::from(Ink::Offshore.number()) + 1);
        for (place, (ink, _)) in ALL.iter().enumerate() {
            assert_eq!(usize::from(ink.number()), place);
            assert_eq!(Ink::from_number(ink.number()), Some(*ink));
        }
        assert_eq!(Ink::from_number(u8::MAX), None);
    }

    #[test]
    fn every_look_has_its_own_tile() {
        let looks = [Look::Met, Look::Plain, Look::Provisional, Look::Thin, Look::Empty, Look::NotApplicable];
        let classes: std::collections::BTreeSet<_> = looks.iter().map(|look| Ink::of_tile(*look).class()).collect();
        assert_eq!(classes.len(), looks.len());
    }
}
