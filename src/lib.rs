//! Minh Bạch turns plans, periodic results and guides into a static, bilingual transparency portal.
//!
//! One line, one direction; a stage may use what stands above it, never what stands below:
//!
//! 1. [`source`] reads the project's files and knows places in them.
//! 2. [`project`] turns them into the [`model`]: shapes, then names, then sense.
//! 3. [`measure`] computes on counts: readings, progress, lateness, rankings.
//! 4. [`site`] plans every address, then says what each page shows.
//! 5. [`render`] turns views and tables into bytes.
//! 6. [`publish`] writes them beside the published site, checks them, and swaps the two.
//!
//! [`diagnostic`] gathers problems alongside; any error stops the line before `publish`.

#![forbid(unsafe_code)]

pub mod command;
pub mod diagnostic;
pub mod edition;
mod folder;
mod hash;
pub mod measure;
pub mod model;
pub mod project;
pub mod publish;
pub mod render;
pub mod site;
pub mod source;

/// Identity of this program: the same for the same sources, whoever built it.
pub const BUILD: &str = env!("MINHBACH_BUILD");

use std::io;
use std::mem::ManuallyDrop;
use std::path::Path;

use diagnostic::{Diagnostics, has_errors};
use project::Overrides;
use project::published::Published;
use render::theme::{self, Theme};
use site::Site;
use site::route::Routes;
use site::voice::Voice;
use source::{Files, Sources};

/// What a run found: the files that diagnostics speak of, and the diagnostics.
#[derive(Default)]
pub struct Findings {
    /// The project's files.
    pub sources: Sources,
    /// Problems.
    pub diagnostics: Diagnostics,
    /// What has been published, to be remembered.
    pub published: Published,
    /// Told whenever a stage of the line has ended.
    pub on_stage: Option<Box<dyn Fn(Stage) + Send>>,
}

/// A stage of the line that ends before the first page is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files became texts in one spelling.
    Source,
    /// They became the model.
    Project,
    /// Everything was computed.
    Measure,
    /// Every address is known, and written pages are HTML.
    Plan,
}

/// Runs the line up to a planned site of the project in `folder`; see [`with_site_of`].
///
/// # Errors
/// A disk that cannot be read.
pub fn with_site<T>(
    folder: &Path,
    overrides: &Overrides,
    findings: &mut Findings,
    then: impl FnOnce(&Site<'_>, &Theme, &Published, &mut Diagnostics) -> T,
) -> io::Result<Option<T>> {
    let files = Files::read(folder)?;
    Ok(with_site_of(
        files,
        overrides,
        findings,
        || (),
        |site, theme, published, diagnostics, ()| then(site, theme, published, diagnostics),
    ))
}

/// Runs the line up to a planned site and hands it to `then` if there is no error so far, with what `beside` made, which is done while
/// the files are understood. `None`: there was an error, and `then` was not reached.
///
/// The project, what was measured and the site are never dropped: whoever runs the line ends after it. A country is a million parts, and
/// the system takes them back all at once.
pub fn with_site_of<T, B: Send>(
    mut files: Files,
    overrides: &Overrides,
    findings: &mut Findings,
    beside: impl FnOnce() -> B + Send,
    then: impl FnOnce(&Site<'_>, &Theme, &Published, &mut Diagnostics, B) -> T,
) -> Option<T> {
    let passed = |stage: Stage| findings.on_stage.iter().for_each(|told| told(stage));
    let diagnostics = &mut findings.diagnostics;
    findings.sources = Sources::read(&mut files, diagnostics);
    if let Some(name) = project::config::theme_name(&findings.sources) {
        findings.sources.read_theme(&mut files, &name, diagnostics);
    }
    drop(files);
    let sources = &findings.sources;
    sources.check_characters(diagnostics);
    passed(Stage::Source);
    let (loaded, beside) = rayon::join(|| project::load(sources, overrides, diagnostics), beside);
    let loaded = loaded?;
    findings.published = loaded.published;
    if diagnostics.is_empty() {
        findings.sources.forget_tables();
    }
    let sources = &findings.sources;
    let project = &*ManuallyDrop::new(loaded.project);
    passed(Stage::Project);
    let theme_name = project.config.theme.as_str();
    let voices: Vec<Voice> = project
        .config
        .languages
        .iter()
        .enumerate()
        .map(|(lang, l)| Voice::new(lang, &l.code, site::words::read(sources, theme_name, &l.code, diagnostics)))
        .collect();
    let theme = theme::load(sources, theme_name, &voices, diagnostics)?;
    if has_errors(diagnostics) {
        return None;
    }
    let measured = ManuallyDrop::new(measure::measure(project));
    passed(Stage::Measure);
    let routes = Routes::plan(&measured);
    let written = render::markdown::pages(project, &routes, &loaded.bodies, diagnostics);
    if has_errors(diagnostics) {
        return None;
    }
    let site = ManuallyDrop::new(Site::new(&measured, voices, routes, written, render::card::ENABLED));
    passed(Stage::Plan);
    let done = then(&site, &theme, &findings.published, diagnostics, beside);
    Some(done)
}
