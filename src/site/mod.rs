//! What each page shows, ready to print: addresses first, then one view on demand. It depends on no HTML and no files.
#![allow(missing_docs, reason = "a field that is what its name says needs no comment")]

pub mod addresses;
pub mod calendar_file;
pub mod card;
pub mod chart;
pub mod chart_id;
pub mod context;
pub mod data;
pub mod due_groups;
pub mod feed;
pub mod frame;
pub mod limits;
pub mod lists;
pub mod messages;
pub mod page;
mod page_table;
pub mod pages;
pub mod portal;
pub mod scope;
pub mod search_index;
pub mod section;
pub mod share_card;
pub mod shared;
mod slug;
pub mod text;
pub mod view;
