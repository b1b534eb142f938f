//! Every figure can be checked: what a receipt adds up is what was read, and every printed measure has one.

use std::collections::BTreeSet;

use minhbach::Findings;
use minhbach::measure::receipt::receipts;
use minhbach::project::Overrides;
use minhbach::site::Site;
use minhbach::site::route::Page;
use serde_json::Value;

use crate::support::root;

fn with_bundled(test: impl FnOnce(&Site<'_>)) {
    let mut findings = Findings::default();
    let reached = minhbach::with_site(&root(), &Overrides::default(), &mut findings, |site, _, _, _| test(site));
    assert!(reached.unwrap().is_some());
}

#[test]
fn a_receipt_accounts_for_every_institution_of_its_reading() {
    with_bundled(|site| {
        let project = site.measured.project;
        let mut checked = 0;
        for (p, (plan, measured)) in project.plans.iter().zip(&site.measured.plans).enumerate() {
            for (s, series) in measured.series.iter().enumerate() {
                for period in &measured.periods {
                    let results = &project.results[p][period.results];
                    let all = receipts(project, plan, series, period, results, &measured.members, measured.judged);
                    let readings = std::iter::once(&period.whole[s]).chain(&period.by_area[s]);
                    assert_eq!(all.len(), period.areas.len() + 1);
                    for (receipt, reading) in all.iter().zip(readings) {
                        let rows: u32 = receipt.reports.values().sum();
                        let absent = u32::try_from(receipt.absent.len()).unwrap();
                        assert_eq!(
                            reading.expected - reading.counted,
                            absent,
                            "{} {}",
                            plan.id,
                            series.id(project, plan)
                        );
                        // Totals stand for institutions without rows of their own.
                        assert!(rows == reading.counted || (rows < reading.counted && !receipt.totals.is_empty()));
                        checked += 1;
                    }
                }
            }
        }
        assert!(checked > 3_000, "{checked}");
    });
}

#[test]
fn every_printed_measure_has_a_receipt_and_every_receipt_is_there() {
    with_bundled(|site| {
        let mut figures = 0;
        let mut anchors = BTreeSet::new();
        let mut wanted = BTreeSet::new();
        for (tail, page) in site.routes.iter() {
            let view = serde_json::to_value(site.view(page, 0)).unwrap();
            for entry in
                view["body"]["entries"].as_array().into_iter().chain(view["body"]["reports"].as_array()).flatten()
            {
                if let Some(id) = entry["id"].as_str() {
                    anchors.insert(format!("{tail}#{id}"));
                }
            }
            // On a receipt the figure stands for itself.
            if matches!(page, Page::Receipt(..)) {
                continue;
            }
            walk(&view["body"], &mut |figure| {
                let Some(href) = figure["href"].as_str() else {
                    assert!(figure["state"] == "missing" || figure["state"] == "not-applicable", "{tail}: {figure}");
                    assert_eq!(figure["is_number"], false, "{tail}: {figure}");
                    return;
                };
                figures += 1;
                wanted.insert(resolve(tail, href));
            });
        }
        assert!(figures > 10_000, "{figures}");
        let lost: Vec<&String> = wanted.difference(&anchors).collect();
        assert!(lost.is_empty(), "{} of {}: {:?}", lost.len(), wanted.len(), lost.first());
    });
}

/// Hands every printed measure of a view to `each`.
fn walk(value: &Value, each: &mut dyn FnMut(&Value)) {
    match value {
        Value::Object(map) if map.contains_key("is_number") => each(value),
        Value::Object(map) => map.values().for_each(|value| walk(value, each)),
        Value::Array(items) => items.iter().for_each(|value| walk(value, each)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The address that a relative link of a page leads to.
fn resolve(tail: &str, href: &str) -> String {
    if href.starts_with('#') {
        return format!("{tail}{href}");
    }
    let mut parts: Vec<&str> = tail.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whoever reports late is told apart and changes nobody's place.
#[test]
fn a_late_unit_leaves_the_places_of_the_others_as_they_are() {
    use minhbach::measure::due::carrying_duty;
    use minhbach::measure::measure;
    use minhbach::measure::rank::LeftOut;
    use minhbach::model::date::{Date, day};
    use minhbach::model::institution::InstitutionIx;
    with_bundled(|site| {
        let mut tried = 0;
        for (p, measured) in site.measured.plans.iter().enumerate() {
            if !site.measured.project.plans[p].recognition.on_time {
                continue;
            }
            for (r, ranking) in measured.rankings.iter().enumerate() {
                let Some(model) = ranking.ranked.iter().chain(&ranking.honoured).flatten().next().copied() else {
                    continue;
                };
                // Whose report nobody owes cannot be late.
                let (before, plan) = (site.measured.project, &site.measured.project.plans[p]);
                let period = before.results[p][ranking.results].period;
                if carrying_duty(before, plan, period, model.institution).is_none() {
                    continue;
                }
                let mut project = site.measured.project.clone();
                let newcomer = InstitutionIx(u32::try_from(project.institutions.len()).unwrap());
                let mut institution = project.institution(model.institution).clone();
                institution.id = "zz-moi".to_owned();
                project.institutions.push(institution);
                // It reports what the first one reported, but long after the day.
                let results = &mut project.results[p][ranking.results];
                let mut row = results.row(model.institution).unwrap().clone();
                let mut report = results.reports[row.report as usize].clone();
                report.received = day(2025, 12, 1).unwrap_or(Date::MAX);
                row.institution = newcomer;
                row.report = u32::try_from(results.reports.len()).unwrap();
                results.reports.push(report);
                results.rows.push(row);
                let after = measure(&project);
                let changed = &after.plans[p].rankings[r];
                assert_eq!(changed.ranked, ranking.ranked);
                assert_eq!(changed.honoured, ranking.honoured);
                assert_eq!(changed.improved, ranking.improved);
                assert_eq!(changed.weak, ranking.weak);
                let added: Vec<_> = changed.left_out.iter().filter(|entry| !ranking.left_out.contains(entry)).collect();
                assert!(matches!(added.as_slice(), [(ix, LeftOut::LateReport(_))] if *ix == newcomer), "{added:?}");
                tried += 1;
            }
        }
        assert!(tried > 10, "{tried}");
    });
}
