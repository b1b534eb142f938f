//! Every diagnostic of the program, one constructor each, Vietnamese and English side by side.
//! The caller passes plain values; the constructor writes the words. Search for `catalogue::` to list them all.
//!
//! Codes: `MB1…` files and syntax, `MB2…` values, `MB3…` names, `MB4…` consistency, `MB41…` published values, `MB42…`
//! figures of a plan's text, `MB5…` written pages, `MB6…` the theme.

mod coverage;
mod files;
mod names;
mod pages;
mod published;
mod roles;
mod sense;
mod theme;
mod values;

pub use coverage::*;
pub use files::*;
pub use names::*;
pub use pages::*;
pub use published::*;
pub use roles::*;
pub use sense::*;
pub use theme::*;
pub use values::*;
