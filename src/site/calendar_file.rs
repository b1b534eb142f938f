//! The calendar that people import: the last day on time of every report that plans require. It does not depend on iCalendar.

use crate::measure::Measured;
use crate::measure::due::{DueReport, due_days};
use crate::model::date::{self, Date};
use crate::model::ids::{DutyIx, LangIx, PlanIx};
use crate::site::addresses::relative;
use crate::site::context::{Context, Site};
use crate::site::page::Page;
use crate::site::shared::due_reports::{receivers, senders};
use crate::site::shared::link::Link;
use crate::site::shared::quote::clause;

/// A calendar in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub name: String,
    /// The portal's day.
    pub as_of: Date,
    /// In order of day.
    pub events: Vec<Event>,
}

/// The last day for the reports of one duty and period, the same for all senders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Permanent and the same in every language: plan, duty, period.
    pub id: String,
    /// Last day on time.
    pub day: Date,
    /// What is due.
    pub title: String,
    /// From whom, to whom, in the plan's words.
    pub about: String,
    /// The page of the plan's reports, with its fragment, relative to the site's root.
    pub page: String,
}

/// Whether any report of one plan, or of all of them, has a day.
pub fn has_days(measured: &Measured<'_>, only: Option<PlanIx>) -> bool {
    let mut plans = measured.plans.iter_enumerated().filter(|(p, _)| only.is_none_or(|only| only == *p));
    plans.any(|(_, plan)| plan.due_reports.iter().any(DueReport::is_owed))
}

/// The calendar of one plan, or of all of them; without events when no report has a day.
pub fn calendar(site: &Site<'_>, lang: LangIx, only: Option<PlanIx>) -> Calendar {
    let project = site.measured.project;
    let locale = &site.locales[lang];
    let mut events = Vec::new();
    for (p, plan) in project.plans.iter_enumerated().filter(|(p, _)| only.is_none_or(|only| only == *p)) {
        let context = Context::new(site, Page::Reports(p), lang);
        let page_of = |duty: DutyIx, period| site.due_reports_page(p, duty, period).path(site.measured);
        for (d, duty) in plan.duties.iter_enumerated() {
            for (period, day) in due_days(&site.measured.plans[p].due_reports, d) {
                let before = locale.say(&msg::before { date: date::day_after(day) });
                let id = format!("{}-{}", duty.id, period.id().to_lowercase());
                events.push(Event {
                    day,
                    title: locale.say(&msg::calendar_event { period, plan: locale.text(&plan.short) }),
                    about: locale.say(&msg::calendar_about {
                        from: &senders(&context, duty),
                        to: &receivers(&context, duty),
                        date: &before,
                        clause: &clause(&context, &duty.quote.clause),
                    }),
                    page: format!("{}/{}#{id}", locale.code, page_of(d, period)),
                    id: format!("{}.{id}", plan.id),
                });
            }
        }
    }
    events.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
    let name = match only {
        Some(p) => locale.say(&msg::calendar_name { plan: locale.text(&project.plans[p].short) }),
        None => locale.say(&msg::calendar_name_all { site: locale.text(&project.config.name) }),
    };
    Calendar { name, as_of: project.config.as_of, events }
}

/// A link to the calendar of one plan, or of all of them; `None` when no report has a day.
pub fn link(cx: &Context<'_>, only: Option<PlanIx>) -> Option<Link> {
    has_days(cx.site.measured, only)
        .then(|| Link { text: cx.say(&msg::calendar_file {}), href: relative(&cx.path, &path(cx.site, only)) })
}

/// The path of a calendar below the folder of its language.
pub fn path(site: &Site<'_>, only: Option<PlanIx>) -> String {
    match only {
        Some(p) => format!("ke-hoach/{}/lich-bao-cao.ics", site.measured.project.plans[p].id),
        None => "lich-bao-cao/lich-bao-cao.ics".to_owned(),
    }
}

crate::messages! {
    use crate::site::messages::msg;

    calendar_about<'a> { clause: &'a str, date: &'a str, from: &'a str, to: &'a str }
    calendar_event<'a> { period: Period, plan: &'a str }
    calendar_file {}
    calendar_name<'a> { plan: &'a str }
    calendar_name_all<'a> { site: &'a str }
}
