//! `minhbach record`: remembers every value that is published, so that none changes without a reason.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::arguments::RecordOptions;
use super::{End, counted, report, tell, unreadable};
use crate::diagnostic::print::Format;
use crate::diagnostic::{Said, has_errors};
use crate::project::Overrides;
use crate::project::published::Published;
use crate::{Findings, with_site};

pub(super) fn run(options: &RecordOptions) -> ExitCode {
    let tongue = options.common.tongue();
    let project = &options.common.project;
    // The whole data is remembered, not a view of a past day.
    let overrides = Overrides { records: true, ..Overrides::default() };
    let mut findings = Findings::default();
    let outcome = options.common.with_jobs(|| with_site(project, &overrides, &mut findings, |_, _, _, _| ()));
    if let Err(error) = outcome {
        tell(&unreadable(&error), tongue);
        return End::Broken.into();
    }
    if has_errors(&findings.diagnostics) {
        let (errors, warnings) = report(&findings, tongue, Format::Human);
        tell(&counted(errors, warnings), tongue);
        tell(&Said::new("KHÔNG ghi nhớ gì.", "Nothing was remembered."), tongue);
        return End::Problems.into();
    }
    let stale = match stale(project, &findings.published) {
        Ok(stale) => stale,
        Err(error) => {
            tell(&unreadable(&error), tongue);
            return End::Broken.into();
        }
    };
    if options.check {
        tell(&checked(&findings.published, stale.len()), tongue);
        return if stale.is_empty() { End::Done.into() } else { End::Problems.into() };
    }
    for (path, text) in &stale {
        if let Err(error) = write(&project.join(path), text) {
            let said =
                Said::new(format!("Không ghi được {path}: {error}"), format!("{path} cannot be written: {error}"));
            tell(&said, tongue);
            return End::Broken.into();
        }
    }
    tell(&recorded(&findings.published, stale.len()), tongue);
    End::Done.into()
}

/// Files that are not as they should be.
fn stale<'a>(project: &Path, published: &'a Published) -> io::Result<Vec<&'a (String, String)>> {
    let mut stale = Vec::new();
    for file in &published.files {
        let is_current = match fs::read(project.join(&file.0)) {
            Ok(bytes) => bytes == file.1.as_bytes(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => false,
            Err(error) => return Err(error),
        };
        if !is_current {
            stale.push(file);
        }
    }
    Ok(stale)
}

/// Writes beside and renames, so that a stopped run leaves the old file or the new one.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // A name with a dot in front is not read as data.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.new"));
    fs::write(&beside, text)?;
    fs::rename(&beside, path)
}

fn recorded(published: &Published, files: usize) -> Said {
    let Published { new, changed, .. } = published;
    Said::new(
        format!(
            "Ghi nhớ thêm {new} số liệu; {changed} số liệu đã thay đổi kèm lý do; ghi {files} tệp trong data/published."
        ),
        format!(
            "Newly remembered: {new} values; changed with a reason: {changed}; files written in data/published: {files}."
        ),
    )
}

fn checked(published: &Published, files: usize) -> Said {
    let Published { new, changed, .. } = published;
    if files == 0 {
        return Said::new("data/published đã đầy đủ.", "data/published is current.");
    }
    Said::new(
        format!(
            "data/published chưa đầy đủ: {new} số liệu chưa ghi nhớ, {changed} đã thay đổi kèm lý do, {files} tệp cần ghi. Chạy minhbach record."
        ),
        format!(
            "data/published is not current: {new} values not remembered, {changed} changed with a reason, {files} files to write. Run minhbach record."
        ),
    )
}
