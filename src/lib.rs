//! Minh Bạch turns plans, periodic results and guides into a static, bilingual transparency portal.
//!
//! The stages run in this order. A stage may use those above it, never those below:
//!
//! 1. [`input`] reads the project's files and keeps positions in them.
//! 2. [`parse`] turns them into the [`model`]: first shapes, then references, then consistency.
//! 3. [`measure`] computes on counts: readings, progress, lateness, rankings.
//! 4. [`site`] gives every page its address, then makes the content of each page; [`i18n`] provides the words of a
//!    language.
//! 5. [`render`] turns views and tables into bytes.
//! 6. [`publish`] writes them beside the published release, verifies them, and exchanges the two.
//!
//! [`diagnostics`] are collected on the way; any error stops the run before `publish`.

#![forbid(unsafe_code)]

pub mod cli;
pub mod diagnostics;
mod folder;
mod hash;
pub mod i18n;
pub mod input;
pub mod measure;
pub mod model;
pub mod output;
pub mod parse;
pub mod publish;
pub mod render;
pub mod site;
mod steps;
pub mod watch;

/// Identity of this program: the same sources have the same identity on every machine.
pub const BUILD: &str = env!("MINHBACH_BUILD");

use std::io;
use std::path::Path;

use diagnostics::{Diagnostics, has_errors};
use input::{Files, Sources};
use output::{OutputOptions, Release};
use parse::published::Published;
use parse::{Loaded, Overrides};
use publish::Summary;
use render::theme::Theme;
use render::{card, markdown};
use site::context::Site;
use site::lists::Lists;
use site::pages;
use steps::{aside, input_hashes, kept, model_of, read_sources, reported, words_and_theme, write_release};
use watch::{Stage, Watch};

/// The findings of a run: the files that diagnostics refer to, and the diagnostics.
#[derive(Default)]
pub struct Findings {
    /// The project's files.
    pub sources: Sources,
    /// Problems.
    pub diagnostics: Diagnostics,
    /// Published values, to be recorded.
    pub published: Published,
}

/// What is to be published, and where.
pub struct Request<'r> {
    /// Folder of the project.
    pub project: &'r Path,
    /// What the command line sets instead of the project's files.
    pub overrides: &'r Overrides,
    /// Folder that is published.
    pub out: &'r Path,
    /// Which files are wanted.
    pub output: OutputOptions,
}

/// Why nothing was published.
pub enum Halt {
    /// The project cannot be read.
    Unreadable(io::Error),
    /// The target may not be replaced, or the disk failed.
    Publish(publish::Error),
    /// The diagnostics say so.
    Problems,
}

/// The whole line: from the files of a project to a published release.
///
/// # Errors
/// Nothing was published, and what was published before is unchanged, unless the error says otherwise.
pub fn publish_project(request: &Request<'_>, watch: &Watch, findings: &mut Findings) -> Result<Summary, Halt> {
    let files = Files::read(request.project).map_err(Halt::Unreadable)?;
    watch.ended(Stage::Files);
    let inputs = input_hashes(request, &files);
    // What is wrong with the target is reported once the project is known to be right.
    let current = publish::is_current(request.out, request.project, &inputs);
    watch.ended(Stage::News);
    if let Ok(Some(published)) = current {
        return Ok(published);
    }
    read_sources(files, findings);
    watch.ended(Stage::Sources);
    // The published release is looked at while the project is parsed.
    let (loaded, staging) = rayon::join(
        || parse::load(&findings.sources, request.overrides, &mut findings.diagnostics),
        || aside(|| publish::open(request.out, request.project)),
    );
    let (site, theme) = site_of(loaded, watch, findings).ok_or(Halt::Problems)?;
    let staging = staging.map_err(Halt::Publish)?;
    write_release(&Release::new(site, &theme, request.output), &staging, &inputs, watch, findings)?;
    watch.ended(Stage::Output);
    let published = staging.finish(&reported(inputs, findings)).map_err(Halt::Publish);
    watch.ended(Stage::Publish);
    published
}

/// The stages from the loaded model to a site and its theme. `None`: there is an error, here or before.
fn site_of(loaded: Option<Loaded>, watch: &Watch, findings: &mut Findings) -> Option<(&'static Site<'static>, Theme)> {
    let (project, bodies) = model_of(loaded, findings)?;
    watch.ended(Stage::Project);
    let (locales, theme) = words_and_theme(project, findings)?;
    let measured = kept(measure::measure(project));
    watch.ended(Stage::Measure);
    let lists = Lists::of(measured);
    let addresses = pages::addresses(measured, &lists);
    let written = markdown::pages(project, &addresses, &bodies, &mut findings.diagnostics);
    if has_errors(&findings.diagnostics) {
        return None;
    }
    let site = kept(Site::new(measured, locales, (lists, addresses), written, card::ENABLED));
    watch.ended(Stage::Site);
    Some((site, theme))
}

/// Runs the stages up to the site and passes it to `then`. `None`: there was an error.
///
/// # Errors
/// A disk that cannot be read.
pub fn with_site<T>(
    folder: &Path,
    overrides: &Overrides,
    findings: &mut Findings,
    then: impl FnOnce(&Site<'_>, &Theme, &Published, &mut Diagnostics) -> T,
) -> io::Result<Option<T>> {
    read_sources(Files::read(folder)?, findings);
    let loaded = parse::load(&findings.sources, overrides, &mut findings.diagnostics);
    let site = site_of(loaded, &Watch::default(), findings);
    Ok(site.map(|(site, theme)| then(site, &theme, &findings.published, &mut findings.diagnostics)))
}
