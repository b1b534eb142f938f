//! Areas: provinces, districts and communes, with the time for which they are in force.

use super::date::Date;
use super::ids::{AreaIx, AreaKindIx, LevelIx};
use super::text::Text;

/// A level of administration, from the largest to the smallest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Id, such as `district`.
    pub id: String,
    /// Name in the singular.
    pub name: Text,
    /// Name in the plural.
    pub plural: Text,
}

/// A kind of area: huyện, thị xã, thành phố.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaKind {
    pub id: String,
    pub level: LevelIx,
    /// Name of the kind.
    pub name: Text,
}

/// An area in force from `valid_from` to `valid_to`. Official codes were reused in 2025, so the id is the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Unique, also among areas of other times; also the page's address.
    pub id: String,
    /// Official code of the statistics office; unique together with `valid_from`.
    pub code: String,
    /// Full name with its kind.
    pub name: Text,
    /// Label on tiles and charts.
    pub short: Text,
    pub kind: AreaKindIx,
    /// The area that this one is part of.
    pub parent: Option<AreaIx>,
    /// First day in force; `None`: before the data begins.
    pub valid_from: Option<Date>,
    /// Last day in force; `None`: still in force.
    pub valid_to: Option<Date>,
    /// The areas that took over its territory.
    pub successors: Vec<AreaIx>,
    /// Note on the succession.
    pub successor_note: Option<Text>,
    /// Contains parts of several earlier areas.
    pub partial: bool,
    /// Number of units one level below; 0 for a single-tier island district.
    pub units: Option<u32>,
    /// An island district.
    pub offshore: bool,
    /// Alternative spellings.
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
    /// The area whose subdivisions are drawn.
    pub area: AreaIx,
    /// Number of columns.
    pub columns: u32,
    /// Number of rows.
    pub rows: u32,
    /// One tile for each area.
    pub tiles: Vec<TilePlace>,
}

/// Position of an area's tile. Columns count from 0 eastwards, rows from 0 southwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TilePlace {
    pub area: AreaIx,
    /// Column, from the west.
    pub column: u32,
    /// Row, from the north.
    pub row: u32,
}
