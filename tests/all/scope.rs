//! Scopes: a published page is reused without making its view if the results of the plans in its scope are unchanged. So a page must
//! not depend on the results of other plans.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use minhbach::Findings;
use minhbach::model::ids::{PlanIx, TiVec};
use minhbach::parse::Overrides;
use minhbach::site::scope::{self, Scope};
use minhbach::site::search_index;

use crate::support::{Small, copy, root};

/// The plans in the scope of a page; `None` for all.
pub(crate) type Plans = Option<BTreeSet<PlanIx>>;

/// The view of every page in every language as JSON, and the parts of the search index, each with its scope.
pub(crate) fn views(folder: &Path) -> Vec<(String, Plans, String)> {
    let mut findings = Findings::default();
    let views = minhbach::with_site(folder, &Overrides::default(), &mut findings, |site, _, _, _| {
        let mut all = Vec::new();
        for lang in site.locales.keys() {
            for (address, page) in site.addresses.iter() {
                let view = serde_json::to_string(&site.view(page, lang)).unwrap();
                all.push((format!("{}/{address}", site.locales[lang].code), site.plans_in(page.scope()), view));
            }
            for part in search_index::parts(site) {
                let entries = format!("{:?}", search_index::entries(site, lang, &part));
                all.push((format!("{}/{part}.js", site.locales[lang].code), site.plans_in(Scope::Nothing), entries));
            }
        }
        all
    });
    assert!(!minhbach::diagnostics::has_errors(&findings.diagnostics), "{:?}", findings.diagnostics);
    views.unwrap().unwrap()
}

/// A copy of the bundled project without recorded values, so that results can be removed.
fn bundled_without_recorded_values() -> Small {
    let copied = Small::new();
    fs::remove_dir_all(&copied.folder).unwrap();
    for folder in ["data", "content", "themes"] {
        copy(&root().join(folder), &copied.path(folder));
    }
    fs::copy(root().join("minhbach.yaml"), copied.path("minhbach.yaml")).unwrap();
    fs::remove_dir_all(copied.path("data/published")).unwrap();
    copied
}

#[test]
fn a_page_depends_only_on_results_in_its_scope() {
    let bundled = bundled_without_recorded_values();
    let before = views(&bundled.folder);
    let plans: Vec<String> = fs::read_dir(bundled.path("data/plans"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    assert_eq!(plans.len(), 5);
    for (p, plan) in plans.iter().enumerate() {
        let results = bundled.path(&format!("data/plans/{plan}/results"));
        let mut periods: Vec<_> = fs::read_dir(&results).unwrap().map(|entry| entry.unwrap().path()).collect();
        periods.sort();
        // Without the last period, and without any.
        for some in [&periods[periods.len() - 1..], &periods[..]] {
            let aside = bundled.path("aside");
            fs::create_dir_all(&aside).unwrap();
            for period in some {
                fs::rename(period, aside.join(period.file_name().unwrap())).unwrap();
            }
            let after: BTreeMap<String, String> =
                views(&bundled.folder).into_iter().map(|(path, _, view)| (path, view)).collect();
            let unchanged: TiVec<PlanIx, bool> = (0..plans.len()).map(|other| other != p).collect();
            let mut inside = 0;
            for (path, plans_of_page, view) in &before {
                if scope::is_unchanged(plans_of_page.as_ref(), &unchanged) {
                    assert_eq!(after.get(path), Some(view), "{path} without {} of {plan}", some.len());
                } else {
                    inside += usize::from(after.get(path) != Some(view));
                }
            }
            assert!(inside > 20, "{plan}: {inside} pages changed");
            for period in some {
                fs::rename(aside.join(period.file_name().unwrap()), period).unwrap();
            }
        }
    }
}

#[test]
fn most_pages_depend_on_one_plan_only() {
    let of_all = views(&root()).into_iter().filter(|(_, plans, _)| plans.is_none()).count();
    assert!(of_all < 120, "{of_all} pages depend on all plans");
}
