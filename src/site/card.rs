//! What a share card shows, before anything is drawn: finished words in one language and whole numbers.
//! A card is the picture in a preview of a shared link, so it must be complete by itself. Nothing here depends on SVG
//! or PNG.

use serde::Serialize;

/// Width in px, as social networks require.
pub const WIDTH: u32 = 1200;
/// Height in px.
pub const HEIGHT: u32 = 630;

/// The card of one page in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Name of the portal.
    pub site_name: String,
    /// What kind of page it is, and where it belongs: "Plan", "Area, Ninh Bình Province".
    pub kind: String,
    /// What the page is about.
    pub title: String,
    /// The sentence that answers the page's question.
    pub answer: String,
    /// What is drawn below it.
    pub picture: Option<Picture>,
    /// Period and day of the figures; may be empty.
    pub source: String,
    /// Printed inside the picture when the figures are invented.
    pub demonstration: Option<String>,
}

/// What is drawn on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Picture {
    /// One measure beside its target.
    Bar(Bar),
    /// So many of so many: one square each.
    Count(Count),
    /// Names, one a line.
    Names(Vec<String>),
}

/// One measure beside its target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// What is measured.
    pub label: String,
    /// Basis points.
    pub value: u32,
    /// "61,5%"
    pub value_label: String,
    /// Too few reports.
    pub is_thin: bool,
    /// "18/30"
    pub fraction: String,
    /// Basis points.
    pub goal: Option<u32>,
    /// "Target 50%"
    pub goal_label: String,
    /// The progress in words, as its shape shows it. Empty where nothing is judged.
    pub word: String,
    /// ●, ▲, ◆, ▼, ▽, ■, ◐, ○, –; ↑ and ↓ beside a value that was set for the whole.
    pub shape: String,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Those that are filled.
    pub filled: u32,
    /// All of them.
    pub of: u32,
}
