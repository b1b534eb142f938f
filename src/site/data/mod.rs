//! Open data: its files, their rows, and the description of all of them.

pub mod data_file;
pub mod dataset;
pub mod files;
pub mod table;
