//! Pages whose plans brought nothing new are carried over unseen, so what a page shows must not depend on other plans' results.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use minhbach::Findings;
use minhbach::project::Overrides;
use minhbach::site::index;
use minhbach::site::scope::Scope;

use crate::support::{Small, copy, root};

/// Every page in every language, as JSON, with its scope; and the parts of the search.
pub(crate) fn views(folder: &Path) -> Vec<(String, Scope, String)> {
    let mut findings = Findings::default();
    let views = minhbach::with_site(folder, &Overrides::default(), &mut findings, |site, _, _, _| {
        let mut all = Vec::new();
        for lang in 0..site.voices.len() {
            for (tail, page) in site.routes.iter() {
                let view = serde_json::to_string(&site.view(page, lang)).unwrap();
                all.push((format!("{lang}/{tail}"), site.scope(page), view));
            }
            for part in index::parts(site) {
                let entries = format!("{:?}", index::entries(site, lang, &part));
                all.push((format!("{lang}/{part}.js"), Scope::Plans([].into()), entries));
            }
        }
        all
    });
    assert!(!minhbach::diagnostic::has_errors(&findings.diagnostics), "{:?}", findings.diagnostics);
    views.unwrap().unwrap()
}

/// The bundled project in a folder of its own, without its memory, so that results may be taken away.
fn forgetful() -> Small {
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
fn a_page_shows_nothing_of_the_results_outside_its_scope() {
    let bundled = forgetful();
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
        // One report less, and none at all.
        for some in [&periods[periods.len() - 1..], &periods[..]] {
            let aside = bundled.path("aside");
            fs::create_dir_all(&aside).unwrap();
            for period in some {
                fs::rename(period, aside.join(period.file_name().unwrap())).unwrap();
            }
            let after: BTreeMap<String, String> =
                views(&bundled.folder).into_iter().map(|(path, _, view)| (path, view)).collect();
            let unchanged: Vec<bool> = (0..plans.len()).map(|other| other != p).collect();
            let mut inside = 0;
            for (path, scope, view) in &before {
                if scope.is_unchanged(&unchanged) {
                    assert_eq!(after.get(path), Some(view), "{path} without {} of {plan}", some.len());
                } else {
                    inside += usize::from(after.get(path) != Some(view));
                }
            }
            assert!(inside > 20, "{plan}: the results are shown somewhere");
            for period in some {
                fs::rename(aside.join(period.file_name().unwrap()), period).unwrap();
            }
        }
    }
}

#[test]
fn most_pages_are_of_one_plan() {
    let of_all = views(&root()).into_iter().filter(|(_, scope, _)| *scope == Scope::All).count();
    assert!(of_all < 120, "{of_all} pages are looked at whatever changes");
}
