//! Publishes a release: writes it beside the published one, verifies it, and exchanges the two. Knows paths and bytes, and nothing of pages.
//!
//! - The published folder is one whole release at any moment. A new release is built in a hidden staging folder beside it and takes its
//!   place in one rename. A run that is killed leaves the old release or the new one, and perhaps a hidden folder that the next run removes.
//! - Unchanged files are hard links of those of the published release. A file counts as unchanged if its key is the same and its `stat`
//!   says that nobody has touched it since. Every written file is read back.
//! - The release before the published one is kept whole in a hidden folder, for [`rollback`].

mod difference;
mod error;
mod files;
mod input_hashes;
mod lock;
mod manifest;
mod release;
mod rollback;
mod shards;
mod staging;
mod stale_dirs;
mod summary;
mod swap;
mod sync;
mod system;
mod target;
mod verify;

#[cfg(test)]
mod tests;

pub use crate::hash::FileHash;
pub use difference::Difference;
pub use error::{Action, Error, Refused};
pub use input_hashes::InputHashes;
pub use manifest::Key;
pub use rollback::rollback;
pub use shards::{input_of_shard, publish_shards};
pub use staging::{Staging, is_current, open};
pub use summary::Summary;
pub use verify::{Verified, verify};
