//! The steps of a run that take more than one call.

use rayon::ThreadPoolBuilder;

use crate::diagnostics::{catalogue, has_errors};
use crate::i18n::locale::Locale;
use crate::i18n::messages;
use crate::input::{Files, Sources, Span};
use crate::model::Project;
use crate::model::ids::{LangIx, PlanIx, TiVec};
use crate::output::{Release, Shard, Sink};
use crate::parse::config::theme_name;
use crate::parse::published::Published;
use crate::parse::{Loaded, parts};
use crate::publish::{self, InputHashes, Key, Staging};
use crate::render::formats::gzip;
use crate::render::theme::{self, Theme};
use crate::site::pages;
use crate::watch::Watch;
use crate::{BUILD, Findings, Halt, Request};

/// Keeps a value for the rest of the process. The project of a country has a million allocations, and at the end of the
/// process the system frees them all at once.
pub(crate) fn kept<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// Makes texts of the project's files, and of the theme that it names.
pub(crate) fn read_sources(mut files: Files, findings: &mut Findings) {
    let diagnostics = &mut findings.diagnostics;
    findings.sources = Sources::read(&mut files, diagnostics);
    if let Some(name) = theme_name(&findings.sources) {
        findings.sources.read_theme(&mut files, &name, diagnostics);
    }
    findings.sources.check_characters(diagnostics);
}

/// The model, with the spans of the written pages' Markdown; the recorded values go to the findings.
pub(crate) fn model_of(loaded: Option<Loaded>, findings: &mut Findings) -> Option<(&'static Project, Vec<Vec<Span>>)> {
    let loaded = loaded?;
    findings.published = loaded.published;
    if findings.diagnostics.is_empty() {
        findings.sources.forget_tables();
    }
    Some((kept(loaded.project), loaded.bodies))
}

/// The words of every language, and the theme. `None`: there is an error, here or before.
pub(crate) fn words_and_theme(project: &Project, findings: &mut Findings) -> Option<(TiVec<LangIx, Locale>, Theme)> {
    let Findings { sources, diagnostics, .. } = findings;
    let name = project.config.theme.as_str();
    let declared = pages::declared_messages();
    let languages = project.config.languages.iter_enumerated();
    let locales: TiVec<LangIx, Locale> = languages
        .map(|(lang, language)| {
            let messages = messages::read(sources, name, &language.code, &declared, diagnostics);
            Locale::new(lang, &language.code, messages)
        })
        .collect();
    let theme = theme::load(sources, name, &locales, diagnostics)?;
    (!has_errors(diagnostics)).then_some((locales, theme))
}

/// Does work that waits for the disk on a thread pool of its own, so that the compute threads need not wait. With one
/// thread there is no second pool.
pub(crate) fn aside<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let threads = rayon::current_num_threads();
    match (threads > 1).then(|| ThreadPoolBuilder::new().num_threads(threads).build()) {
        Some(Ok(pool)) => pool.install(work),
        Some(Err(_)) | None => work(),
    }
}

/// Hashes of everything that a release is made from.
pub(crate) fn input_hashes(request: &Request<'_>, files: &Files) -> InputHashes {
    let day = request.overrides.as_of.map_or_else(String::new, |day| day.to_string());
    let base_url = request.overrides.base_url.as_deref().unwrap_or_default();
    let gzip: &[u8] = if request.output.gzip { b"gzip" } else { b"" };
    let settings = [BUILD.as_bytes(), day.as_bytes(), base_url.as_bytes(), gzip];
    let mut inputs = parts::hashes(&files.hashes(), &settings);
    if let Some(Shard { number, of }) = request.output.shard {
        inputs.insert(publish::input_of_shard(number + 1, of), [0; 32]);
    }
    inputs
}

/// Why a file could not be made or put in its place.
enum SinkError {
    Template(String),
    Publish(publish::Error),
}

/// Writes every file of a release, or reuses that of the published one, and lists its pages.
pub(crate) fn write_release(
    release: &Release<'_>,
    staging: &Staging,
    inputs: &InputHashes,
    watch: &Watch,
    findings: &mut Findings,
) -> Result<(), Halt> {
    watch.expect(release.files());
    let unchanged = unchanged_results(release.project(), staging.published_inputs(), inputs);
    let reuse = |paths: &[&str]| {
        let reused = staging.reuse(paths).map_err(SinkError::Publish)?;
        watch.made(paths.iter().filter(|path| reused.is_some() && !gzip::is_compressed(path)).count());
        Ok(reused)
    };
    let write = |path: &str, key: &Key, make: &dyn Fn() -> Result<Vec<u8>, SinkError>| {
        let hash = match staging.reuse_same(path, key).map_err(SinkError::Publish)? {
            Some(hash) => hash,
            None => {
                let bytes = watch.rendering(make)?;
                watch.writing(|| staging.write(path, key, &bytes)).map_err(SinkError::Publish)?
            }
        };
        watch.made(usize::from(!gzip::is_compressed(path)));
        Ok(hash)
    };
    let sink = Sink { unchanged: &unchanged, reuse: &reuse, write: &write };
    let written = release.render(&SinkError::Template, &sink);
    watch.all_made();
    match written {
        Ok(()) => staging.internal_file("pages.csv", pages::MANIFEST_HEADER, release.pages()).map_err(Halt::Publish),
        Err(SinkError::Template(message)) => {
            findings.diagnostics.push(catalogue::template(&message));
            Err(Halt::Problems)
        }
        Err(SinkError::Publish(error)) => Err(Halt::Publish(error)),
    }
}

/// For each plan, whether its results and everything that is not results are as they were; empty when they cannot be.
fn unchanged_results(project: &Project, old: Option<&InputHashes>, new: &InputHashes) -> TiVec<PlanIx, bool> {
    let Some(old) = old else { return TiVec::new() };
    let is_same = |part: &str| old.get(part) == new.get(part);
    if !is_same(parts::REST) {
        return TiVec::new();
    }
    project.plans.iter().map(|plan| is_same(&parts::results_of(&plan.id))).collect()
}

/// Name among the input hashes of a release whose build reported something.
const REPORTED: &str = "reported";

/// The input hashes of a release. If anything was reported, they must differ in the next run, so that it is reported
/// again.
pub(crate) fn reported(mut inputs: InputHashes, findings: &Findings) -> InputHashes {
    if !findings.diagnostics.is_empty() || has_unrecorded(&findings.published) {
        inputs.insert(REPORTED.to_owned(), [0; 32]);
    }
    inputs
}

/// Whether there are published values that are not recorded yet.
pub(crate) fn has_unrecorded(published: &Published) -> bool {
    published.is_kept && published.new + published.changed > 0
}
