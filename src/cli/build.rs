//! `minhbach build`: checks the project, builds a release in a staging folder, publishes it and prints a summary.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use super::arguments::BuildOptions;
use super::print::Format;
use super::{End, counted, print_message, report, unreadable};
use crate::diagnostics::{Bilingual, CliLanguage};
use crate::output::OutputOptions;
use crate::parse::published::Published as RecordedValues;
use crate::publish::{self, Summary};
use crate::steps::has_unrecorded;
use crate::watch::Watch;
use crate::{Findings, Halt, Request, publish_project};

pub(super) fn run(options: &BuildOptions) -> ExitCode {
    let start = Instant::now();
    let language = options.common.language();
    let out = options.common.published(options.out.as_ref());
    let (overrides, watch) = (options.settings.overrides(), Watch::default());
    let output = OutputOptions { shard: options.shard, gzip: options.compress };
    let request = Request { project: &options.common.project, overrides: &overrides, out: &out, output };
    let mut findings = Findings::default();
    let outcome = options.common.with_jobs(|| publish_project(&request, &watch, &mut findings));
    let (errors, warnings) = report(&findings, language, Format::Human);
    match outcome {
        Ok(published) => {
            if options.settings.base_url.is_none() && options.shard.is_none() {
                print_missing_base_url(&out, language);
            }
            print_unrecorded(&findings.published, language);
            if options.timings {
                print_message(&watch.table(published.waited), language);
            }
            let (done, counted) = (summary(&published, &out, start.elapsed().as_secs_f64()), counted(errors, warnings));
            print_message(
                &Bilingual::new(format!("{} {}", done.vi, counted.vi), format!("{} {}", done.en, counted.en)),
                language,
            );
            print_strays(&published.strays, language);
            End::Done.into()
        }
        Err(Halt::Unreadable(error)) => {
            print_message(&unreadable(&error), language);
            End::Broken.into()
        }
        Err(Halt::Publish(error)) => {
            print_error(&error, language);
            End::Broken.into()
        }
        Err(Halt::Problems) => {
            print_message(&counted(errors, warnings), language);
            print_message(&unchanged(), language);
            End::Problems.into()
        }
    }
}

/// Prints why nothing was published, and how to fix it.
pub(super) fn print_error(error: &publish::Error, language: CliLanguage) {
    let mut message = error.message();
    if let Some(fix) = error.fix() {
        message.vi.push_str(&format!("\n   Sửa: {}", fix.vi));
        message.en.push_str(&format!("\n   Fix: {}", fix.en));
    }
    print_message(&message, language);
    if !error.is_published() {
        print_message(&unchanged(), language);
    }
}

fn unchanged() -> Bilingual {
    Bilingual::new("Trang đang công bố KHÔNG thay đổi.", "The published site was NOT changed.")
}

fn print_missing_base_url(out: &Path, language: CliLanguage) {
    if out.join("sitemap.xml").exists() {
        return;
    }
    print_message(
        &Bilingual::new(
            "Chưa có base_url: không ghi sitemap.xml, nguồn tin Atom và liên kết canonical. Mọi thứ khác không đổi.",
            "No base_url: sitemap.xml, the Atom feeds and canonical links are left out. Nothing else changes.",
        ),
        language,
    );
}

fn print_unrecorded(recorded: &RecordedValues, language: CliLanguage) {
    if !has_unrecorded(recorded) {
        return;
    }
    let open = recorded.new + recorded.changed;
    let (values, are) = if open == 1 { ("value", "is") } else { ("values", "are") };
    print_message(
        &Bilingual::new(
            format!("{open} số liệu đã công bố chưa được ghi lại: chạy minhbach record rồi commit data/published."),
            format!(
                "{open} published {values} {are} not recorded yet: run `minhbach record` and commit data/published."
            ),
        ),
        language,
    );
}

/// What was published, in one line.
pub(super) fn summary(published: &Summary, out: &Path, seconds: f64) -> Bilingual {
    let out = out.display();
    let id = published.release.get(..8).unwrap_or("");
    let Summary { pages, files, bytes, written, reused, removed, .. } = published;
    Bilingual::new(
        format!(
            "{pages} trang, {files} tệp, {bytes} byte trong {out} (bản {id}): ghi {written}, giữ {reused}, bỏ {removed}. {seconds:.2} giây."
        ),
        format!(
            "{pages} pages, {files} files, {bytes} bytes in {out} (release {id}): {written} written, {reused} kept, {removed} removed. {seconds:.2} s."
        ),
    )
}

/// Lists files that other programs or people had put into the published folder.
pub(super) fn print_strays(strays: &[String], language: CliLanguage) {
    for stray in strays {
        print_message(
            &Bilingual::new(format!("Đã bỏ tệp lạ: {stray}"), format!("Removed a stray file: {stray}")),
            language,
        );
    }
}
