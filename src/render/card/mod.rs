//! Share cards as pictures: one PNG each, drawn from an SVG with an embedded font, so that it is the same on every machine.
//! Knows no page; a card says in finished words what it shows, and the theme in which colours.
//!
//! The fonts are Be Vietnam Pro 1.002 by The Be Vietnam Pro Project Authors under the SIL Open Font License (`OFL.txt`), cut down
//! to Latin letters with all Vietnamese marks, digits, punctuation and ₫ by `fonts.sh`.

mod look;

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

pub use look::Look;

use crate::site::card::Card;

/// The program was built to draw cards.
pub const ENABLED: bool = cfg!(feature = "cards");

/// Draws a card as PNG.
///
/// # Errors
/// What the drawing library says.
#[cfg(feature = "cards")]
pub fn draw(card: &Card, look: &Look) -> Result<Vec<u8>, String> {
    raster::png(&drawing::svg(card, look))
}

/// Never asked: a site that is not [`ENABLED`] has no cards.
///
/// # Errors
/// Always.
#[cfg(not(feature = "cards"))]
pub fn draw(card: &Card, _: &Look) -> Result<Vec<u8>, String> {
    Err(card.title.clone())
}
