//! Turns views and tables into bytes: HTML, SVG, CSV, JSON, Atom, XML. It knows no files and decides nothing about content.

pub mod card;
pub mod chart;
pub mod formats;
pub mod html;
pub mod markdown;
mod minify;
mod style;
mod template;
pub mod theme;
