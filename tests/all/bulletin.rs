//! Bulletins to be read over loudspeakers: every number is spelled out in Vietnamese.

use minhbach::measure::State;
use minhbach::model::ids::LangIx;
use minhbach::model::period::Period;
use minhbach::site::page::Page;

use crate::support::with_bundled;

#[test]
fn numbers_are_spelled_out_in_vietnamese() {
    with_bundled(|site| {
        let locale = &site.locales[LangIx::ROOT];
        for (n, words) in [
            (0, "không"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (25, "hai mươi lăm"),
            (44, "bốn mươi bốn"),
            (55, "năm mươi lăm"),
            (91, "chín mươi mốt"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (111, "một trăm mười một"),
            (115, "một trăm mười lăm"),
            (121, "một trăm hai mươi mốt"),
            (555, "năm trăm năm mươi lăm"),
            (1_000, "một nghìn"),
            (1_005, "một nghìn không trăm linh năm"),
            (1_045, "một nghìn không trăm bốn mươi lăm"),
            (2_022, "hai nghìn không trăm hai mươi hai"),
            (10_000, "mười nghìn"),
            (21_001, "hai mươi mốt nghìn không trăm linh một"),
            (105_000, "một trăm linh năm nghìn"),
            (1_000_000, "một triệu"),
            (1_000_015, "một triệu không trăm mười lăm"),
            (1_005_000, "một triệu không trăm linh năm nghìn"),
            (2_000_000_000, "hai tỷ"),
            // After "mươi" both "bốn" and "tư" are correct; the portal always uses "bốn".
            (1_234_567_891, "một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt"),
        ] {
            assert_eq!(locale.spell(n), words, "{n}");
        }
        assert_eq!(locale.spell(1_000_000_000_000), "một nghìn tỷ");
        assert_eq!(locale.spell(1_500_000_000_007), "một nghìn năm trăm tỷ không trăm linh bảy");
    });
}

#[test]
fn shares_periods_and_telephone_numbers_are_spelled_out() {
    with_bundled(|site| {
        let locale = &site.locales[LangIx::ROOT];
        assert_eq!(locale.spell_percent(4_520), "bốn mươi lăm phẩy hai phần trăm");
        assert_eq!(locale.spell_percent(5_000), "năm mươi phần trăm");
        assert_eq!(locale.spell_percent(10), "không phẩy một phần trăm");
        assert_eq!(locale.spell_percent(10_000), "một trăm phần trăm");
        assert_eq!(locale.spell_digits("156"), "một năm sáu");
        let last = minhbach::model::date::day(2022, 12, 31).unwrap();
        assert_eq!(locale.spell_date(last), "ngày ba mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi hai");
        assert_eq!(locale.month(last), "tháng 12/2022");
        assert_eq!(locale.spell_text("Phường 12, 3 trong 4 phương thức"), "Phường mười hai, ba trong bốn phương thức");
        let period = |text| locale.spell_period(Period::parse(text).unwrap());
        assert_eq!(period("2022-Q3"), "quý ba năm hai nghìn không trăm hai mươi hai");
        assert_eq!(period("2022-H1"), "sáu tháng đầu năm hai nghìn không trăm hai mươi hai");
        assert_eq!(period("2025"), "năm hai nghìn không trăm hai mươi lăm");
    });
}

#[test]
fn every_bulletin_is_spelled_out_and_says_that_figures_are_invented() {
    with_bundled(|site| {
        let mut bulletins = 0;
        let mut without = 0;
        for (address, page) in site.addresses.iter() {
            let Page::Notice(area) = page else { continue };
            let of = |lang| serde_json::to_value(site.view(page, lang)).unwrap()["body"]["bulletin"].clone();
            let lines: Vec<String> = serde_json::from_value(of(LangIx::ROOT)).unwrap();
            if lines.is_empty() {
                // Only areas without institutions, such as an island, have no bulletin.
                for plan in &site.measured.plans {
                    for (s, series) in plan.series.iter_enumerated().filter(|(_, series)| series.target.is_some()) {
                        let latest = plan.latest(s).map_or(plan.periods.len(), |latest| usize::from(latest) + 1);
                        let compared =
                            plan.periods.raw[..latest].iter().rev().find(|period| period.areas.contains(&area));
                        let reading = compared.and_then(|period| period.reading(s, Some(area)));
                        let counts = reading.is_some_and(|reading| reading.state != State::NotApplicable);
                        assert!(!counts, "{address} has no bulletin although it has {series:?}");
                    }
                }
                without += 1;
                continue;
            }
            assert!(lines.len() >= 4, "{address}");
            assert!(
                !lines.iter().any(|line| line.contains(|c: char| c.is_ascii_digit() || c == '%')),
                "{address}: {lines:?}"
            );
            assert!(!lines.iter().any(|line| line.contains("  ") || line.contains('{')), "{address}: {lines:?}");
            assert!(lines[1].contains("minh họa"), "{address}: {lines:?}");
            assert_eq!(of(LangIx::new(1)), serde_json::json!([]), "English has no spelled-out numbers and no bulletin");
            bulletins += 1;
        }
        assert!(bulletins > 60, "{bulletins}");
        assert!(without > 0, "no area is without a bulletin");
    });
}
