//! What a mark of a picture is: every line, shape and word is drawn in one of these inks, and each ink is one set of
//! classes for the theme to style. Knows no colour, no font and no place.

use crate::site::chart::Look;

/// The drawing library carries colours, so an ink travels through it as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Text,
    Muted,
    Strong,
    On,
    StrongOn,
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
    TileMet,
    TilePlain,
    TileProvisional,
    TileEmpty,
    TileNotApplicable,
    Offshore,
}

/// In the order of the variants: the place in this list is the number of the ink.
const ALL: [Ink; 25] = [
    Ink::Text,
    Ink::Muted,
    Ink::Strong,
    Ink::On,
    Ink::StrongOn,
    Ink::GoalText,
    Ink::Demo,
    Ink::Grid,
    Ink::Axis,
    Ink::Series,
    Ink::Path,
    Ink::Goal,
    Ink::Point,
    Ink::HollowPoint,
    Ink::Track,
    Ink::EmptyTrack,
    Ink::BarMet,
    Ink::BarPlain,
    Ink::BarProvisional,
    Ink::TileMet,
    Ink::TilePlain,
    Ink::TileProvisional,
    Ink::TileEmpty,
    Ink::TileNotApplicable,
    Ink::Offshore,
];

impl Ink {
    /// The classes, empty for ordinary text.
    pub fn class(self) -> &'static str {
        match self {
            Ink::Text => "",
            Ink::Muted => "muted",
            Ink::Strong => "strong",
            Ink::On => "on",
            Ink::StrongOn => "strong on",
            Ink::GoalText => "goal",
            Ink::Demo => "demo",
            Ink::Grid => "grid",
            Ink::Axis => "axis",
            Ink::Series => "series",
            Ink::Path => "path",
            Ink::Goal => "goal",
            Ink::Point => "point",
            Ink::HollowPoint => "point hollow",
            Ink::Track => "track",
            Ink::EmptyTrack => "track empty",
            Ink::BarMet => "bar met",
            Ink::BarPlain => "bar plain",
            Ink::BarProvisional => "bar provisional",
            Ink::TileMet => "tile met",
            Ink::TilePlain => "tile plain",
            Ink::TileProvisional => "tile provisional",
            Ink::TileEmpty => "tile empty",
            Ink::TileNotApplicable => "tile not-applicable",
            Ink::Offshore => "offshore",
        }
    }

    pub fn number(self) -> u8 {
        self as u8
    }

    pub fn from_number(number: u8) -> Option<Ink> {
        ALL.get(usize::from(number)).copied()
    }

    /// A bar is drawn only where there is a number to draw.
    pub fn of_bar(look: Look) -> Option<Ink> {
        match look {
            Look::Met => Some(Ink::BarMet),
            Look::Plain => Some(Ink::BarPlain),
            Look::Provisional => Some(Ink::BarProvisional),
            Look::Empty | Look::NotApplicable => None,
        }
    }

    pub fn of_tile(look: Look) -> Ink {
        match look {
            Look::Met => Ink::TileMet,
            Look::Plain => Ink::TilePlain,
            Look::Provisional => Ink::TileProvisional,
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
        for (place, ink) in ALL.iter().enumerate() {
            assert_eq!(usize::from(ink.number()), place);
            assert_eq!(Ink::from_number(ink.number()), Some(*ink));
        }
        assert_eq!(Ink::from_number(26), None);
    }

    #[test]
    fn every_look_has_its_own_tile() {
        let looks = [Look::Met, Look::Plain, Look::Provisional, Look::Empty, Look::NotApplicable];
        let classes: std::collections::BTreeSet<_> = looks.iter().map(|look| Ink::of_tile(*look).class()).collect();
        assert_eq!(classes.len(), looks.len());
    }
}
