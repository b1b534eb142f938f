//! `minhbach build`: checks, builds beside, swaps, and says what was published.

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use rayon::ThreadPoolBuilder;

use super::arguments::BuildOptions;
use super::progress::Progress;
use super::timings::Timings;
use super::{End, counted, report, tell, unreadable};
use crate::diagnostic::print::Format;
use crate::diagnostic::{Diagnostics, Said, Tongue, catalogue};
use crate::edition::{Edition, Shard, Taker, Wanted};
use crate::project::parts;
use crate::project::published::Published as ToRemember;
use crate::publish::{self, Key, Origins, Published, Refusal, Staging, Trouble};
use crate::render::theme::Theme;
use crate::render::twin;
use crate::site::Site;
use crate::source::Files;
use crate::{BUILD, Findings, with_site_of};

/// Why a file could not be made or put in its place.
enum Stop {
    Template(String),
    Disk(Trouble),
}

pub(super) fn run(options: &BuildOptions) -> ExitCode {
    let start = Instant::now();
    let tongue = options.common.tongue();
    let out = options.out.clone().unwrap_or_else(|| options.common.project.join("public"));
    let mut findings = Findings::default();
    let timings = Arc::new(Timings::new());
    let stages = Arc::clone(&timings);
    findings.on_stage = Some(Box::new(move |stage| stages.passed(stage)));
    let outcome = options.common.with_jobs(|| build(options, &out, &timings, &mut findings));
    let (errors, warnings) = report(&findings, tongue, Format::Human);
    match outcome {
        Ok(published) => {
            if options.settings.base_url.is_none() && options.shard.is_none() {
                tell_without_base_url(&out, tongue);
            }
            tell_unremembered(&findings.published, tongue);
            if options.timings {
                tell(&timings.table(published.waited), tongue);
            }
            let (done, counted) = (summary(&published, &out, start.elapsed().as_secs_f64()), counted(errors, warnings));
            tell(&Said::new(format!("{} {}", done.vi, counted.vi), format!("{} {}", done.en, counted.en)), tongue);
            tell_strays(&published.strays, tongue);
            End::Done.into()
        }
        Err(Halt::Unreadable(error)) => {
            tell(&unreadable(&error), tongue);
            End::Broken.into()
        }
        Err(Halt::Refused(refusal)) => {
            tell_refused(&refusal, tongue);
            End::Broken.into()
        }
        Err(Halt::Disk(trouble)) => {
            tell_trouble(&trouble, tongue);
            End::Broken.into()
        }
        Err(Halt::Problems) => {
            tell(&counted(errors, warnings), tongue);
            tell(&unchanged(), tongue);
            End::Problems.into()
        }
    }
}

/// Why nothing was published.
enum Halt {
    /// The project cannot be read.
    Unreadable(io::Error),
    /// The target may not be replaced.
    Refused(Refusal),
    /// The disk.
    Disk(Trouble),
    /// The diagnostics say so.
    Problems,
}

/// Publishes a project, unless what is published was made from the very same files.
fn build(options: &BuildOptions, out: &Path, timings: &Timings, findings: &mut Findings) -> Result<Published, Halt> {
    let project = &options.common.project;
    let files = Files::read(project).map_err(Halt::Unreadable)?;
    timings.ended(Said::new("đọc tệp", "reading files"));
    let origins = origins(options, &files);
    // What is wrong with the target is told when the project is known to be right.
    let current = publish::is_current(out, project, &origins);
    timings.ended(Said::new("xem có gì mới không", "seeing whether anything is new"));
    if let Ok(Some(published)) = current {
        return Ok(published);
    }
    let wanted = Wanted { shard: options.shard, twins: options.compress };
    let overrides = options.settings.overrides();
    // The published edition is looked at while the project is understood.
    let open = || apart(|| publish::open(out, project));
    let published = with_site_of(files, &overrides, findings, open, |site, theme, memory, diagnostics, staging| {
        let staging = staging.map_err(Halt::Refused)?;
        publish_site(site, theme, memory, Next { staging, wanted, origins }, timings, diagnostics)
    });
    published.unwrap_or(Err(Halt::Problems))
}

/// Does work that asks much of the disk on as many threads of its own, so that those that compute need not wait while it does; with one
/// thread, after them.
fn apart<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let threads = rayon::current_num_threads();
    match (threads > 1).then(|| ThreadPoolBuilder::new().num_threads(threads).build()) {
        Some(Ok(pool)) => pool.install(work),
        Some(Err(_)) | None => work(),
    }
}

/// Fingerprints of all that an edition is made from.
fn origins(options: &BuildOptions, files: &Files) -> Origins {
    let day = options.settings.as_of.map_or_else(String::new, |day| day.to_string());
    let base_url = options.settings.base_url.as_deref().unwrap_or_default();
    let twins: &[u8] = if options.compress { b"twins" } else { b"" };
    let mut origins =
        parts::fingerprints(&files.fingerprints(), &[BUILD.as_bytes(), day.as_bytes(), base_url.as_bytes(), twins]);
    if let Some(Shard { number, of }) = options.shard {
        origins.insert(publish::origin_of_shard(number + 1, of), [0; 32]);
    }
    origins
}

/// The next edition: where it grows, what of it is wanted, and what it is made from.
struct Next {
    staging: Staging,
    wanted: Wanted,
    origins: Origins,
}

