//! Words for visitors: strength and deadline, time, the number 0, names.

use minhbach::model::ids::LangIx;
use minhbach::model::target::Strength;
use minhbach::site::context::Site;
use minhbach::site::page::Page;
use serde_json::Value;

use crate::support::with_bundled;

const ENGLISH: LangIx = LangIx::new(1);

fn view(site: &Site<'_>, page: Page, lang: LangIx) -> Value {
    serde_json::to_value(site.view(page, lang)).unwrap()
}

/// The leading sentences of a page, in one text.
fn lead(site: &Site<'_>, page: Page, lang: LangIx) -> String {
    let frame = view(site, page, lang)["frame"].clone();
    let sentences = frame["lead"].as_array().unwrap().iter();
    sentences.map(|sentence| sentence.as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

/// Every text in a view, save milestones with their quotations, and definitions.
fn texts(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| texts(item, out)),
        Value::Object(entries) => {
            for (_, value) in entries.iter().filter(|(key, _)| !matches!(key.as_str(), "milestones" | "definitions")) {
                texts(value, out);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn what_a_plan_aims_at_is_never_called_required_and_its_deadline_is_named() {
    with_bundled(|site| {
        let mut aims = 0;
        for (address, page) in site.addresses.iter() {
            let Page::Target(p, t) = page else { continue };
            let (plan, measured) = (&site.measured.project.plans[p], &site.measured.plans[p]);
            let Some(current) = measured.targets[t].current else { continue };
            let milestone = &plan.targets[t].milestones[current];
            if milestone.strength != Strength::Aspirational {
                continue;
            }
            aims += 1;
            for (lang, aim, strong) in
                [(LangIx::ROOT, "phấn đấu", ["phải đạt", "bắt buộc"]), (ENGLISH, "aim", ["must ", "failed"])]
            {
                let lead = lead(site, page, lang);
                assert!(lead.contains(aim), "{address}: {lead}");
                assert!(lead.contains(&site.locales[lang].date(milestone.by)), "{address}: {lead}");
                let mut all = Vec::new();
                texts(&view(site, page, lang)["body"], &mut all);
                for text in all {
                    assert!(!strong.iter().any(|word| text.to_lowercase().contains(word)), "{address}: {text}");
                }
            }
        }
        assert!(aims > 0, "no plan aims at anything");
    });
}

#[test]
fn a_table_of_targets_names_value_and_deadline_of_each() {
    with_bundled(|site| {
        let mut rows = 0;
        for (address, page) in site.addresses.iter() {
            let Page::Area(_) = page else { continue };
            for (lang, word) in [(LangIx::ROOT, "Chỉ tiêu: "), (ENGLISH, "Target: ")] {
                let view = view(site, page, lang);
                for figures in view["body"]["figures"].as_array().unwrap() {
                    for row in figures["table"]["rows"].as_array().unwrap() {
                        let note = row["note"].as_str().unwrap();
                        assert!(note.contains(word) && note.contains("202"), "{address}: {note}");
                        rows += 1;
                    }
                }
            }
        }
        assert!(rows > 100, "{rows}");
    });
}

#[test]
fn no_lead_counts_to_0() {
    with_bundled(|site| {
        for (address, page) in site.addresses.iter() {
            // A receipt shows the division itself.
            let is_receipt = matches!(page, Page::Receipt(..));
            for lang in [LangIx::ROOT, ENGLISH].into_iter().filter(|_| !is_receipt) {
                let lead = lead(site, page, lang);
                let counts_to_0 = lead.starts_with("0 ") || lead.contains(": 0 ") || lead.contains(" 0 trên ");
                assert!(!counts_to_0 && !lead.contains(" 0 of "), "{address}: {lead}");
            }
        }
    });
}

#[test]
fn the_lead_of_an_institution_says_of_which_month_it_speaks() {
    with_bundled(|site| {
        let mut leads = 0;
        for (address, page) in site.addresses.iter() {
            let Page::Institution(_) = page else { continue };
            let (vi, en) = (lead(site, page, LangIx::ROOT), lead(site, page, ENGLISH));
            let is_known = !vi.starts_with("Chưa có số liệu");
            assert_eq!(is_known, vi.starts_with("Đến tháng "), "{address}: {vi}");
            assert_eq!(is_known, en.starts_with("As of "), "{address}: {en}");
            leads += usize::from(is_known);
        }
        assert!(leads > 500, "{leads}");
    });
}

#[test]
fn the_page_of_one_institution_names_what_it_does_and_no_share_of_institutions() {
    with_bundled(|site| {
        for (address, page) in site.addresses.iter() {
            let Page::Institution(_) = page else { continue };
            for (lang, share) in [(LangIx::ROOT, "Tỷ lệ cơ sở"), (ENGLISH, "Share of institutions")] {
                let view = view(site, page, lang);
                for row in view["body"]["history"]["rows"].as_array().into_iter().flatten() {
                    let name = row["head"]["text"].as_str().unwrap();
                    assert!(!name.starts_with(share), "{address}: {name}");
                }
            }
        }
    });
}

#[test]
fn a_new_area_says_when_it_was_formed_and_where_the_earlier_figures_are() {
    with_bundled(|site| {
        let areas = &site.measured.project.areas;
        let of = |id: &str| Page::Area(areas.position(|area| area.id == id).unwrap());
        let lead = lead(site, of("xa-duc-lap"), LangIx::ROOT);
        assert!(lead.contains("lập ngày 01/07/2025") && lead.contains("huyện Đắk Mil cũ"), "{lead}");
    });
}

#[test]
fn a_province_has_one_spelling_outside_the_title_of_its_plan_and_quotations() {
    with_bundled(|site| {
        let project = site.measured.project;
        // One page tells how the plan spells the name.
        let titles = project.plans.iter().map(|plan| plan.title.get(LangIx::ROOT));
        let quoted: Vec<&str> = titles.chain(["(văn bản viết Đăk Nông)"]).collect();
        let is_alias = |text: &String| project.areas.iter().any(|area| area.aliases.contains(text));
        // The page of a plan's text quotes all of it.
        for (address, page) in site.addresses.iter().filter(|(_, page)| !matches!(page, Page::PlanText(_))) {
            let mut all = Vec::new();
            texts(&view(site, page, LangIx::ROOT), &mut all);
            for text in all.into_iter().filter(|text| !is_alias(text)) {
                let own = quoted.iter().fold(text, |text, words| text.replace(words, ""));
                assert!(!own.contains("Đăk Nông"), "{address}: {own}");
            }
        }
    });
}

#[test]
fn news_of_a_share_has_its_counts_and_both_periods() {
    with_bundled(|site| {
        let mut changed = 0;
        for (address, page) in site.addresses.iter() {
            let Page::PeriodChanges(..) = page else { continue };
            let view = view(site, page, LangIx::ROOT);
            for change in view["body"]["news"]["changes"].as_array().unwrap() {
                let text = change["text"].as_str().unwrap();
                if text.contains("giảm còn") || text.contains("tăng lên") {
                    let has_both = text.contains(" trong ") && text.contains("%") && text.contains(", từ ");
                    assert!(has_both && !text.contains("Tỷ lệ cơ sở"), "{address}: {text}");
                    changed += 1;
                }
            }
        }
        assert!(changed > 20, "{changed}");
    });
}
