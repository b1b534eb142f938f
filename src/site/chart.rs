//! What a chart shows, before anything is drawn: plain numbers and finished words.
//! Shares are basis points (0 to 10,000); nothing here depends on SVG.

use serde::Serialize;

/// A chart, by what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chart {
    /// Over time.
    Timeline(Timeline),
    /// Side by side.
    Bars(Bars),
    /// By position.
    Tiles(Tiles),
}

/// Px for the words around a picture in a frame 280 px wide: title, measure, data line, source.
const WORDS_PX: u32 = 400;

impl Chart {
    /// The height that a frame of any width from 280 px on needs, in px. It may be generous: a bar more, or a name that takes a
    /// second line, must not cause a scroll bar in a page that framed the chart years ago. If many areas are added at
    /// once, as in 2025, it does.
    pub fn frame_height(&self) -> u32 {
        let rows = |n: usize| u32::try_from(n).unwrap_or(0);
        let picture = match self {
            Self::Timeline(_) => 270,
            Self::Bars(bars) => 40 + 46 * rows(bars.rows.len()),
            Self::Tiles(tiles) => 30 + 84 * tiles.rows,
        };
        (WORDS_PX + picture).next_multiple_of(10)
    }
}

/// Progress over time against the target's path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Timeline {
    /// The reports in order of time, eight or fewer.
    pub points: Vec<TimePoint>,
    /// The path to the target: straight between its corners, at least two, in order of `at`. Empty when there is none.
    pub path: Vec<PathPoint>,
    /// "Target 50%"
    pub path_label: String,
    /// Labels of the scale, from 0% to 100%.
    pub scale: Vec<ScaleMark>,
    /// Printed inside the picture when the figures are invented.
    pub demonstration: Option<String>,
}

/// One report on the time line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimePoint {
    /// Place on the time axis, 0 (left) to 10,000 (right).
    pub at: u32,
    /// Short name of the period.
    pub label: String,
    /// Basis points; `None` leaves a gap, and `value_label` may hold up to three short words.
    pub value: Option<u32>,
    /// "61,5%"
    pub value_label: String,
    /// A number that may still change: drawn hollow.
    pub provisional: bool,
}

/// A corner of the target's path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PathPoint {
    /// 0 to 10,000, as for points.
    pub at: u32,
    /// Basis points.
    pub value: u32,
}

/// A mark on the scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScaleMark {
    /// Basis points.
    pub value: u32,
    /// Its words.
    pub label: String,
}

/// One bar a row, the label above the bar, the target as a line through all of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bars {
    /// From top to bottom.
    pub rows: Vec<BarRow>,
    /// Basis points.
    pub goal: Option<u32>,
    /// "Target 50%"
    pub goal_label: String,
    /// As for time lines.
    pub demonstration: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BarRow {
    /// Its meaning.
    pub label: String,
    /// `None`: no bar, an empty dashed track.
    pub value: Option<u32>,
    /// "61,5% (18/30)" or the words of a state.
    pub value_label: String,
    /// How it is filled.
    pub look: Look,
}

/// How a mark is filled: its meaning never depends on colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// The target is met.
    Met,
    /// A number below the target, or without one.
    Plain,
    /// Not final yet.
    Provisional,
    /// Too few institutions reported to say on which side of the target the figure is.
    Thin,
    /// No number: late, missing, not due, withheld.
    Empty,
    /// Nothing to count here.
    NotApplicable,
}

/// A tile grid of areas: a diagram of relative position, never a boundary map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tiles {
    /// At least so many columns.
    pub columns: u32,
    /// At least so many rows.
    pub rows: u32,
    /// One an area.
    pub tiles: Vec<Tile>,
    /// As for time lines.
    pub demonstration: Option<String>,
}

/// One area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tile {
    /// From the west, 0 first.
    pub column: u32,
    /// From the north, 0 first.
    pub row: u32,
    /// Short name.
    pub label: String,
    /// "61,5%" or a short code such as "[x]".
    pub value_label: String,
    /// Shape of the status word.
    pub shape: String,
    /// How it is filled.
    pub look: Look,
    /// Drawn apart from the mainland, with a dashed border.
    pub offshore: bool,
}
