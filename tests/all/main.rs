//! Tests that need more than one module. One program, so that it is linked only once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod acceptance;
mod architecture;
mod bad_input;
mod bulletin;
mod bundled;
mod cards;
mod command;
mod coverage;
mod data_reference;
mod documents;
mod duties;
mod embed;
mod golden;
mod incremental;
mod languages;
mod measured;
mod nationwide;
mod pretty;
mod published;
mod receipts;
mod recognition;
mod recount;
mod roles;
mod scope;
mod shards;
mod style;
mod support;
mod words;
