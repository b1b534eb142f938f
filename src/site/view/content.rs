//! Pages that people write: guides, warnings, and the standing pages.

use serde::Serialize;

use crate::i18n::locale::small;
use crate::i18n::message::Message;
use crate::measure::progress::{self, Pace};
use crate::measure::{rounded, rounded_beside};
use crate::model::content::{PageRole, section};
use crate::model::date;
use crate::model::ids::{ContentIx, PlanIx};
use crate::model::target::Strength;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::section::Section;
use crate::site::shared::link::{Link, NavLink};
use crate::site::shared::text_table::{TextRow, TextTable};
use crate::site::shared::{figure, target_words};

/// A page is out of date this many days after its review.
const REVIEW_DAYS: i64 = 366;

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ContentPage {
    /// From Markdown, already safe HTML.
    pub html: String,
    /// "Reviewed on …"
    pub reviewed: String,
    /// The last review is more than twelve months before the portal's date.
    pub out_of_date: Option<String>,
    /// Worked examples of the methodology page, made from the data.
    pub examples: Vec<Example>,
    /// Hosts that the site links to, on the about page; telephone numbers on warnings.
    pub tables: Vec<TextTable>,
    /// Other pages of the section.
    pub others: Vec<NavLink>,
}

/// One step-by-step calculation with real rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Example {
    pub title: Link,
    pub steps: Vec<String>,
    /// What the figure of the example was made of.
    pub receipt: Link,
}

pub fn page(cx: &Context<'_>, ix: ContentIx) -> (Head, ContentPage) {
    let page = &cx.project.pages[ix];
    let reviewed = cx.locale.date(page.reviewed_on);
    let old = date::days_between(page.reviewed_on, cx.project.config.as_of) > REVIEW_DAYS;
    let listed_in: Option<(&dyn Message, _)> = match page.section.as_str() {
        section::GUIDES => Some((&msg::nav_guides {}, Section::Guides)),
        section::WARNINGS => Some((&msg::nav_warnings {}, Section::Warnings)),
        _ => None,
    };
    let others = cx
        .project
        .pages
        .iter_enumerated()
        .filter(|(_, other)| other.section == page.section)
        .map(|(other, data)| cx.nav_link(cx.text(&data.title), Page::Content(other)))
        .collect();
    let is_methodology = page.role == Some(PageRole::Methodology);
    let tables = if page.section == section::WARNINGS {
        hotline_table(cx).into_iter().collect()
    } else if page.role == Some(PageRole::About) {
        host_table(cx).into_iter().collect()
    } else {
        Vec::new()
    };
    let body = ContentPage {
        html: cx.site.written.get(ix).and_then(|html| html.get(cx.locale.lang)).cloned().unwrap_or_default(),
        reviewed: cx.say(&msg::reviewed { date: &reviewed }),
        out_of_date: old.then(|| cx.say(&msg::out_of_date { date: &reviewed })),
        examples: if is_methodology { examples(cx) } else { Vec::new() },
        tables,
        others,
    };
    let head = Head {
        heading: cx.text(&page.title).to_owned(),
        lead: vec![cx.text(&page.summary).to_owned()],
        crumbs: listed_in.map(|(key, s)| (cx.say(key), Page::ContentIndex(s))).into_iter().collect(),
        demonstration: is_methodology && cx.any_demonstration(),
        ..Head::default()
    };
    (head, body)
}

fn hotline_table(cx: &Context<'_>) -> Option<TextTable> {
    let rows: Vec<TextRow> = cx
        .project
        .hotlines
        .iter()
        .map(|line| {
            let call = line.call.as_ref().map(|n| cx.say(&msg::call { number: n }));
            let sms = (!line.sms.is_empty()).then(|| cx.say(&msg::sms { numbers: &line.sms.join(", ") }));
            let how: Vec<String> = call.into_iter().chain(sms).collect();
            let href = line.call.as_ref().map_or_else(String::new, |n| format!("tel:{n}"));
            TextRow {
                head: Link { text: cx.text(&line.name).to_owned(), href },
                cells: vec![how.join("; "), cx.text(&line.usage).to_owned(), cx.locale.date(line.checked_on)],
            }
        })
        .collect();
    (!rows.is_empty()).then(|| TextTable {
        caption: cx.say(&msg::hotlines_caption {}),
        columns: cx.say_all(&[&msg::hotline {}, &msg::hotline_how {}, &msg::hotline_use {}, &msg::checked_on {}]),
        rows,
    })
}

fn host_table(cx: &Context<'_>) -> Option<TextTable> {
    let rows: Vec<TextRow> = cx
        .project
        .links
        .iter()
        .map(|link| TextRow {
            head: Link::unlinked(link.host.clone()),
            cells: vec![cx.text(&link.owner).to_owned(), cx.locale.date(link.checked_on)],
        })
        .collect();
    (!rows.is_empty()).then(|| TextTable {
        caption: cx.say(&msg::hosts_caption {}),
        columns: cx.say_all(&[&msg::host {}, &msg::host_owner {}, &msg::checked_on {}]),
        rows,
    })
}

/// One worked example from each plan: the first target with a measure, step by step.
fn examples(cx: &Context<'_>) -> Vec<Example> {
    cx.project.plans.keys().filter_map(|p| example(cx, p)).collect()
}

