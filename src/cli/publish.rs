//! `minhbach publish`: combines shards that were built on several machines and publishes them as one release.

use std::process::ExitCode;
use std::time::Instant;

use super::arguments::PublishOptions;
use super::build::{print_error, print_strays, summary};
use super::{End, print_message};
use crate::publish::publish_shards;

pub(super) fn run(options: &PublishOptions) -> ExitCode {
    let start = Instant::now();
    let language = options.common.language();
    let project = &options.common.project;
    let out = options.common.published(options.out.as_ref());
    match options.common.with_jobs(|| publish_shards(&options.from, &out, project)) {
        Ok(published) => {
            print_message(&summary(&published, &out, start.elapsed().as_secs_f64()), language);
            print_strays(&published.strays, language);
            End::Done.into()
        }
        Err(error) => {
            print_error(&error, language);
            End::Broken.into()
        }
    }
}
