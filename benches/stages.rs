//! Times of each stage for the bundled project, and of the stages of each kind of page: `cargo bench`, or `cargo bench NAME`.

use std::collections::BTreeMap;
use std::path::Path;

use divan::{Bencher, black_box};
use minhbach::input::{Files, Sources};
use minhbach::model::ids::LangIx;
use minhbach::parse::{self, Overrides};
use minhbach::render::formats::table;
use minhbach::render::html::Pages;
use minhbach::site::context::Site;
use minhbach::site::data::files::FILES;
use minhbach::site::page::Page;
use minhbach::{Findings, measure, with_site};

fn main() {
    divan::main();
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A function that uses a site.
type Use<'u> = &'u mut dyn FnMut(&Site<'_>, &minhbach::render::theme::Theme);

fn with_bundled(then: Use<'_>) {
    let result =
        with_site(root(), &Overrides::default(), &mut Findings::default(), |site, theme, _, _| then(site, theme));
    assert!(matches!(result, Ok(Some(()))), "the bundled project has errors");
}

fn sources() -> Sources {
    Files::read(root()).map(|mut files| Sources::read(&mut files, &mut Vec::new())).unwrap_or_default()
}

#[divan::bench]
fn source(bencher: Bencher<'_, '_>) {
    bencher.bench(sources);
}

#[divan::bench]
fn project(bencher: Bencher<'_, '_>) {
    let sources = sources();
    bencher.bench(|| parse::load(black_box(&sources), &Overrides::default(), &mut Vec::new()));
}

#[divan::bench]
fn measure(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let loaded = parse::load(&sources, &Overrides::default(), &mut Vec::new());
    bencher.bench(|| loaded.as_ref().map(|loaded| measure::measure(&loaded.project).plans.len()));
}

/// The most frequent or slowest kinds of page, by the name of their variant.
const KINDS: [&str; 12] = [
    "Home",
    "Plan",
    "Target",
    "Area",
    "Notice",
    "Compare",
    "Institution",
    "InstitutionList",
    "Ranking",
    "Reports",
    "Receipt",
    "Content",
];

fn pages(site: &Site<'_>, kind: &str) -> Vec<Page> {
    let mut kinds: BTreeMap<String, Vec<Page>> = BTreeMap::new();
    for (_, page) in site.addresses.iter() {
        let name = format!("{page:?}");
        kinds.entry(name.split('(').next().unwrap_or_default().to_owned()).or_default().push(page);
    }
    let all = kinds.remove(kind).unwrap_or_default();
    assert!(!all.is_empty(), "no page of the kind {kind}");
    let step = all.len().div_ceil(50).max(1);
    all.into_iter().step_by(step).collect()
}

/// Makes the views of up to fifty pages of a kind.
#[divan::bench(args = KINDS)]
fn view(bencher: Bencher<'_, '_>, kind: &str) {
    let mut bencher = Some(bencher);
    with_bundled(&mut |site, _| {
        let pages = pages(site, kind);
        if let Some(bencher) = bencher.take() {
            bencher
                .counter(pages.len())
                .bench_local(|| pages.iter().map(|page| site.view(*page, LangIx::new(1))).collect::<Vec<_>>());
        }
    });
}

/// Serializes up to fifty views of a kind, as is done for their hashes.
#[divan::bench(args = KINDS)]
fn serialize_view(bencher: Bencher<'_, '_>, kind: &str) {
    let mut bencher = Some(bencher);
    with_bundled(&mut |site, _| {
        let views: Vec<_> = pages(site, kind).into_iter().map(|page| site.view(page, LangIx::new(1))).collect();
        if let Some(bencher) = bencher.take() {
            bencher.counter(views.len()).bench_local(|| views.iter().map(postcard::to_allocvec).collect::<Vec<_>>());
        }
    });
}

/// Renders up to fifty pages of a kind as HTML.
#[divan::bench(args = KINDS)]
fn render(bencher: Bencher<'_, '_>, kind: &str) {
    let mut bencher = Some(bencher);
    with_bundled(&mut |site, theme| {
        let renderer = Pages::new(theme, site);
        let views: Vec<_> = pages(site, kind).into_iter().map(|page| site.view(page, LangIx::new(1))).collect();
        if let Some(bencher) = bencher.take() {
            bencher
                .counter(views.len())
                .bench_local(|| views.iter().map(|view| renderer.page(LangIx::new(1), view)).collect::<Vec<_>>());
        }
    });
}

/// Writes the tables of open data as CSV and JSON.
#[divan::bench]
fn open_data(bencher: Bencher<'_, '_>) {
    let mut bencher = Some(bencher);
    with_bundled(&mut |site, _| {
        if let Some(bencher) = bencher.take() {
            bencher.bench_local(|| FILES.iter().map(|file| table::draw(site.measured, file, None)).collect::<Vec<_>>());
        }
    });
}
