//! Every figure of a plan's text must be in the data, or be waived with a reason that visitors can read.

use minhbach::Findings;
use minhbach::parse::Overrides;

use crate::support::{Small, root};

const PLAN: &str = "data/plans/mau-2024/plan.yaml";
const TEXT: &str = "data/plans/mau-2024/plan.txt";

/// Codes, positions and messages of all problems of a project.
fn found(folder: &std::path::Path) -> Vec<(&'static str, String, String)> {
    let mut findings = Findings::default();
    minhbach::with_site(folder, &Overrides::default(), &mut findings, |_, _, _, _| ()).unwrap();
    let place = |d: &minhbach::diagnostics::Diagnostic| {
        let place = d.span.map(|span| findings.sources.place(span));
        place.map_or_else(String::new, |p| format!("{}:{}:{}", p.path, p.line, p.column))
    };
    findings.diagnostics.iter().map(|d| (d.code, place(d), d.message.en.clone())).collect()
}

/// Adds a sentence to the official text.
fn plant(small: &Small, sentence: &str) {
    small.write(TEXT, small.read(TEXT) + sentence + "\n");
}

fn waive(small: &Small, words: &str) {
    let plan = small.read(PLAN);
    small.write(
        PLAN,
        format!(
            "{plan}waived:\n  - {{words: \"{words}\", reason: {{vi: \"Không theo dõi\", en: \"Not followed here\"}}}}\n"
        ),
    );
}

#[test]
fn an_untracked_figure_of_each_kind_is_reported_at_its_position_until_it_is_quoted_or_waived() {
    for (sentence, figure, column) in [
        ("- Ít nhất 75 % số trường có đầu mối.", "75 %", 11),
        ("- Xong trước ngày 20/6 cùng năm.", "ngày 20/6", 14),
        ("- Ban hành ngày 03/6/2020 của Sở.", "ngày 03/6/2020", 12),
        ("- Xong trước 15 tháng 12 hàng năm.", "15 tháng 12", 14),
        ("- Xong trong tháng 12 năm 2024.", "tháng 12 năm 2024", 14),
        ("- Xong trong Quý III, IV năm 2025.", "Quý III, IV năm 2025", 14),
        ("- Tất cả trường học đến năm 2030.", "năm 2030", 25),
        ("- Có 04 nền tảng dùng chung.", "04 nền tảng", 6),
        ("- Đủ 03 trong 04 cách trả tiền.", "03 trong 04", 6),
    ] {
        let small = Small::new();
        plant(&small, sentence);
        let problems = found(&small.folder);
        let [(code, place, message)] = problems.as_slice() else { panic!("{sentence}: {problems:?}") };
        assert_eq!((*code, place.as_str()), ("MB4201", &*format!("{TEXT}:17:{column}")), "{sentence}");
        assert!(message.contains(&format!("«{figure}»")), "{message}");

        waive(&small, figure);
        assert_eq!(found(&small.folder), [], "{sentence} is waived");

        let small = Small::new();
        plant(&small, sentence);
        let words = sentence.trim_start_matches("- ");
        small.edit(PLAN, "quote: \"Các huyện báo cáo\"}", &format!("quote: \"{words}\"}}"));
        let left = found(&small.folder).len();
        // A quotation is not enough for a percentage: it needs a milestone with its value.
        assert_eq!(left, usize::from(figure == "75 %"), "{sentence} is quoted");
    }
}

#[test]
fn a_percentage_is_tracked_only_by_a_milestone_with_its_value() {
    let small = Small::new();
    small.edit(TEXT, "Tối thiểu 50% trường học", "Tối thiểu 50% hoặc 55% trường học");
    small.edit(PLAN, "Tối thiểu 50% trường học lắp đặt", "Tối thiểu 50% hoặc 55% trường học lắp đặt");
    let problems = found(&small.folder);
    assert_eq!(problems.len(), 1);
    assert!(problems[0].2.contains("«55%»"), "{problems:?}");
}

#[test]
fn a_sentence_that_occurs_twice_and_is_quoted_once_is_reported_once() {
    let small = Small::new();
    plant(&small, "Tối thiểu 2 phương thức.");
    let problems = found(&small.folder);
    assert_eq!((problems.len(), problems[0].1.as_str()), (1, &*format!("{TEXT}:17:11")));
    // A waiver covers every occurrence of its words.
    waive(&small, "Tối thiểu 2 phương thức");
    assert_eq!(found(&small.folder), []);
}

#[test]
fn the_time_of_a_task_and_the_year_above_milestones_are_tracked() {
    let small = Small::new();
    plant(&small, "Thời gian: Quý III, IV năm 2024");
    assert_eq!(found(&small.folder), [], "the last task quoted before has the same time");
    small.edit(TEXT, "Quý III, IV năm 2024", "Quý II năm 2024");
    assert_eq!(found(&small.folder).len(), 1);

    let small = Small::new();
    small.edit(TEXT, "- Tối thiểu 50%", "Đến cuối năm 2024:\n\n- Tối thiểu 50%");
    assert_eq!(found(&small.folder), [], "the next milestone is due by then");
    small.edit(TEXT, "Đến cuối năm 2024", "Đến cuối năm 2023");
    assert_eq!(found(&small.folder).len(), 1);
}

#[test]
fn a_waiver_without_figures_is_a_warning_and_one_without_an_occurrence_an_error() {
    let small = Small::new();
    waive(&small, "Khen thưởng");
    assert_eq!(found(&small.folder).iter().map(|p| p.0).collect::<Vec<_>>(), ["MB4202"]);
    let small = Small::new();
    waive(&small, "Phạt tiền");
    assert_eq!(found(&small.folder).iter().map(|p| p.0).collect::<Vec<_>>(), ["MB4001"]);
}

#[test]
fn waived_figures_are_shown_with_their_reasons() {
    let small = Small::new();
    plant(&small, "- Có 04 nền tảng dùng chung.");
    waive(&small, "04 nền tảng");
    assert!(small.run(&["build"]).status.success());
    for (lang, reason) in [("vi", "Không theo dõi"), ("en", "Not followed here")] {
        let page = small.read(&format!("public/{lang}/ke-hoach/mau-2024/van-ban.html"));
        assert!(page.contains("04 nền tảng</a>") && page.contains(reason), "{page}");
    }
}

#[test]
fn every_figure_of_the_bundled_plans_is_tracked_or_waived() {
    assert_eq!(found(&root()), []);
}
