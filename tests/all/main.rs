//! Every test that needs more than one module: one program, so that it is linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod acceptance;
mod architecture;
mod bad_input;
mod bulletin;
mod bundled;
mod cards;
mod command;
mod coverage;
mod embed;
mod golden;
mod incremental;
mod languages;
mod measured;
mod nationwide;
mod published;
mod receipts;
mod scope;
mod shards;
mod support;
