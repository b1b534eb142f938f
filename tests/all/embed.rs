//! A chart that other sites frame is the chart of the page, and each has its own address.

use std::collections::{BTreeMap, BTreeSet};

use minhbach::Findings;
use minhbach::project::Overrides;
use minhbach::site::Site;
use minhbach::site::route::Page;
use minhbach::site::view::Body;
use minhbach::site::view::parts::ChartFrame;

use crate::support::root;

fn with_bundled(test: impl FnOnce(&Site<'_>)) {
    let mut findings = Findings::default();
    let reached = minhbach::with_site(&root(), &Overrides::default(), &mut findings, |site, _, _, _| test(site));
    assert!(reached.unwrap().is_some());
}

/// A chart of a page, without what depends on where it stands.
fn shown(chart: &ChartFrame) -> (String, String, String, String) {
    let picture = serde_json::to_string(&chart.picture).unwrap();
    (chart.id.clone(), chart.title.clone(), chart.source.clone(), picture)
}

#[test]
fn every_chart_of_a_page_has_one_page_of_its_own_and_a_link_to_its_code() {
    with_bundled(|site| {
        let (mut framed, mut charts) = (BTreeMap::new(), Vec::new());
        let mut codes = BTreeSet::new();
        for (tail, page) in site.routes.iter() {
            let view = site.view(page, 0);
            match (&view.body, page) {
                (Body::Embed(body), Page::Embed(p, t, _)) => {
                    assert!(
                        view.frame.demonstration && view.frame.crumbs.is_empty() && view.frame.languages.is_empty()
                    );
                    assert!(body.chart.picture.frame_height() >= 600, "{tail}");
                    let is_slug = |part: &str| {
                        part.split('-').all(|word| {
                            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                        })
                    };
                    assert!(tail.trim_end_matches(".html").split('/').all(is_slug), "{tail}");
                    assert!(framed.insert((p, t, body.chart.id.clone()), shown(&body.chart)).is_none(), "{tail}");
                }
                (Body::EmbedList(body), Page::EmbedList(p)) => {
                    for entry in body.groups.iter().flat_map(|group| &group.charts) {
                        assert!(
                            codes
                                .insert(format!("nhung/{}/index.html#{}", site.measured.project.plans[p].id, entry.id))
                        );
                        assert!(entry.code.starts_with("<iframe src=\"") && entry.code.ends_with("\"></iframe>"));
                    }
                }
                (_, Page::Plan(p) | Page::Compare(p)) => {
                    charts.extend(view.body.charts().iter().map(|c| (tail.to_owned(), p, None, c.clone())))
                }
                (_, Page::Target(p, t)) => {
                    charts.extend(view.body.charts().iter().map(|c| (tail.to_owned(), p, Some(t), c.clone())))
                }
                _ => assert!(view.body.charts().is_empty(), "{tail}"),
            }
        }
        let mut wanted = BTreeSet::new();
        for (tail, p, t, chart) in &charts {
            let key = (*p, *t, chart.id.clone());
            assert_eq!(framed.get(&key), Some(&shown(chart)), "{tail}");
            wanted.insert(key);
            let climbed = chart.embed.trim_start_matches("../");
            assert!(codes.contains(climbed), "{tail}: {climbed}");
        }
        assert_eq!(framed.keys().cloned().collect::<BTreeSet<_>>(), wanted, "no chart is only to be framed");
        assert_eq!(framed.len(), codes.len());
        assert!(framed.len() > 100, "{}", framed.len());
    });
}
