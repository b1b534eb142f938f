//! What several kinds of pages show: figures, links, tables, charts, and the words around them.

use crate::i18n::message::Declaration;

pub mod areas;
pub mod bulletin;
pub mod change_links;
pub mod charts;
pub mod data_part;
pub mod due_reports;
pub mod embed;
pub mod figure;
pub mod figure_table;
pub mod institution_groups;
pub mod institutions;
pub mod kind_links;
pub mod link;
pub mod method_chart;
pub mod milestone;
pub mod part_links;
pub mod plan_card;
pub mod plan_rules;
pub mod quote;
pub mod ranking_words;
pub mod receipts;
pub mod revisions;
pub mod run;
pub mod target_progress;
pub mod target_table;
pub mod target_words;
pub mod text_table;

/// The messages of these files.
pub const MESSAGES: &[&[&Declaration]] = &[
    areas::msg::ALL,
    bulletin::msg::ALL,
    change_links::msg::ALL,
    charts::msg::ALL,
    due_reports::msg::ALL,
    figure::msg::ALL,
    institutions::msg::ALL,
    method_chart::msg::ALL,
    milestone::msg::ALL,
    part_links::msg::ALL,
    plan_card::msg::ALL,
    plan_rules::msg::ALL,
    quote::msg::ALL,
    ranking_words::msg::ALL,
    receipts::msg::ALL,
    revisions::msg::ALL,
    target_table::msg::ALL,
    target_words::msg::ALL,
];
