//! A tile grid of areas: one tile a place, with its name, its value and the shape of its status. Knows no colour, no
//! geography, and no word that was not given.

use crate::site::chart::{Look, Tile, Tiles};

use super::backend::{self, Anchor, Canvas, WIDTH};
use super::demo;
use super::ink::Ink;
use super::labels::NARROW;
use super::width;

const GAP: i32 = 4;
/// Size of ordinary words in a tile, and of bold figures.
const SMALL: i32 = 12;
const LARGE: i32 = 14;
/// More tiles than this in a row or a column have no room for a word.
const MOST: u32 = 400;

pub fn draw(chart: &Tiles, id: &str) -> String {
    let grid = Grid::new(chart);
    let end = grid.rows * (grid.down + GAP) - GAP + 2;
    let height = end + demo::height(chart.demonstration.as_deref());
    backend::picture("tiles", id, height, |canvas| {
        for tile in &chart.tiles {
            grid.tile(canvas, tile);
        }
        demo::draw(canvas, chart.demonstration.as_deref(), end);
    })
}

/// How all tiles of one picture are laid out.
struct Grid {
    rows: i32,
    /// Width of a tile, and from one tile to the next, in units.
    across: i32,
    step: i32,
    /// Height of a tile in px.
    down: i32,
    /// Room for words in the narrowest picture, in px.
    room: i32,
    layout: Layout,
}

/// Positions of shape and value, from the most to the least spacious.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// On one line.
    Beside,
    /// The shape above the value.
    Stacked,
    /// The same, and the value is not bold.
    Slim,
}

impl Grid {
    fn new(chart: &Tiles) -> Grid {
        let columns =
            chart.tiles.iter().map(|tile| tile.column.saturating_add(1)).max().unwrap_or(1).max(chart.columns);
        let rows = chart.tiles.iter().map(|tile| tile.row.saturating_add(1)).max().unwrap_or(1).max(chart.rows);
        let columns = i32::try_from(columns.clamp(1, MOST)).unwrap_or(1);
        let gap = (WIDTH / columns / 10).min(100);
        let across = (WIDTH - gap * (columns - 1)) / columns;
        let room = across * NARROW / WIDTH;
        let layout = layout(&chart.tiles, room);
        // A name of three lines above a shape and a value needs a taller tile.
        let is_full = layout != Layout::Beside && chart.tiles.iter().any(|tile| name(tile, room).len() > 2);
        let rows = i32::try_from(rows.clamp(1, MOST)).unwrap_or(1);
        Grid { rows, across, step: across + gap, down: if is_full { 80 } else { 68 }, room, layout }
    }

    fn tile(&self, canvas: &Canvas<'_>, tile: &Tile) {
        if tile.column >= MOST || tile.row >= MOST {
            return;
        }
        let (column, row) = (i32::try_from(tile.column).unwrap_or(0), i32::try_from(tile.row).unwrap_or(0));
        let (left, top) = (column * self.step, row * (self.down + GAP) + 1);
        let (right, bottom) = (left + self.across, top + self.down);
        let (inset, drop) = if tile.offshore { (60, 3) } else { (0, 0) };
        if tile.offshore {
            canvas.rect(Ink::Offshore, (left, top), (right, bottom));
        }
        canvas.rect(Ink::of_tile(tile.look), (left + inset, top + drop), (right - inset, bottom - drop));
        self.words(canvas, tile, left.midpoint(right), top);
    }

    fn words(&self, canvas: &Canvas<'_>, tile: &Tile, middle: i32, top: i32) {
        let (slim, bold) = match tile.look {
            Look::Met => (Ink::On, Ink::StrongOn),
            Look::Thin => (Ink::OnThin, Ink::StrongOnThin),
            Look::Plain | Look::Provisional | Look::Empty | Look::NotApplicable => (Ink::Text, Ink::Strong),
        };
        let put = |ink, y: i32, words: &str| canvas.text(ink, Anchor::Middle, (middle, top + y), words);
        let names = name(tile, self.room);
        // The name is centred above the figures, which are on one line across the picture.
        let figures = if self.layout == Layout::Beside { 23 } else { 34 };
        let (lines, step) = if names.len() > 2 { (3, 13) } else { (i32::try_from(names.len()).unwrap_or(0), 14) };
        let mut y = (self.down - figures - lines * step) / 2 + 11;
        for line in &names {
            put(slim, y, line);
            y += step;
        }
        let (above, base) = (self.down - 25, self.down - 9);
        match self.layout {
            Layout::Beside => put(bold, self.down - 12, &beside(tile)),
            Layout::Stacked => {
                put(slim, above, &tile.shape);
                put(bold, base, &tile.value_label);
            }
            Layout::Slim => {
                put(slim, above, &tile.shape);
                // Messages belong into the table; here they are cut to the tile.
                put(slim, base, &width::wrap(&tile.value_label, SMALL, self.room, 1).concat());
            }
        }
    }
}

