//! Puts a finished site on disk: writes it beside the published one, checks it, and swaps the two.
//! It knows paths and bytes, and nothing of pages.
//!
//! A published folder is one *edition*, whole at every moment. A new edition grows in a hidden staging folder beside it,
//! and takes its place in one step of the file system. A run that is killed leaves the old edition or the new one, and
//! perhaps a hidden folder that the next run sweeps away.
//!
//! The edition before is kept in a hidden folder beside the published one. The next edition grows out of it: only what differs
//! is written, and nothing waits for many thousand files to be linked or removed. A large first edition has its own files there,
//! under second names.
//!
//! Only a real process can be killed, so the promise about killed runs is tested on the program and not in this module.

mod durable;
mod leftovers;
mod lists;
mod lock;
mod manifest;
mod old;
mod origins;
mod previous;
mod published;
mod refusal;
mod shards;
mod staging;
mod swap;
mod system;
mod target;
mod trouble;
mod verify;
mod written;

#[cfg(test)]
mod tests;

pub use crate::hash::Stamp;
pub use manifest::Key;
pub use origins::Origins;
pub use published::Published;
pub use refusal::Refusal;
pub use shards::{Mismatch, WrongShards, origin_of_shard, publish_shards};
pub use staging::{Staging, is_current, open};
pub use trouble::{Doing, Fault, Trouble};
pub use verify::{Difference, Verified, verify};
