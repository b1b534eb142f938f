//! The formats of files that are not pages: one file a format.

pub mod atom;
pub mod catalog;
pub mod gzip;
pub mod icalendar;
pub mod script;
pub mod sitemap;
pub mod table;
