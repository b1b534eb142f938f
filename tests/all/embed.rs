//! Charts for embedding in other sites. Each has its own page with the same content as the chart in its page.

use std::collections::{BTreeMap, BTreeSet};

use minhbach::model::ids::LangIx;
use minhbach::site::page::Page;
use minhbach::site::pages::Body;
use minhbach::site::scope::Scope;
use minhbach::site::shared::charts::ChartFrame;

use crate::support::with_bundled;

/// The content of a chart, without what depends on the address of its page.
fn content(chart: &ChartFrame) -> (String, String, String, String) {
    let picture = serde_json::to_string(&chart.picture).unwrap();
    (chart.id.clone(), chart.title.clone(), chart.source.clone(), picture)
}

#[test]
fn every_chart_has_its_own_page_and_a_link_to_its_embed_code() {
    with_bundled(|site| {
        let (mut framed, mut charts) = (BTreeMap::new(), Vec::new());
        let mut codes = BTreeSet::new();
        for (address, page) in site.addresses.iter() {
            let view = site.view(page, LangIx::ROOT);
            match (&view.body, page) {
                (Body::Embed(body), Page::Embed(p, t, _)) => {
                    assert!(
                        view.frame.demonstration && view.frame.crumbs.is_empty() && view.frame.languages.is_empty()
                    );
                    let chart = body.chart.as_ref().unwrap();
                    assert!(chart.picture.frame_height() >= 600, "{address}");
                    let is_slug = |part: &str| {
                        part.split('-').all(|word| {
                            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                        })
                    };
                    assert!(address.trim_end_matches(".html").split('/').all(is_slug), "{address}");
                    assert!(framed.insert((p, t, chart.id.clone()), content(chart)).is_none(), "{address}");
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
                (body, Page::Target(p, t)) => {
                    charts.extend(body.charts().iter().map(|c| (address.to_owned(), p, Some(t), c.clone())))
                }
                (body, _) => match page.scope() {
                    Scope::Plan(p) => {
                        charts.extend(body.charts().iter().map(|c| (address.to_owned(), p, None, c.clone())))
                    }
                    Scope::All
                    | Scope::Nothing
                    | Scope::Area(_)
                    | Scope::Institution(_)
                    | Scope::InstitutionsOf(_)
                    | Scope::InstitutionsOfKind(..) => assert!(body.charts().is_empty(), "{address}"),
                },
            }
        }
        let mut expected = BTreeSet::new();
        for (address, p, t, chart) in &charts {
            let key = (*p, *t, chart.id.clone());
            assert_eq!(framed.get(&key), Some(&content(chart)), "{address}");
            expected.insert(key);
            let href = chart.embed.trim_start_matches("../");
            assert!(codes.contains(href), "{address}: {href}");
        }
        assert_eq!(framed.keys().cloned().collect::<BTreeSet<_>>(), expected, "every embedded chart is also in a page");
        assert_eq!(framed.len(), codes.len());
        assert!(framed.len() > 100, "{}", framed.len());
    });
}