fn example(cx: &Context<'_>, p: PlanIx) -> Option<Example> {
    let (plan, measured) = cx.plan(p);
    // The most telling example is a target that is not met yet: its pace can be shown.
    let measured_targets = || plan.targets.keys().filter(|t| !measured.targets[*t].series.is_empty());
    let t = measured_targets()
        .find(|t| measured.targets[*t].progress != progress::Progress::Met)
        .or_else(|| measured_targets().next())?;
    let s = *measured.targets[t].series.first()?;
    let period = measured.latest(s)?;
    let milestone = &plan.targets[t].milestones[measured.targets[t].current?];
    let reading = measured.periods[period].whole[s];
    let (numerator, denominator) = reading.value()?;
    let number = |n: u64| cx.locale.number(n);
    let figure = figure::figure(cx, measured.series[s].indicator, &reading, Some(milestone.value));
    let compare = |(n, d): (u64, u64)| {
        let left = number_u128(cx, u128::from(n) * 10_000);
        let right = number_u128(cx, u128::from(milestone.value.0) * u128::from(d));
        let (left, right, target) = (left.as_str(), right.as_str(), u64::from(milestone.value.0));
        if milestone.value.is_met_by(n, d) {
            cx.say(&msg::example_met { left, right, numerator: n, denominator: d, target })
        } else {
            cx.say(&msg::example_not_met { left, right, numerator: n, denominator: d, target })
        }
    };
    let (wording, scope) = (target_words::wording(cx, milestone), small(&target_words::scope(cx, &plan.targets[t])));
    let (wording, scope, by) = (wording.as_str(), scope.as_str(), milestone.by);
    let mut steps = vec![
        match milestone.strength {
            Strength::Required => cx.say(&msg::example_demand { wording, by, scope }),
            Strength::Aspirational => cx.say(&msg::example_aim { wording, by, scope }),
        },
        cx.say(&msg::example_value {
            numerator: &number(numerator),
            denominator: &number(denominator),
            value: &figure.text,
            period: &cx.locale.period_title(measured.periods[period].period),
        }),
    ];
    let is_thin_share = !measured.series[s].is_sum && reading.uncounted() > 0;
    match reading.bounds_of_share().filter(|_| is_thin_share).and_then(|bounds| bounds.known()) {
        None => steps.push(compare((numerator, denominator))),
        Some((least, most)) => {
            let percent = |(n, d): (u64, u64)| cx.locale.percent(rounded_beside(n, d, Some(milestone.value)));
            steps.push(cx.say(&msg::example_bounds {
                n: u64::from(reading.uncounted()),
                least: &percent(least),
                most: &percent(most),
            }));
            steps.push(compare(least));
            // If even the least share reaches the value, the greatest has nothing to decide.
            if !milestone.value.is_met_by(least.0, least.1) {
                steps.push(compare(most));
            }
        }
    }
    let latest = (measured.periods[period].period.end(), (numerator, denominator));
    // A pace of those that reported would not be the pace of all.
    let baseline = measured.comparable(s, period).filter(|_| reading.uncounted() == 0).find_map(|p| {
        let at = &measured.periods[p];
        Some((at.period.end(), at.whole[s].value().filter(|_| at.whole[s].uncounted() == 0)?))
    });
    if let Some((baseline_day, (n, d))) = baseline {
        let baseline = (baseline_day, (n, d));
        let pace = progress::pace(milestone.value, milestone.by, baseline, latest);
        let r = match pace {
            Pace::Forward(r) => cx.locale.percent(u32::try_from(r).unwrap_or(u32::MAX)),
            Pace::Back => cx.say(&msg::example_back {}),
        };
        steps.push(cx.say(&msg::example_pace {
            baseline: &cx.locale.percent(rounded(n, d)),
            baseline_day,
            value: &figure.text,
            day: latest.0,
            elapsed: &number(u64::try_from(date::days_between(baseline_day, latest.0)).unwrap_or(0)),
            time: &number(u64::try_from(date::days_between(baseline_day, milestone.by)).unwrap_or(0)),
            pace: &r,
        }));
    }
    let status = figure::assessed(cx, p, s, None, period);
    steps.push(cx.say(&msg::example_word { date: measured.judged, status: &status.word }));
    let title = format!("{}: {}", cx.text(&plan.short), cx.text(&plan.targets[t].title));
    Some(Example { title: cx.link(title, Page::Target(p, t)), steps, receipt: figure::receipt_link(cx, p, s, period) })
}

/// A product too large for `u64`, as the language writes it.
fn number_u128(context: &Context<'_>, n: u128) -> String {
    u64::try_from(n).map_or_else(|_| n.to_string(), |n| context.locale.number(n))
}

crate::messages! {
    use crate::site::messages::msg;

    call<'a> { number: &'a str }
    checked_on {}
    example_back {}
    example_bounds<'a> { least: &'a str, most: &'a str, n: u64 }
    example_aim<'a> { by: Date, scope: &'a str, wording: &'a str }
    example_demand<'a> { by: Date, scope: &'a str, wording: &'a str }
    example_met<'a> { denominator: u64, left: &'a str, numerator: u64, right: &'a str, target: u64 }
    example_not_met<'a> { denominator: u64, left: &'a str, numerator: u64, right: &'a str, target: u64 }
    example_pace<'a> { baseline: &'a str, baseline_day: Date, day: Date, elapsed: &'a str, pace: &'a str, time: &'a str, value: &'a str }
    example_value<'a> { denominator: &'a str, numerator: &'a str, period: &'a str, value: &'a str }
    example_word<'a> { date: Date, status: &'a str }
    host {}
    host_owner {}
    hosts_caption {}
    hotline {}
    hotline_how {}
    hotline_use {}
    hotlines_caption {}
    out_of_date<'a> { date: &'a str }
    reviewed<'a> { date: &'a str }
    sms<'a> { numbers: &'a str }
}
