//! The invented country of `examples/nationwide`: it is valid, always the same, and has every state of a reading.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use minhbach::Findings;
use minhbach::measure::period::of_institution;
use minhbach::parse::Overrides;
use minhbach::site::context::Site;
use minhbach::site::data::table::{assessment_code, state_code};
use minhbach::site::limits::LIST_ROWS;
use minhbach::site::lists::{absent_of, revisions_of, rows_of_ranking};
use minhbach::site::page::Page;

use minhbach::model::ids::{IndicatorIx, LangIx, PlanIx, TiVec};
use minhbach::site::pages::Body;
use minhbach::site::view::ranking::RankRow;

use crate::scope::views;
use crate::support::{files, run};

// The source of the example; its command line is not tested here.
#[allow(dead_code, reason = "only what writes the project is used")]
#[path = "../../examples/nationwide/main.rs"]
mod example;

use example::Written;
use example::country::Size;

/// More than four quarters, so that the year changes.
const SMALL: Size = Size { institutions: 400, districts: 12, periods: 5, seed: 1 };

/// A generated country. Removed when dropped.
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
        let result =
            minhbach::with_site(&self.folder, &Overrides::default(), &mut findings, |site, _, _, _| test(site))
                .unwrap();
        assert!(findings.diagnostics.is_empty(), "{:#?}", findings.diagnostics);
        assert!(result.is_some());
    }
}

impl Drop for Country {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_different_ones() {
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
fn a_folder_that_is_not_empty_is_left_alone() {
    let one = Country::new("full", SMALL);
    let before = files(&one.folder);
    assert_eq!(example::write(&one.folder, SMALL).unwrap(), None);
    assert!(files(&one.folder) == before);
}

#[test]
fn countries_of_any_size_have_no_problems() {
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
            assert!(project.areas.iter().all(|area| area.name.get(LangIx::ROOT).contains("Minh Họa")));
        });
    }
}

