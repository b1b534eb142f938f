//! `minhbach publish`: puts shards together that were built in several places, and publishes them as one edition.

use std::process::ExitCode;
use std::time::Instant;

use super::arguments::PublishOptions;
use super::build::{summary, tell_refused, tell_strays, tell_trouble, unchanged};
use super::{End, tell};
use crate::publish::{Mismatch, publish_shards};

pub(super) fn run(options: &PublishOptions) -> ExitCode {
    let start = Instant::now();
    let tongue = options.common.tongue();
    let project = &options.common.project;
    let out = options.out.clone().unwrap_or_else(|| project.join("public"));
    match options.common.with_jobs(|| publish_shards(&options.from, &out, project)) {
        Ok(published) => {
            tell(&summary(&published, &out, start.elapsed().as_secs_f64()), tongue);
            tell_strays(&published.strays, tongue);
            return End::Done.into();
        }
        Err(Mismatch::Refused(refusal)) => tell_refused(&refusal, tongue),
        Err(Mismatch::Trouble(trouble)) => tell_trouble(&trouble, tongue),
        Err(Mismatch::Shards(wrong)) => {
            tell(&wrong.message(), tongue);
            tell(&unchanged(), tongue);
        }
    }
    End::Broken.into()
}
