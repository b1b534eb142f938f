//! `minhbach rollback`: publishes the previous release again.

use std::process::ExitCode;

use super::arguments::RollbackOptions;
use super::build::print_error;
use super::{End, print_message};
use crate::diagnostics::Bilingual;
use crate::publish::rollback;

pub(super) fn run(options: &RollbackOptions) -> ExitCode {
    let language = options.common.language();
    let project = &options.common.project;
    let out = options.common.published(options.out.as_ref());
    match options.common.with_jobs(|| rollback(&out, project)) {
        Ok(verified) => {
            let (files, out, id) = (verified.files, out.display(), verified.release.get(..8).unwrap_or(""));
            print_message(
                &Bilingual::new(
                    format!(
                        "Đã quay lại bản trước: {files} tệp trong {out} (bản {id}). Chạy lại để lấy lại bản mới hơn."
                    ),
                    format!(
                        "Returned to the earlier release: {files} files in {out} (release {id}). \
                             Run again to return to the newer one."
                    ),
                ),
                language,
            );
            End::Done.into()
        }
        Err(error) => {
            print_error(&error, language);
            End::Broken.into()
        }
    }
}
