//! `minhbach publish`: puts shards together that were built in several places, and publishes them as one edition.

use std::process::ExitCode;
use std::time::Instant;

use super::arguments::PublishOptions;
use super::build::summary;
use super::{End, tell};
use crate::diagnostic::Said;
use crate::publish::publish_shards;

pub(super) fn run(options: &PublishOptions) -> ExitCode {
    let start = Instant::now();
    let tongue = options.common.tongue();
    let project = &options.common.project;
    let out = options.out.clone().unwrap_or_else(|| project.join("public"));
    match options.common.with_jobs(|| publish_shards(&options.from, &out, project)) {
        Ok(published) => {
            tell(&summary(&published, &out, start.elapsed().as_secs_f64()), tongue);
            End::Done.into()
        }
        Err(mismatch) => {
            tell(&mismatch.message(), tongue);
            tell(&Said::new("Trang đang công bố KHÔNG thay đổi.", "The published site was NOT changed."), tongue);
            End::Broken.into()
        }
    }
}
