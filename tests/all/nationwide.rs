//! The invented country of `examples/nationwide`: a project like any other, the same bytes each time, in every state.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use minhbach::Findings;
use minhbach::measure::period::of_institution;
use minhbach::project::Overrides;
use minhbach::site::Site;
use minhbach::site::route::{LIST_ROWS, Page, absent_of, revisions_of, rows_of_ranking};
use minhbach::site::table::{progress_code, state_code};

use minhbach::site::view::Body;
use minhbach::site::view::ranking::RankRow;

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

/// The rows of a page that shows a list or a part of one: the kind of list, what it is a list of, how many rows all parts together
/// should have, and each row by what tells it from the others.
fn part_of_a_list(site: &Site<'_>, page: Page) -> Option<(&'static str, String, usize, Vec<String>)> {
    let measured = site.measured;
    let view = site.view(page, 0);
    let links = |rows: &[RankRow], list: &str| -> Vec<String> {
        rows.iter().map(|row| format!("{list} {}", row.link.href)).collect()
    };
    Some(match (page, view.body) {
        (Page::InstitutionList(area, _), Body::InstitutionList(list)) => {
            let rows = list.kinds.into_iter().flat_map(|kind| kind.rows).map(|row| row.link.href);
            ("institutions", format!("{area:?}"), site.routes.institutions_by_area[&area].len(), rows.collect())
        }
        (Page::KindList(p, kind, _), Body::KindList(list)) => {
            let rows = list.rows.into_iter().map(|row| row.link.href).collect();
            ("kinds", format!("{p} {kind}"), site.routes.by_kind[&(p, kind)].len(), rows)
        }
        (Page::Ranking(p, r) | Page::MoreRanking(p, r, _), Body::Ranking(list)) => {
            let rows = [
                links(&list.honoured.unwrap_or_default(), "honoured"),
                links(&list.ranked.unwrap_or_default(), "ranked"),
                links(&list.weak.unwrap_or_default(), "weak"),
                links(&list.left_out, "left out"),
            ];
            let count = rows_of_ranking(&measured.plans[p].rankings[r]);
            ("rankings", format!("{p} {r}"), count, rows.concat())
        }
        (Page::Absent(p, s, period, _), Body::Absent(list)) => {
            let rows = list.places.into_iter().flat_map(|place| place.absent).map(|absent| absent.link.href);
            let count = absent_of(&measured.plans[p], s, period);
            ("absences", format!("{p} {s} {period}"), count, rows.collect())
        }
        (Page::Reports(p) | Page::MoreReports(p, _), Body::Reports(list)) => {
            let rows = list.boards.into_iter().flat_map(|board| {
                let id = board.id;
                board.rows.into_iter().map(move |row| format!("{id} {} {}", row.from.text, row.beside))
            });
            ("reports", format!("{p}"), measured.plans[p].board.len(), rows.collect())
        }
        (Page::PlanRevisions(p, _), Body::Revisions(list)) => {
            let rows = list.plans.into_iter().flat_map(|plan| plan.entries).map(|entry| entry.id).collect();
            ("revisions", format!("{p}"), revisions_of(measured.project, p), rows)
        }
        _ => return None,
    })
}

#[test]
fn the_parts_of_a_long_list_are_the_whole_list() {
    // Few districts have long lists of their own, many institutions long lists of the plan.
    let sizes = [
        Size { institutions: 2_400, districts: 9, periods: 9, seed: 5 },
        Size { institutions: 7_000, districts: 66, periods: 12, seed: 5 },
    ];
    let mut long: BTreeMap<&str, usize> = BTreeMap::new();
    for size in sizes {
        Country::new(&format!("long-{}", size.districts), size).with_site(|site| {
            // By kind and list: the number of its parts, of the rows that it should have, and its rows.
            let mut lists: BTreeMap<(&str, String), (usize, usize, Vec<String>)> = BTreeMap::new();
            for (tail, page) in site.routes.iter() {
                if let Some((kind, list, count, rows)) = part_of_a_list(site, page) {
                    assert!(rows.len() <= LIST_ROWS, "{tail} has {} rows", rows.len());
                    let (parts, expected, all) = lists.entry((kind, list)).or_default();
                    (*parts, *expected) = (*parts + 1, count);
                    all.extend(rows);
                }
            }
            for ((kind, list), (parts, expected, rows)) in lists {
                assert_eq!(rows.len(), expected, "{kind} {list} in {parts} parts");
                let different: BTreeSet<&String> = rows.iter().collect();
                assert_eq!(different.len(), expected, "{kind} {list} names something twice");
                // Pages of revisions exist only where they are too many for one page.
                *long.entry(kind).or_default() += usize::from(parts > 1 || kind == "revisions");
            }
        });
    }
    let kinds = ["absences", "institutions", "kinds", "rankings", "reports", "revisions"];
    assert_eq!(long.keys().copied().collect::<Vec<_>>(), kinds);
    assert!(long.values().all(|lists| *lists > 0), "of each kind some list is long: {long:?}");
}

/// Long lists come in parts here, which the bundled project does not have.
#[test]
fn pages_of_a_country_show_nothing_of_the_results_outside_their_scope() {
    let country = Country::new("scope", Size { institutions: 4_000, districts: 66, periods: 12, seed: 3 });
    let before = views(&country.folder);
    let long = ["bao-cao-2", "con-thieu", "dinh-chinh/"];
    assert!(long.iter().all(|part| before.iter().any(|(path, _, _)| path.contains(part))), "nothing is long");
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
