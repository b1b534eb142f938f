//! Share cards as pictures: one PNG each, drawn from an SVG with an embedded font, so that it is the same on every machine.
//! A card holds finished texts; the theme gives the colours. This module knows no page.
//!
//! The fonts are Be Vietnam Pro 1.002 by The Be Vietnam Pro Project Authors under the SIL Open Font License (`OFL.txt`), cut down
//! to Latin letters with all Vietnamese marks, digits, punctuation and ₫ by `fonts.sh`.

mod style;

#[cfg(feature = "cards")]
mod drawing;
#[cfg(feature = "cards")]
mod letters;
#[cfg(feature = "cards")]
mod palette;
#[cfg(feature = "cards")]
mod raster;
#[cfg(all(test, feature = "cards"))]
#[allow(clippy::expect_used)]
mod tests;

pub use style::CardStyle;

use crate::site::card::Card;

/// Whether this build can draw cards (feature `cards`).
pub const ENABLED: bool = cfg!(feature = "cards");

/// Draws a card as PNG.
///
/// # Errors
/// The error of the drawing library.
#[cfg(feature = "cards")]
pub fn draw(card: &Card, style: &CardStyle) -> Result<Vec<u8>, String> {
    raster::png(&drawing::svg(card, style))
}

/// Never called: a site without [`ENABLED`] has no cards.
///
/// # Errors
/// Always.
#[cfg(not(feature = "cards"))]
pub fn draw(card: &Card, _: &CardStyle) -> Result<Vec<u8>, String> {
    Err(card.title.clone())
}
