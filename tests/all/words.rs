//! Words for visitors: strength and deadline, time, the number 0, names.

use minhbach::model::ids::LangIx;
use minhbach::model::indicator::Formula;
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

#[test]
fn a_lead_with_sums_says_how_many_institutions_they_are_from() {
    with_bundled(|site| {
        let mut partial = 0;
        for (address, page) in site.addresses.iter() {
            let Page::Target(p, t) = page else { continue };
            let (project, measured) = (site.measured.project, &site.measured.plans[p]);
            for s in &measured.targets[t].series {
                let is_sum = matches!(project.indicators[measured.series[*s].indicator].formula, Formula::Ratio { .. });
                let Some(period) = measured.latest(*s).filter(|_| is_sum) else { continue };
                let reading = &measured.periods[period].whole[*s];
                let (counted, expected) = (reading.counted, reading.expected);
                if counted == expected {
                    continue;
                }
                partial += 1;
                for (lang, words) in [
                    (LangIx::ROOT, format!("{counted} trên {expected} đơn vị có số liệu")),
                    (ENGLISH, format!("{counted} of {expected} institutions have data")),
                ] {
                    let lead = lead(site, page, lang);
                    assert!(lead.contains(&words), "{address}: {lead}");
                }
            }
        }
        assert!(partial > 3, "{partial}");
    });
}

#[test]
fn news_of_a_value_without_all_institutions_says_so() {
    with_bundled(|site| {
        let mut said = 0;
        for (_, page) in site.addresses.iter() {
            let Page::PeriodChanges(..) = page else { continue };
            let text = view(site, page, ENGLISH).to_string();
            said += text.matches(" institutions have data)").count() + text.matches(" without data)").count();
        }
        assert!(said > 10, "{said}");
    });
}

#[test]
fn news_names_the_period_that_it_compares_with() {
    with_bundled(|site| {
        let news = site.addresses.iter().find(|(address, _)| *address == "thay-doi/dak-nong-2022.2022-q3.html");
        let text = view(site, news.unwrap().1, ENGLISH).to_string();
        let by_number = text.split("share of school payments without cash, by number: ").nth(1).unwrap();
        // The half-year lies between, but a sum of a quarter is compared with a quarter.
        assert!(by_number[..120].contains("in Q1 2022"), "{by_number}");
    });
}

#[test]
fn what_is_needed_lies_between_two_numbers_where_institutions_have_no_data() {
    with_bundled(|site| {
        let needs = |target: &str, lang| {
            let of = |address: &str| address == format!("ke-hoach/kim-son-2022/chi-tieu/{target}.html");
            let (_, page) = site.addresses.iter().find(|(address, _)| of(address)).unwrap();
            view(site, page, lang)["body"]["needs"].to_string()
        };
        let [most, between] = [needs("cashless-health", ENGLISH), needs("online-teaching", ENGLISH)];
        assert!(most.contains("at most 2 short") && !most.contains("at least"), "{most}");
        assert!(between.contains("at least 4 and at most 14 short"), "{between}");
        let [most, between] = [needs("cashless-health", LangIx::ROOT), needs("online-teaching", LangIx::ROOT)];
        assert!(
            most.contains("thiếu nhiều nhất 2 ") && between.contains("ít nhất 4, nhiều nhất 14 "),
            "{most} {between}"
        );
    });
}

#[test]
fn methods_that_an_institution_did_not_accept_are_joined_by_or() {
    with_bundled(|site| {
        let mut denied = 0;
        for (address, page) in site.addresses.iter() {
            let Page::Institution(_) = page else { continue };
            let lead = lead(site, page, ENGLISH);
            let Some((_, others)) = lead.split_once("but not by ") else { continue };
            assert!(!others.contains(" and "), "{address}: {lead}");
            denied += usize::from(others.contains(" or "));
        }
        assert!(denied > 100, "{denied}");
    });
}

#[test]
fn the_lead_of_a_ranking_is_a_sentence_with_its_period_first() {
    with_bundled(|site| {
        for (address, page) in site.addresses.iter() {
            let Page::Ranking(..) = page else { continue };
            let (vi, en) = (lead(site, page, LangIx::ROOT), lead(site, page, ENGLISH));
            assert!(vi.starts_with("Trong ") && en.starts_with("In "), "{address}: {vi} {en}");
            assert!(!en.contains(" of the "), "{address}: {en}");
        }
    });
}

#[test]
fn the_methodology_defines_each_word_of_progress_by_its_only_name_and_shape() {
    let keys = ["met", "on_track", "faster", "slow", "worse", "missed", "uncertain", "unknown", "none"];
    for lang in ["vi", "en"] {
        let read = |path: String| std::fs::read_to_string(path).unwrap();
        let words = read(format!("themes/minh-bach/words/{lang}/sentences.yaml"));
        let page = read(format!("content/trang/phuong-phap/{lang}.md"));
        for (key, shape) in keys.into_iter().zip(["●", "▲", "◆", "▼", "▽", "■", "◐", "○", "–"]) {
            let line = words.lines().find_map(|line| line.strip_prefix(&format!("progress_{key}: "))).unwrap();
            let word = line.trim_matches('"');
            let row = page.lines().find(|row| row.starts_with(&format!("| {word} | ")));
            assert!(row.is_some_and(|row| row.ends_with(&format!("| {shape} |"))), "{lang} {word}: {row:?}");
        }
    }
}

#[test]
fn a_list_of_institutions_does_not_count_those_without_data_as_cash_only() {
    with_bundled(|site| {
        let list = site.addresses.iter().find(|(address, _)| *address == "don-vi/huyen-da-krong/index.html");
        let (vi, en) = (lead(site, list.unwrap().1, LangIx::ROOT), lead(site, list.unwrap().1, ENGLISH));
        assert!(vi.contains("8 trên 12 đơn vị có số liệu") && vi.contains("; 1 đơn vị chưa có số liệu"), "{vi}");
        assert!(en.contains("8 of the 12 institutions with data") && en.contains("data missing: 1."), "{en}");
    });
}

#[test]
fn a_bulletin_says_of_a_single_institution_that_it_is_the_only_one() {
    with_bundled(|site| {
        let mut single = 0;
        for (address, page) in site.addresses.iter() {
            let Page::Notice(_) = page else { continue };
            let text = view(site, page, LangIx::ROOT)["body"].to_string();
            assert!(!text.contains("cả một "), "{address}: {text}");
            single += text.matches("có một đơn vị, và đơn vị này đã ").count();
        }
        assert!(single > 10, "{single}");
    });
}

#[test]
fn an_example_of_an_aim_says_that_the_plan_aims() {
    with_bundled(|site| {
        let methodology = site.addresses.iter().find(|(address, _)| *address == "trang/phuong-phap.html").unwrap().1;
        for (lang, aims) in [(LangIx::ROOT, "Kế hoạch phấn đấu 90%"), (ENGLISH, "The plan aims at 90%")] {
            let text = view(site, methodology, lang)["body"].to_string();
            assert!(text.contains(aims), "{text}");
        }
    });
}
