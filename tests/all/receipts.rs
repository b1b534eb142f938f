//! Receipts: every figure has one, and it accounts for every institution.

use std::collections::BTreeSet;

use minhbach::measure::receipt::receipts;
use minhbach::model::ids::LangIx;
use minhbach::site::page::Page;
use serde_json::Value;

use crate::support::with_bundled;

#[test]
fn a_receipt_accounts_for_every_institution_of_its_reading() {
    with_bundled(|site| {
        let project = site.measured.project;
        let mut checked = 0;
        for ((p, plan), measured) in project.plans.iter_enumerated().zip(&site.measured.plans) {
            for (s, series) in measured.series.iter_enumerated() {
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
                        // Totals replace the rows of institutions.
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
fn every_figure_links_to_an_existing_receipt() {
    with_bundled(|site| {
        let mut figures = 0;
        let mut anchors = BTreeSet::new();
        let mut linked = BTreeSet::new();
        for (address, page) in site.addresses.iter() {
            let view = serde_json::to_value(site.view(page, LangIx::ROOT)).unwrap();
            for entry in
                view["body"]["entries"].as_array().into_iter().chain(view["body"]["reports"].as_array()).flatten()
            {
                if let Some(id) = entry["id"].as_str() {
                    anchors.insert(format!("{address}#{id}"));
                }
            }
            // The figures of a receipt do not link to themselves.
            if matches!(page, Page::Receipt(..)) {
                continue;
            }
            walk(&view["body"], &mut |figure| {
                let Some(href) = figure["href"].as_str() else {
                    assert!(figure["state"] == "missing" || figure["state"] == "not-applicable", "{address}: {figure}");
                    assert_eq!(figure["is_number"], false, "{address}: {figure}");
                    return;
                };
                figures += 1;
                linked.insert(resolve(address, href));
            });
        }
        assert!(figures > 10_000, "{figures}");
        let broken: Vec<&String> = linked.difference(&anchors).collect();
        assert!(broken.is_empty(), "{} of {}: {:?}", broken.len(), linked.len(), broken.first());
    });
}

/// Calls `each` with every figure of a view.
fn walk(value: &Value, each: &mut dyn FnMut(&Value)) {
    match value {
        Value::Object(map) if map.contains_key("is_number") => each(value),
        Value::Object(map) => map.values().for_each(|value| walk(value, each)),
        Value::Array(items) => items.iter().for_each(|value| walk(value, each)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The target of a relative link of a page.
fn resolve(address: &str, href: &str) -> String {
    if href.starts_with('#') {
        return format!("{address}{href}");
    }
    let mut parts: Vec<&str> = address.split('/').collect();
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
