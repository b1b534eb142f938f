//! The published recount on projects whose words look like figures: it must find no difference where there is none, and must find
//! one where there is.

use std::process::{Command, Output};

use crate::support::Small;

/// Builds a project and runs the recount that it publishes.
fn recount(small: &Small) -> Output {
    let built = small.run(&["build", "--out", "public"]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let mut command = Command::new("python3");
    command.current_dir(small.path("public")).args(["data/recount.py", ".", "--all"]).env("PYTHONIOENCODING", "utf-8");
    command.output().unwrap()
}

#[track_caller]
fn finds_nothing(small: &Small) {
    let done = recount(small);
    let told = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success() && told.ends_with(" 0 differences\n"), "{told}");
}

const PLAN: &str = "data/plans/mau-2024/plan.yaml";
const AREAS: &str = "data/areas/areas.yaml";
const INSTITUTIONS: &str = "data/institutions/mau.csv";

#[test]
fn a_percentage_in_words_is_not_a_figure() {
    let small = Small::new();
    small.edit(PLAN, "Trường có thanh toán không tiền mặt\"", "73,4% trường thu 1.000 đồng không tiền mặt\"");
    small.edit(PLAN, "Schools with cashless payment\"", "73.4% of schools take 1,000 dong without cash\"");
    small.edit(PLAN, "Mẫu 2024\"", "Mẫu 99,9% 2024\"");
    small.edit(PLAN, "Sample 2024\"", "Sample 99.9% 2024\"");
    small.edit("minhbach.yaml", "Không có thật", "Sở 12,5%, 3 trên 4 chỉ tiêu");
    small.edit("minhbach.yaml", "A small project for tests", "Up by 88.8%, 12 of 13");
    small.edit("data/indicators.yaml", "Có ít nhất một phương thức.", "Ít nhất 5% số thu, 18/30 khoản.");
    small.edit("data/indicators.yaml", "At least one method.", "At least 5% of 18/30 payments.");
    finds_nothing(&small);
}

#[test]
fn a_percentage_in_the_reason_of_a_correction_is_not_a_figure() {
    let small = Small::new();
    small.edit(
        "data/plans/mau-2024/results/2024-Q1/reports.yaml",
        "reason: {vi: \"",
        "reason: {vi: \"Sai 66,6% trong 1.234 dòng, trước đây 9: ",
    );
    finds_nothing(&small);
}

#[test]
fn a_name_may_wrap_contain_two_spaces_or_begin_with_a_sign() {
    let small = Small::new();
    let long = "Huyện Đông Bắc Trung Du và Miền Núi phía Tây của Tỉnh Mẫu có Tên Rất Dài Không Dòng Nào Chứa Hết Được";
    small.edit(AREAS, "vi: \"Huyện Đông\"", &format!("vi: \"{long}\""));
    small.edit(AREAS, "\"West District\"", "\"West  District\"");
    small.edit(AREAS, "\"Huyện Tây\"", "\"-Huyện  Tây\"");
    small.edit(AREAS, "\"Island District\"", "\"+Island District 7\"");
    small.edit(INSTITUTIONS, "Trường Tiểu học Mẫu 1,Sample Primary School 1", "-Trường  Mẫu 1,+Sample School 45%");
    small.edit(INSTITUTIONS, "Trạm Y tế Mẫu 2,Sample Health Station 2", "+Trạm Y tế 2,@Station 10%");
    finds_nothing(&small);
}

#[test]
fn a_plan_without_results_has_no_differences() {
    let small = Small::new();
    std::fs::remove_dir_all(small.path("data/plans/mau-2024/results")).unwrap();
    finds_nothing(&small);
}

#[test]
fn a_changed_digit_is_found() {
    let small = Small::new();
    finds_nothing(&small);
    let page = "public/vi/can-cu/mau-2024/adoption.cashless-adoption.2024-q2.html";
    let text = small.read(page);
    let at = text.find("%</b>").expect("a share on the receipt") - 1;
    let digit = if text.as_bytes()[at] == b'1' { "2" } else { "1" };
    small.write(page, [&text[..at], digit, &text[at + 1..]].concat());
    let mut command = Command::new("python3");
    let done = command.current_dir(small.path("public")).args(["data/recount.py", "."]).output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&done.stdout).contains("vi/can-cu/mau-2024/adoption.cashless-adoption.2024-q2.html: ")
    );
}
