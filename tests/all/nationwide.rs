//! The invented country of `examples/nationwide`: a project like any other, the same bytes each time, in every state.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use minhbach::Findings;
use minhbach::measure::period::of_institution;
use minhbach::project::Overrides;
use minhbach::site::Site;
use minhbach::site::table::{progress_code, state_code};

use crate::scope::views;
use crate::support::{files, run};

// The example as it stands. Its command line is not run here.
#[allow(dead_code, reason = "only what writes the project is used")]
#[path = "../../examples/nationwide/main.rs"]
mod example;

use example::Written;
use example::country::Size;

/// A little more than a year, so that a year's end lies behind.
const SMALL: Size = Size { institutions: 400, districts: 12, periods: 5, seed: 1 };

/// A written country; gone when dropped.
struct Country {
    folder: PathBuf,
    written: Written,
}

impl Country {
    fn new(name: &str, size: Size) -> Self {
        let folder = std::env::temp_dir().join(format!("minhbach-country-{}-{name}", std::process::id()));
        let written = example::write(&folder, size).unwrap().unwrap();
        Self { folder, written }
    }

    fn with_site(&self, test: impl FnOnce(&Site<'_>)) {
        let mut findings = Findings::default();
        let reached =
            minhbach::with_site(&self.folder, &Overrides::default(), &mut findings, |site, _, _, _| test(site))
                .unwrap();
        assert!(findings.diagnostics.is_empty(), "{:#?}", findings.diagnostics);
        assert!(reached.is_some());
    }
}

impl Drop for Country {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn the_same_arguments_give_the_same_bytes_and_another_seed_gives_others() {
    let one = Country::new("one", SMALL);
    let again = Country::new("again", SMALL);
    let other = Country::new("other", Size { seed: 2, ..SMALL });
    let read = |country: &Country| files(&country.folder);
    assert_eq!(one.written, again.written);
    assert_eq!(one.written.files, read(&one).len());
    assert_eq!(one.written.bytes, read(&one).values().map(|bytes| bytes.len() as u64).sum::<u64>());
    assert!(read(&one) == read(&again));
    let results = |country: &Country| read(country).into_iter().filter(|(path, _)| path.contains("results"));
    assert!(results(&one).ne(results(&other)));
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let one = Country::new("full", SMALL);
    let before = files(&one.folder);
    assert_eq!(example::write(&one.folder, SMALL).unwrap(), None);
    assert!(files(&one.folder) == before);
}

#[test]
fn every_size_is_a_project_without_a_problem() {
    for (institutions, districts, periods) in [(20, 3, 1), (21, 40, 2), (200, 10, 4), (150, 150, 9)] {
        let country = Country::new(
            &format!("{institutions}-{districts}-{periods}"),
            Size { institutions, districts, periods, seed: 7 },
        );
        country.with_site(|site| {
            let project = site.measured.project;
            assert_eq!(project.institutions.len(), institutions);
            assert_eq!(project.areas.iter().filter(|area| area.parent.is_some()).count(), districts);
            assert!(project.results.iter().all(|results| results.len() == periods));
            assert!(project.institutions.iter().all(|institution| institution.demonstration));
            assert!(project.results.iter().flatten().flat_map(|r| &r.reports).all(|report| report.demonstration));
            assert!(project.areas.iter().all(|area| area.name.get(0).contains("Minh Họa")));
        });
    }
}

#[test]
fn a_country_is_built_with_every_state_of_a_number_and_every_word_of_progress() {
    let country = Country::new("built", SMALL);
    let (mut states, mut words) = (BTreeSet::new(), BTreeSet::new());
    country.with_site(|site| {
        let project = site.measured.project;
        for (p, (plan, measured)) in project.plans.iter().zip(&site.measured.plans).enumerate() {
            let indicators: Vec<usize> = measured.series.iter().map(|series| series.indicator).collect();
            for (i, period) in measured.periods.iter().enumerate() {
                for s in 0..measured.series.len() {
                    states.insert(state_code(period.whole[s].state));
                    words.insert(progress_code(measured.whole_progress(plan, s, i)));
                    for area in &period.areas {
                        states.extend(period.in_area(s, *area).map(|reading| state_code(reading.state)));
                        words.insert(progress_code(measured.area_progress(plan, s, *area, i)));
                    }
                }
                let results = &project.results[p][period.results];
                for member in &measured.members {
                    let readings = of_institution(project, plan, results, *member, &indicators, measured.judged);
                    states.extend(readings.iter().map(|reading| state_code(reading.state)));
                }
            }
        }
    });
    let all =
        ["corrected", "final", "late", "missing", "not_applicable", "not_due", "provisional", "revised", "withheld"];
    assert_eq!(states.into_iter().collect::<Vec<_>>(), all);
    let all = ["faster", "met", "missed", "none", "on_track", "slow", "unknown", "worse"];
    assert_eq!(words.into_iter().collect::<Vec<_>>(), all);

    let output = run(&country.folder, &["build", "--lang", "en"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains(" 0 errors, 0 warnings."), "{said}");
}

/// Long lists come in parts here, which the bundled project does not have.
#[test]
fn pages_of_a_country_show_nothing_of_the_results_outside_their_scope() {
    let country = Country::new("scope", Size { institutions: 2_400, districts: 66, periods: 12, seed: 3 });
    let before = views(&country.folder);
    let long = ["bao-cao-2", "con-thieu", "dinh-chinh/"];
    assert!(long.iter().any(|part| before.iter().any(|(path, _, _)| path.contains(part))), "nothing is long");
    let plans = country.folder.join("data/plans");
    let mut ids: Vec<_> = std::fs::read_dir(&plans).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    ids.sort();
    let chosen = 1;
    let results = plans.join(&ids[chosen]).join("results");
    let mut periods: Vec<_> = std::fs::read_dir(&results).unwrap().map(|entry| entry.unwrap().path()).collect();
    periods.sort();
    std::fs::remove_dir_all(periods.last().unwrap()).unwrap();
    let after: BTreeMap<String, String> =
        views(&country.folder).into_iter().map(|(path, _, view)| (path, view)).collect();
    let unchanged: Vec<bool> = (0..ids.len()).map(|plan| plan != chosen).collect();
    let (mut outside, mut inside) = (0, 0);
    for (path, scope, view) in &before {
        if scope.is_unchanged(&unchanged) {
            assert_eq!(after.get(path), Some(view), "{path}");
            outside += 1;
        } else {
            inside += usize::from(after.get(path) != Some(view));
        }
    }
    assert!(outside > 1_000 && inside > 100, "{outside} pages stay and {inside} change");
}
