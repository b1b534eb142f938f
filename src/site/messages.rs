//! Messages that several files use.

crate::messages! {
    area {}
    at_least<'a> { value: &'a str }
    before { date: Date }
    by { date: Date }
    changes {}
    changes_more { n: u64 }
    compare_heading<'a> { plan: &'a str }
    coverage { counted: u64, expected: u64 }
    demonstration_mark {}
    embed_heading {}
    feed_demonstration {}
    fraud_line {}
    from_to { from: Date, to: Date }
    home {}
    institutions_in<'a> { area: &'a str }
    kinds_heading<'a> { area: &'a str }
    language_name {}
    nav_areas {}
    nav_calendar {}
    nav_compare {}
    nav_guides {}
    nav_institutions {}
    nav_plans {}
    nav_rankings {}
    nav_search {}
    nav_warnings {}
    no {}
    no_duties {}
    no_reports_yet {}
    offers_none {}
    open_data {}
    page_compare {}
    path_label<'a> { value: &'a str }
    period {}
    period_heading<'a> { period: Period, plan: &'a str }
    plan {}
    receipt_heading<'a> { name: &'a str, period: &'a str }
    revisions_heading {}
    rule_none {}
    scope_all<'a> { among: &'a str }
    slip_not_mentioned {}
    slip_unspecified {}
    state_corrected {}
    state_late { n: u64 }
    state_missing {}
    state_not_applicable {}
    state_revised {}
    state_withheld {}
    target_words_only {}
    until { date: Date }
    value_with<'a> { counts: &'a str, value: &'a str }
    wanted<'a> { target: &'a str }
    whole_plan {}
    yardsticks_heading {}
    yes {}
}
