//! Areas: provinces, districts, communes, each in force for a time.

use super::date::Date;
use super::text::Text;

/// Place of an area in `Project::areas`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaIx(pub u32);

/// A level of administration, from the largest to the smallest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Id, such as `district`.
    pub id: String,
    /// One of them.
    pub name: Text,
    /// Many of them.
    pub plural: Text,
}

/// A kind of area: huyện, thị xã, thành phố.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaKind {
    /// Id.
    pub id: String,
    /// Place in `Project::levels`.
    pub level: usize,
    /// Name of the kind.
    pub name: Text,
}

/// An area in force from `valid_from` to `valid_to`. Official codes were reused in 2025, so the id is the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Unique over all times; also the page's address.
    pub id: String,
    /// Official code of the statistics office; unique together with `valid_from`.
    pub code: String,
    /// Full name with its kind.
    pub name: Text,
    /// Label on tiles and charts.
    pub short: Text,
    /// Place in `Project::area_kinds`.
    pub kind: usize,
    /// The area that this one lies in.
    pub parent: Option<AreaIx>,
    /// First day in force; `None`: before the data begins.
    pub valid_from: Option<Date>,
    /// Last day in force; `None`: still in force.
    pub valid_to: Option<Date>,
    /// The areas that took over its territory.
    pub successors: Vec<AreaIx>,
    /// A word on the succession.
    pub successor_note: Option<Text>,
    /// Made from parts of several earlier areas.
    pub partial: bool,
    /// Number of units one level below; 0 for a single-tier island district.
    pub units: Option<u32>,
    /// An island district.
    pub offshore: bool,
    /// Other spellings.
    pub aliases: Vec<String>,
}

impl Area {
    /// Whether the area is in force on a day.
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

/// A tile grid: a diagram of relative position, not a boundary map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileGrid {
    /// Whose parts are drawn.
    pub area: AreaIx,
    /// Number of columns.
    pub columns: u32,
    /// Number of rows.
    pub rows: u32,
    /// One tile an area.
    pub tiles: Vec<TilePlace>,
}

/// Where an area's tile stands; both count from 0, east and south.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TilePlace {
    /// The area.
    pub area: AreaIx,
    /// From the west.
    pub column: u32,
    /// From the north.
    pub row: u32,
}