#[test]
fn a_country_has_every_state_of_a_reading_and_every_word_of_progress() {
    let country = Country::new("built", SMALL);
    let (mut states, mut words) = (BTreeSet::new(), BTreeSet::new());
    country.with_site(|site| {
        let project = site.measured.project;
        for ((p, plan), measured) in project.plans.iter_enumerated().zip(&site.measured.plans) {
            let indicators: Vec<IndicatorIx> = measured.series.iter().map(|series| series.indicator).collect();
            for (i, period) in measured.periods.iter_enumerated() {
                for s in measured.series.keys() {
                    states.insert(state_code(period.whole[s].state));
                    words.insert(assessment_code(measured.assess(plan, s, None, i)));
                    for area in &period.areas {
                        states.extend(period.reading(s, Some(*area)).map(|reading| state_code(reading.state)));
                        words.insert(assessment_code(measured.assess(plan, s, Some(*area), i)));
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
    let all = [
        "at_or_above_whole",
        "below_whole",
        "faster",
        "met",
        "missed",
        "none",
        "on_track",
        "slow",
        "uncertain",
        "unknown",
        "worse",
    ];
    assert_eq!(words.into_iter().collect::<Vec<_>>(), all);

    let output = run(&country.folder, &["build", "--lang", "en"]);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && stderr.contains(" 0 errors, 0 warnings."), "{stderr}");
}

/// For a page with a list or a part of one: the kind of list, its subject, the expected number of rows of all parts, and a unique key
/// of each row of this page.
fn part_of_a_list(site: &Site<'_>, page: Page) -> Option<(&'static str, String, usize, Vec<String>)> {
    let measured = site.measured;
    let view = site.view(page, LangIx::ROOT);
    let links = |rows: &[RankRow], list: &str| -> Vec<String> {
        rows.iter().map(|row| format!("{list} {}", row.link.href)).collect()
    };
    Some(match (page, view.body) {
        (Page::InstitutionList(area, _), Body::InstitutionList(list)) => {
            let rows = list.kinds.into_iter().flat_map(|kind| kind.rows).map(|row| row.link.href);
            ("institutions", format!("{area:?}"), site.lists.institutions_by_area[&area].len(), rows.collect())
        }
        (Page::KindList(p, kind, _), Body::KindList(list)) => {
            let rows = list.rows.into_iter().map(|row| row.link.href).collect();
            ("kinds", format!("{p:?} {kind:?}"), site.lists.by_kind[&(p, kind)].len(), rows)
        }
        (Page::Ranking(p, r), Body::Ranking(list)) | (Page::MoreRanking(p, r, _), Body::MoreRanking(list)) => {
            let rows = [
                links(&list.honoured.unwrap_or_default(), "honoured"),
                links(&list.ranked.unwrap_or_default(), "ranked"),
                links(&list.weak.unwrap_or_default(), "weak"),
                links(&list.left_out, "left out"),
            ];
            let count = rows_of_ranking(&measured.plans[p].rankings[r]);
            ("rankings", format!("{p:?} {r:?}"), count, rows.concat())
        }
        (Page::Absent(p, s, period, _), Body::Absent(list)) => {
            let rows = list.areas.into_iter().flat_map(|place| place.absent).map(|absent| absent.link.href);
            let count = absent_of(&measured.plans[p], s, period);
            ("absences", format!("{p:?} {s:?} {period:?}"), count, rows.collect())
        }
        (Page::Reports(p), Body::Reports(list)) | (Page::MoreReports(p, _), Body::MoreReports(list)) => {
            let rows = list.groups.into_iter().flat_map(|board| {
                let id = board.id;
                board.rows.into_iter().map(move |row| format!("{id} {} {}", row.from.text, row.beside))
            });
            ("reports", format!("{p:?}"), measured.plans[p].due_reports.len(), rows.collect())
        }
        (Page::PlanRevisions(p, _), Body::PlanRevisions(list)) => {
            let rows = list.plans.into_iter().flat_map(|plan| plan.entries).map(|entry| entry.id).collect();
            ("revisions", format!("{p:?}"), revisions_of(measured.project, p), rows)
        }
        _ => return None,
    })
}

#[test]
fn the_parts_of_a_long_list_have_every_row_exactly_once() {
    // With few districts the lists of a district are long; with many institutions the lists of a plan are.
    let sizes = [
        Size { institutions: 2_400, districts: 9, periods: 9, seed: 5 },
        Size { institutions: 7_000, districts: 66, periods: 12, seed: 5 },
    ];
    let mut long: BTreeMap<&str, usize> = BTreeMap::new();
    for size in sizes {
        Country::new(&format!("long-{}", size.districts), size).with_site(|site| {
            // For each list: number of parts, expected number of rows, and keys of its rows.
            let mut lists: BTreeMap<(&str, String), (usize, usize, Vec<String>)> = BTreeMap::new();
            for (address, page) in site.addresses.iter() {
                if let Some((kind, list, count, rows)) = part_of_a_list(site, page) {
                    assert!(rows.len() <= LIST_ROWS, "{address} has {} rows", rows.len());
                    let (parts, expected, all) = lists.entry((kind, list)).or_default();
                    (*parts, *expected) = (*parts + 1, count);
                    all.extend(rows);
                }
            }
            for ((kind, list), (parts, expected, rows)) in lists {
                assert_eq!(rows.len(), expected, "{kind} {list} in {parts} parts");
                let different: BTreeSet<&String> = rows.iter().collect();
                assert_eq!(different.len(), expected, "{kind} {list} has a row twice");
                // A plan has pages of revisions only if they do not fit into one page of all plans.
                *long.entry(kind).or_default() += usize::from(parts > 1 || kind == "revisions");
            }
        });
    }
    let kinds = ["absences", "institutions", "kinds", "rankings", "reports", "revisions"];
    assert_eq!(long.keys().copied().collect::<Vec<_>>(), kinds);
    assert!(long.values().all(|lists| *lists > 0), "at least one list of each kind has several parts: {long:?}");
}

/// As `scope::a_page_depends_only_on_results_in_its_scope`, with lists in several parts, which the bundled project does not have.
#[test]
fn pages_of_a_country_depend_only_on_results_in_their_scope() {
    let country = Country::new("scope", Size { institutions: 4_000, districts: 66, periods: 12, seed: 3 });
    let before = views(&country.folder);
    let long = ["bao-cao-2", "con-thieu", "dinh-chinh/"];
    assert!(long.iter().all(|part| before.iter().any(|(path, _, _)| path.contains(part))), "no list has several parts");
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
    let unchanged: TiVec<PlanIx, bool> = (0..ids.len()).map(|plan| plan != chosen).collect();
    let (mut outside, mut inside) = (0, 0);
    for (path, scope, view) in &before {
        if minhbach::site::scope::is_unchanged(scope.as_ref(), &unchanged) {
            assert_eq!(after.get(path), Some(view), "{path}");
            outside += 1;
        } else {
            inside += usize::from(after.get(path) != Some(view));
        }
    }
    assert!(outside > 1_000 && inside > 100, "{outside} pages are unchanged and {inside} changed");
}
