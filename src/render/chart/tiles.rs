//! A tile grid of areas: one tile a place, with its name, its value and the shape of its status. Knows no colour, no
//! geography, and no word that was not given.

use crate::site::chart::{Look, Tile, Tiles};

use super::backend::{self, Anchor, Canvas, WIDTH};
use super::demo;
use super::ink::Ink;
use super::labels::NARROW;
use super::width;

const TILE: i32 = 68;
const GAP: i32 = 4;
const NAME: i32 = 12;
const VALUE: i32 = 14;
/// More tiles than this in a row or a column have no room for a word.
const MOST: u32 = 400;

pub fn draw(chart: &Tiles, id: &str) -> String {
    let grid = Grid::new(chart);
    let end = grid.rows * (TILE + GAP) - GAP + 2;
    let height = end + demo::height(chart.demonstration.as_deref());
    backend::picture("tiles", id, height, |canvas| {
        for tile in &chart.tiles {
            grid.tile(canvas, tile);
        }
        demo::draw(canvas, chart.demonstration.as_deref(), end);
    })
}

struct Grid {
    rows: i32,
    /// Width of a tile and from one tile to the next, in units.
    tile: i32,
    step: i32,
    /// Width of a tile in the narrowest picture, in px.
    room: i32,
    /// Shape and value share a line in every tile.
    beside: bool,
}

impl Grid {
    fn new(chart: &Tiles) -> Grid {
        let columns = chart.tiles.iter().map(|tile| tile.column.saturating_add(1)).max().unwrap_or(1).max(chart.columns);
        let rows = chart.tiles.iter().map(|tile| tile.row.saturating_add(1)).max().unwrap_or(1).max(chart.rows);
        let columns = i32::try_from(columns.clamp(1, MOST)).unwrap_or(1);
        let gap = (WIDTH / columns / 10).min(100);
        let tile = (WIDTH - gap * (columns - 1)) / columns;
        let room = tile * NARROW / WIDTH;
        let beside = chart.tiles.iter().all(|tile| strong(&beside(tile)) <= room);
        Grid { rows: i32::try_from(rows.clamp(1, MOST)).unwrap_or(1), tile, step: tile + gap, room, beside }
    }

    fn tile(&self, canvas: &Canvas<'_>, tile: &Tile) {
        if tile.column >= MOST || tile.row >= MOST {
            return;
        }
        let (column, row) = (i32::try_from(tile.column).unwrap_or(0), i32::try_from(tile.row).unwrap_or(0));
        let (left, top) = (column * self.step, row * (TILE + GAP) + 1);
        if tile.offshore {
            canvas.rect(Ink::Offshore, (left, top), (left + self.tile, top + TILE));
        }
        let (inset, drop) = if tile.offshore { (self.tile / 20, 4) } else { (0, 0) };
        canvas.rect(Ink::of_tile(tile.look), (left + inset, top + drop), (left + self.tile - inset, top + TILE - drop));
        self.words(canvas, tile, left + self.tile / 2, top);
    }

    fn words(&self, canvas: &Canvas<'_>, tile: &Tile, middle: i32, top: i32) {
        let (plain, strong) = match tile.look {
            Look::Met => (Ink::On, Ink::StrongOn),
            Look::Plain | Look::Provisional | Look::Empty | Look::NotApplicable => (Ink::Text, Ink::Strong),
        };
        let lines = width::wrap(&tile.label, NAME, self.room - 2, 3);
        // Base lines by the number of lines, so that values stand on one line across a row of tiles.
        let (names, shape, value): (&[i32], i32, i32) = match (lines.len(), self.beside) {
            (0 | 1, true) => (&[29], 57, 57),
            (2, true) => (&[21, 36], 57, 57),
            (_, true) => (&[15, 28, 41], 58, 58),
            (0 | 1, false) => (&[23], 42, 60),
            (2, false) => (&[15, 29], 44, 60),
            (_, false) => (&[13, 25, 37], 49, 63),
        };
        for (line, y) in lines.iter().zip(names) {
            canvas.text(plain, Anchor::Middle, (middle, top + y), line);
        }
        let mut put = |ink, y: i32, words: &str| {
            if !words.is_empty() {
                canvas.text(ink, Anchor::Middle, (middle, top + y), words);
            }
        };
        if self.beside {
            put(strong, value, &beside(tile));
        } else {
            put(plain, shape, &tile.shape);
            put(strong, value, &tile.value_label);
        }
    }
}

fn beside(tile: &Tile) -> String {
    if tile.shape.is_empty() || tile.value_label.is_empty() {
        return format!("{}{}", tile.shape, tile.value_label);
    }
    format!("{} {}", tile.shape, tile.value_label)
}

/// Bold figures are a little wider.
fn strong(words: &str) -> i32 {
    width::of(words, VALUE) * 11 / 10
}
