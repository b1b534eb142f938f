//! Charts as pictures: one inline SVG each, without colours, fonts or styles of its own. The theme styles its classes,
//! the page holds its caption and its description. Knows no page and no theme.

mod backend;
mod bars;
mod demo;
mod ink;
mod labels;
mod markup;
mod periods;
mod tiles;
mod timeline;
mod width;

use crate::site::chart::Chart;

/// Draws a chart; `{id}-title` and `{id}-about` are the ids of the caption and the description beside it.
pub fn draw(chart: &Chart, id: &str) -> String {
    match chart {
        Chart::Timeline(timeline) => timeline::draw(timeline, id),
        Chart::Bars(bars) => bars::draw(bars, id),
        Chart::Tiles(tiles) => tiles::draw(tiles, id),
    }
}
