//! `minhbach record`: saves every published value in `data/published/`. Later builds compare with it, so that no value changes
//! without a reason.

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::arguments::RecordOptions;
use super::print::Format;
use super::{End, counted, print_message, report, unreadable};
use crate::diagnostics::{Bilingual, has_errors};
use crate::parse::Overrides;
use crate::parse::published::Published;
use crate::{Findings, with_site};

pub(super) fn run(options: &RecordOptions) -> ExitCode {
    let language = options.common.language();
    let project = &options.common.project;
    // All data is recorded, so `--as-of` has no meaning here.
    let overrides = Overrides { records: true, ..Overrides::default() };
    let mut findings = Findings::default();
    let outcome = options.common.with_jobs(|| with_site(project, &overrides, &mut findings, |_, _, _, _| ()));
    if let Err(error) = outcome {
        print_message(&unreadable(&error), language);
        return End::Broken.into();
    }
    if has_errors(&findings.diagnostics) {
        let (errors, warnings) = report(&findings, language, Format::Human);
        print_message(&counted(errors, warnings), language);
        print_message(&Bilingual::new("KHÔNG ghi lại gì.", "Nothing was recorded."), language);
        return End::Problems.into();
    }
    let stale = match stale(project, &findings.published) {
        Ok(stale) => stale,
        Err(error) => {
            print_message(&unreadable(&error), language);
            return End::Broken.into();
        }
    };
    if options.check {
        print_message(&checked(&findings.published, stale.len()), language);
        return if stale.is_empty() { End::Done.into() } else { End::Problems.into() };
    }
    for (path, text) in &stale {
        if let Err(error) = write(&project.join(path), text) {
            let message =
                Bilingual::new(format!("Không ghi được {path}: {error}"), format!("{path} cannot be written: {error}"));
            print_message(&message, language);
            return End::Broken.into();
        }
    }
    print_message(&recorded(&findings.published, stale.len()), language);
    End::Done.into()
}

/// Files of `data/published` that are missing or differ from what should be recorded.
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

/// Writes a temporary file and renames it, so that an interrupted run leaves either the old file or the new one.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // Names that start with a dot are not read as data.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.new"));
    fs::write(&temporary, text)?;
    fs::rename(&temporary, path)
}

fn recorded(published: &Published, files: usize) -> Bilingual {
    let Published { new, changed, .. } = published;
    Bilingual::new(
        format!(
            "Ghi lại thêm {new} số liệu; {changed} số liệu đã thay đổi kèm lý do; ghi {files} tệp trong data/published."
        ),
        format!(
            "Newly recorded: {new} values; changed with a reason: {changed}; files written in data/published: {files}."
        ),
    )
}

fn checked(published: &Published, files: usize) -> Bilingual {
    let Published { new, changed, .. } = published;
    if files == 0 {
        return Bilingual::new("data/published đã đầy đủ.", "data/published is current.");
    }
    Bilingual::new(
        format!(
            "data/published chưa đầy đủ: {new} số liệu chưa ghi lại, {changed} đã thay đổi kèm lý do, {files} tệp cần ghi. Chạy minhbach record."
        ),
        format!(
            "data/published is not current: {new} values not recorded, {changed} changed with a reason, {files} files to write. Run minhbach record."
        ),
    )
}