fn publish_site(
    site: &Site<'_>,
    theme: &Theme,
    memory: &ToRemember,
    Next { staging, wanted, mut origins }: Next,
    timings: &Timings,
    diagnostics: &mut Diagnostics,
) -> Result<Published, Halt> {
    let edition = Edition::of(site, theme, wanted);
    let progress = Progress::new(edition.files());
    let unchanged = unchanged_results(site, staging.origins(), &origins);
    let carry = |paths: &[&str]| {
        let carried = staging.carry(paths).map_err(Stop::Disk)?;
        progress.steps(paths.iter().filter(|path| carried.is_some() && !twin::is_twin(path)).count());
        Ok(carried)
    };
    let take = |path: &str, key: &Key, make: &dyn Fn() -> Result<Vec<u8>, Stop>| {
        let stamp = match staging.keep(path, key).map_err(Stop::Disk)? {
            Some(stamp) => stamp,
            None => {
                let bytes = timings.drawing(make)?;
                timings.writing(|| staging.write(path, key, &bytes)).map_err(Stop::Disk)?
            }
        };
        progress.steps(usize::from(!twin::is_twin(path)));
        Ok(stamp)
    };
    let taker = Taker { unchanged: &unchanged, carry: &carry, take: &take };
    let made = edition.produce(&Stop::Template, &taker);
    progress.clear();
    timings.ended(Said::new("làm các tệp", "making files"));
    match made {
        Ok(()) => {
            if !diagnostics.is_empty() || has_news(memory) {
                // What was told must be told again, so the next run may not stop at the door.
                origins.insert(TOLD.to_owned(), [0; 32]);
            }
            let published = staging.finish(&origins).map_err(Halt::Disk);
            timings.ended(Said::new("xem lại và thay bản cũ", "looking once more and replacing the old edition"));
            published
        }
        Err(Stop::Template(message)) => {
            diagnostics.push(catalogue::template(&message));
            Err(Halt::Problems)
        }
        Err(Stop::Disk(trouble)) => Err(Halt::Disk(trouble)),
    }
}

/// Name among the origins of an edition at whose making something was told.
const TOLD: &str = "told";

/// For each plan, whether its results and everything that is not results are as they were; empty when they cannot be.
fn unchanged_results(site: &Site<'_>, old: Option<&Origins>, new: &Origins) -> Vec<bool> {
    let Some(old) = old else { return Vec::new() };
    let is_same = |part: &str| old.get(part) == new.get(part);
    if !is_same(parts::REST) {
        return Vec::new();
    }
    site.measured.project.plans.iter().map(|plan| is_same(&parts::results_of(&plan.id))).collect()
}

/// Says why the published folder was left as it is, and what can be done about it.
pub(super) fn tell_refused(refusal: &Refusal, tongue: Tongue) {
    let mut said = refusal.message();
    if let Some(fix) = refusal.fix() {
        said.vi.push_str(&format!("\n   Sửa: {}", fix.vi));
        said.en.push_str(&format!("\n   Fix: {}", fix.en));
    }
    tell(&said, tongue);
    tell(&unchanged(), tongue);
}

/// Says what went wrong, and whether it changed what is published.
pub(super) fn tell_trouble(trouble: &Trouble, tongue: Tongue) {
    tell(&trouble.message(), tongue);
    if !trouble.is_in_place() {
        tell(&unchanged(), tongue);
    }
}

/// What nobody who is told of a problem should have to wonder about.
pub(super) fn unchanged() -> Said {
    Said::new("Trang đang công bố KHÔNG thay đổi.", "The published site was NOT changed.")
}

fn tell_without_base_url(out: &Path, tongue: Tongue) {
    if out.join("sitemap.xml").exists() {
        return;
    }
    tell(
        &Said::new(
            "Chưa có base_url: không ghi sitemap.xml, nguồn tin Atom và liên kết canonical. Mọi thứ khác không đổi.",
            "No base_url: sitemap.xml, the Atom feeds and canonical links are left out. Nothing else changes.",
        ),
        tongue,
    );
}

fn has_news(memory: &ToRemember) -> bool {
    memory.is_kept && memory.new + memory.changed > 0
}

fn tell_unremembered(memory: &ToRemember, tongue: Tongue) {
    if !has_news(memory) {
        return;
    }
    let open = memory.new + memory.changed;
    let (values, are) = if open == 1 { ("value", "is") } else { ("values", "are") };
    tell(
        &Said::new(
            format!("{open} số liệu đã công bố chưa được ghi nhớ: chạy minhbach record rồi commit data/published."),
            format!(
                "{open} published {values} {are} not remembered yet: run `minhbach record` and commit data/published."
            ),
        ),
        tongue,
    );
}

/// What was published, in one line.
pub(super) fn summary(published: &Published, out: &Path, seconds: f64) -> Said {
    let out = out.display();
    let id = published.edition.get(..8).unwrap_or("");
    let Published { pages, files, bytes, written, kept, removed, .. } = published;
    Said::new(
        format!(
            "{pages} trang, {files} tệp, {bytes} byte trong {out} (bản {id}): ghi {written}, giữ {kept}, bỏ {removed}. {seconds:.2} giây."
        ),
        format!(
            "{pages} pages, {files} files, {bytes} bytes in {out} (edition {id}): {written} written, {kept} kept, {removed} removed. {seconds:.2} s."
        ),
    )
}

/// Names what somebody else had put into the published folder.
pub(super) fn tell_strays(strays: &[String], tongue: Tongue) {
    for stray in strays {
        tell(&Said::new(format!("Đã bỏ tệp lạ: {stray}"), format!("Removed a stray file: {stray}")), tongue);
    }
}