fn name(tile: &Tile, room: i32) -> Vec<String> {
    width::wrap_low(&tile.label, SMALL, room - if tile.offshore { 6 } else { 3 }, 3)
}

/// One layout for the whole picture: the roomiest that every tile has room for.
fn layout(tiles: &[Tile], room: i32) -> Layout {
    let fits = |words: &str| width::of_bold(words, LARGE) <= room;
    if tiles.iter().all(|tile| fits(&beside(tile))) {
        Layout::Beside
    } else if tiles.iter().all(|tile| fits(&tile.value_label)) {
        Layout::Stacked
    } else {
        Layout::Slim
    }
}

fn beside(tile: &Tile) -> String {
    let space = if tile.shape.is_empty() || tile.value_label.is_empty() { "" } else { " " };
    format!("{}{space}{}", tile.shape, tile.value_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tile(column: u32, label: &str, value: &str, look: Look) -> Tile {
        let (label, value_label, shape) = (label.to_owned(), value.to_owned(), "●".to_owned());
        Tile { column, row: 0, label, value_label, shape, look, offshore: false }
    }

    fn tiles(columns: u32, tiles: Vec<Tile>) -> String {
        draw(&Tiles { columns, rows: 1, tiles, demonstration: None }, "g")
    }

    #[test]
    fn tiles_fill_the_width_with_small_gaps() {
        let svg = tiles(3, vec![tile(0, "a", "1%", Look::Plain), tile(2, "b", "2%", Look::Plain)]);
        assert!(svg.contains("<rect class=\"tile plain\" x=\"0%\" y=\"1\" width=\"32.66%\" height=\"68\"/>"));
        assert!(svg.contains("<rect class=\"tile plain\" x=\"67.32%\" y=\"1\" width=\"32.66%\" height=\"68\"/>"));
        assert!(svg.contains("height=\"70\""));
    }

    #[test]
    fn words_on_filled_and_on_hatched_tiles_say_so() {
        let svg = tiles(3, vec![tile(0, "Kim Mỹ", "61,5%", Look::Met)]);
        assert!(svg.contains("class=\"on\"") && svg.contains("class=\"strong on\""));
        let hatched = tiles(3, vec![tile(0, "Kim Mỹ", "100%", Look::Thin)]);
        assert!(hatched.contains("class=\"on-thin\"") && hatched.contains("class=\"strong on-thin\""));
        assert!(!tiles(3, vec![tile(0, "Kim Mỹ", "[x]", Look::Empty)]).contains("on\""));
    }

    #[test]
    fn a_narrow_tile_stacks_its_words() {
        let wide = tiles(3, vec![tile(0, "Thượng Kiệm", "61,5%", Look::Plain)]);
        assert!(wide.contains(">Thượng Kiệm</text>") && wide.contains(">● 61,5%</text>"));
        let narrow = tiles(6, vec![tile(0, "Thượng Kiệm", "61,5%", Look::Plain)]);
        assert!(narrow.contains(">Thượng</text>") && narrow.contains(">Kiệm</text>"));
        assert!(narrow.contains(">●</text>") && narrow.contains(">61,5%</text>"));
    }

    #[test]
    fn an_offshore_tile_has_a_frame_of_its_own() {
        let mut island = tile(0, "Cồn Cỏ", "[x]", Look::Empty);
        island.offshore = true;
        let svg = tiles(5, vec![island]);
        assert!(svg.contains("<rect class=\"offshore\" x=\"0%\" y=\"1\" width=\"19.2%\" height=\"68\"/>"));
        assert!(svg.contains("<rect class=\"tile empty\" x=\"0.6%\" y=\"4\" width=\"18%\" height=\"62\"/>"));
    }

    #[test]
    fn a_grid_that_is_too_small_grows_and_an_absurd_one_stays_finite() {
        assert!(tiles(1, vec![tile(4, "a", "1%", Look::Plain)]).contains("x=\"80.8%\""));
        assert!(!tiles(u32::MAX, vec![tile(u32::MAX, "a", "1%", Look::Plain)]).contains("<rect"));
    }
}
