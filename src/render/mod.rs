//! Turns views and tables into bytes: HTML, SVG, CSV, JSON, Atom, XML. It knows no files and decides nothing about content.

pub mod atom;
mod bytes;
pub mod card;
pub mod catalog;
pub mod chart;
pub mod html;
pub mod icalendar;
pub mod markdown;
mod minify;
pub mod script;
pub mod sitemap;
mod style;
pub mod table;
pub mod theme;
pub mod twin;
