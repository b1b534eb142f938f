//! `minhbach build`: checks, builds beside, swaps, and says what was published.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use super::arguments::BuildOptions;
use super::progress::Progress;
use super::{End, counted, report, tell, unreadable};
use crate::diagnostic::print::Format;
use crate::diagnostic::{Diagnostics, Said, Tongue, catalogue};
use crate::project::published::Published as Memory;
use crate::publish::{Published, Staging, Trouble};
use crate::render::theme::Theme;
use crate::site::Site;
use crate::{Findings, edition, publish, with_site};

/// Why a file could not be made or put in its place.
enum Stop {
    Template(String),
    Disk(Trouble),
}

pub(super) fn run(options: &BuildOptions) -> ExitCode {
    let start = Instant::now();
    let tongue = options.common.tongue();
    let project = &options.common.project;
    let out = options.out.clone().unwrap_or_else(|| project.join("public"));
    let mut findings = Findings::default();
    let outcome = options.common.with_jobs(|| {
        with_site(project, &options.common.overrides(&options.day), &mut findings, |site, theme, diagnostics| {
            publish_site(site, theme, &out, project, diagnostics)
        })
    });
    let published = match outcome {
        Ok(published) => published,
        Err(error) => {
            tell(&unreadable(&error), tongue);
            return End::Broken.into();
        }
    };
    let (errors, warnings) = report(&findings, tongue, Format::Human);
    match published {
        Some(Ok(Some((published, pages)))) => {
            if findings.sources.find("minhbach.yaml").is_some() && options.common.base_url.is_none() {
                tell_without_base_url(&out, tongue);
            }
            tell_unremembered(&findings.published, tongue);
            tell(&summary(&published, pages, &out, start.elapsed().as_secs_f64(), errors, warnings), tongue);
            End::Done.into()
        }
        Some(Err(said)) => {
            tell(&said, tongue);
            tell(&unchanged(), tongue);
            End::Broken.into()
        }
        Some(Ok(None)) | None => {
            tell(&counted(errors, warnings), tongue);
            tell(&unchanged(), tongue);
            End::Problems.into()
        }
    }
}

/// `Ok(None)`: a template is wrong, and the diagnostics say so. `Err`: the disk.
fn publish_site(
    site: &Site<'_>,
    theme: &Theme,
    out: &Path,
    project: &Path,
    diagnostics: &mut Diagnostics,
) -> Result<Option<(Published, usize)>, Said> {
    let staging: Staging = publish::open(out, project).map_err(|refusal| {
        let mut said = refusal.message();
        if let Some(fix) = refusal.fix() {
            said.vi.push_str(&format!("\n   Sửa: {}", fix.vi));
            said.en.push_str(&format!("\n   Fix: {}", fix.en));
        }
        said
    })?;
    let progress = Progress::new(edition::len(site, theme));
    let made = edition::produce(site, theme, &Stop::Template, &|path, key, make| {
        if !staging.keep(path, key).map_err(Stop::Disk)? {
            staging.write(path, key, &make()?).map_err(Stop::Disk)?;
        }
        progress.step();
        Ok(())
    });
    progress.clear();
    match made {
        Ok(()) => {
            let published = staging.finish().map_err(|trouble| trouble.message())?;
            Ok(Some((published, site.routes.len() * site.voices.len())))
        }
        Err(Stop::Template(message)) => {
            diagnostics.push(catalogue::template(&message));
            Ok(None)
        }
        Err(Stop::Disk(trouble)) => Err(trouble.message()),
    }
}

fn unchanged() -> Said {
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

fn tell_unremembered(memory: &Memory, tongue: Tongue) {
    let open = memory.new + memory.changed;
    if !memory.is_kept || open == 0 {
        return;
    }
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

fn summary(published: &Published, pages: usize, out: &Path, seconds: f64, errors: usize, warnings: usize) -> Said {
    let out = out.display();
    let id = published.edition.get(..8).unwrap_or("");
    let Published { files, bytes, written, kept, removed, .. } = published;
    let mut said = Said::new(
        format!(
            "{pages} trang, {files} tệp, {bytes} byte trong {out} (bản {id}): ghi {written}, giữ {kept}, bỏ {removed}. {seconds:.2} giây. {}",
            counted(errors, warnings).vi
        ),
        format!(
            "{pages} pages, {files} files, {bytes} bytes in {out} (edition {id}): {written} written, {kept} kept, {removed} removed. {seconds:.2} s. {}",
            counted(errors, warnings).en
        ),
    );
    for stray in &published.strays {
        said.vi.push_str(&format!("\nĐã bỏ tệp lạ: {stray}"));
        said.en.push_str(&format!("\nRemoved a stray file: {stray}"));
    }
    said
}
