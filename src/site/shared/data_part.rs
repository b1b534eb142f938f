//! A published file of open data with a link for each format.

use serde::Serialize;

use crate::site::addresses;
use crate::site::context::Context;
use crate::site::data::data_file;
use crate::site::shared::link::Link;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataFile {
    pub name: String,
    pub about: String,
    pub rows: String,
    /// One for each format.
    pub links: Vec<Link>,
}

/// A part of a file, with a link for each format.
pub fn data_part(cx: &Context<'_>, file: &data_file::DataFile, part: data_file::Part, about: String) -> DataFile {
    let name = data_file::part_name(cx.site.measured, file, part);
    let root = format!("{}../data/", addresses::up(&cx.path));
    let link = |format: &str| Link { text: format.to_uppercase(), href: format!("{root}{name}.{format}") };
    let links = vec![link("csv"), link("json")];
    DataFile { rows: cx.locale.number(part.rows as u64), name, about, links }
}
