//! How long each stage takes for the bundled project, and each kind of page for its stages: `cargo bench`, or one of them by name.

use std::collections::BTreeMap;
use std::path::Path;

use divan::{Bencher, black_box};
use minhbach::project::{self, Overrides};
use minhbach::render::html::Pages;
use minhbach::render::table;
use minhbach::site::Site;
use minhbach::site::files::FILES;
use minhbach::site::route::Page;
use minhbach::source::{Files, Sources};
use minhbach::{Findings, measure, with_site};

fn main() {
    divan::main();
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Something to do with a planned site.
type Use<'u> = &'u mut dyn FnMut(&Site<'_>, &minhbach::render::theme::Theme);

fn with_bundled(then: Use<'_>) {
    let reached =
        with_site(root(), &Overrides::default(), &mut Findings::default(), |site, theme, _, _| then(site, theme));
    assert!(matches!(reached, Ok(Some(()))), "the bundled project has errors");
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
    bencher.bench(|| project::load(black_box(&sources), &Overrides::default(), &mut Vec::new()));
}

#[divan::bench]
fn measure(bencher: Bencher<'_, '_>) {
    let sources = sources();
    let loaded = project::load(&sources, &Overrides::default(), &mut Vec::new());
    bencher.bench(|| loaded.as_ref().map(|loaded| measure::measure(&loaded.project).plans.len()));
}

/// The kinds of page that are most of a site, or most work, by the name of their variant.
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
    for (_, page) in site.routes.iter() {
        let name = format!("{page:?}");
        kinds.entry(name.split('(').next().unwrap_or_default().to_owned()).or_default().push(page);
    }
    let all = kinds.remove(kind).unwrap_or_default();
    assert!(!all.is_empty(), "no page of the kind {kind}");
    let step = all.len().div_ceil(50).max(1);
    all.into_iter().step_by(step).collect()
}

/// What up to fifty pages of a kind show.
#[divan::bench(args = KINDS)]
fn view(bencher: Bencher<'_, '_>, kind: &str) {
    let mut bencher = Some(bencher);
    with_bundled(&mut |site, _| {
        let pages = pages(site, kind);
        if let Some(bencher) = bencher.take() {
            bencher
                .counter(pages.len())
                .bench_local(|| pages.iter().map(|page| site.view(*page, 1)).collect::<Vec<_>>());
        }
    });
}

/// The fingerprints of up to fifty pages of a kind are made from this.
#[divan::bench(args = KINDS)]
fn view_as_bytes(bencher: Bencher<'_, '_>, kind: &str) {
    let mut bencher = Some(bencher);
    with_bundled(&mut |site, _| {
        let views: Vec<_> = pages(site, kind).into_iter().map(|page| site.view(page, 1)).collect();
        if let Some(bencher) = bencher.take() {
            bencher.counter(views.len()).bench_local(|| views.iter().map(postcard::to_allocvec).collect::<Vec<_>>());
        }
    });
}

/// The HTML of up to fifty pages of a kind.
#[divan::bench(args = KINDS)]
fn render(bencher: Bencher<'_, '_>, kind: &str) {
    let mut bencher = Some(bencher);
    with_bundled(&mut |site, theme| {
        let drawn = Pages::new(theme, site);
        let views: Vec<_> = pages(site, kind).into_iter().map(|page| site.view(page, 1)).collect();
        if let Some(bencher) = bencher.take() {
            bencher
                .counter(views.len())
                .bench_local(|| views.iter().map(|view| drawn.page(1, view)).collect::<Vec<_>>());
        }
    });
}

/// Tables of open data, as CSV and as JSON.
#[divan::bench]
fn open_data(bencher: Bencher<'_, '_>) {
    let mut bencher = Some(bencher);
    with_bundled(&mut |site, _| {
        if let Some(bencher) = bencher.take() {
            bencher.bench_local(|| FILES.iter().map(|file| table::draw(site.measured, file, None)).collect::<Vec<_>>());
        }
    });
}
