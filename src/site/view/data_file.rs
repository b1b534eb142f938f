//! The parts of one long file of open data.

use serde::Serialize;

use crate::model::ids::{DataFileIx, PlanIx};
use crate::site::context::{Context, Head};
use crate::site::data::files;
use crate::site::page::Page;
use crate::site::shared::data_part::{self, DataFile};

/// A long file, part by part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataFilePage {
    pub files: Vec<DataFile>,
}

/// A long file, part by part.
pub fn page(cx: &Context<'_>, f: DataFileIx) -> (Head, DataFilePage) {
    let (file, parts) = (files::file(f), &cx.site.lists.data[f]);
    let about = |plan: Option<PlanIx>| plan.map_or("", |p| cx.plan_name(p)).to_owned();
    let files = parts.iter().map(|part| data_part::data_part(cx, file, *part, about(part.plan))).collect();
    let head = Head {
        heading: cx.say(&msg::data_file_heading { name: file.id }),
        lead: vec![cx.say(&file.about), cx.say(&msg::data_file_lead { n: parts.len() as u64 })],
        crumbs: vec![(cx.say(&msg::open_data {}), Page::Data)],
        demonstration: cx.any_demonstration(),
        ..Head::default()
    };
    (head, DataFilePage { files })
}

crate::messages! {
    use crate::site::messages::msg;

    data_file_heading<'a> { name: &'a str }
    data_file_lead { n: u64 }
}
