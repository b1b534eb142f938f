//! The calendar that people import: the last day on time of every report that plans order. It knows no iCalendar.

use super::Site;
use super::context::Context;
use super::route::{self, Page};
use crate::measure::due::due_days;
use crate::model::Project;
use crate::model::date::{self, Date};

/// A calendar in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its name.
    pub name: String,
    /// The portal's day.
    pub as_of: Date,
    /// In order of day.
    pub events: Vec<Event>,
}

/// The last day for one report of one duty, whoever owes it.
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
pub fn has_days(project: &Project, only: Option<usize>) -> bool {
    let mut plans = project.plans.iter().enumerate().filter(|(p, _)| only.is_none_or(|only| only == *p));
    plans.any(|(_, plan)| plan.duties.iter().any(|duty| !due_days(plan, duty).is_empty()))
}

/// The calendar of one plan, or of all of them; without events when no report has a day.
pub fn calendar(site: &Site<'_>, lang: usize, only: Option<usize>) -> Calendar {
    let project = site.measured.project;
    let voice = &site.voices[lang];
    let mut events = Vec::new();
    for (p, plan) in project.plans.iter().enumerate().filter(|(p, _)| only.is_none_or(|only| only == *p)) {
        let context = Context::new(site, Page::Reports(p), lang);
        let page_of = |duty: usize, period| route::tail(site.measured, site.board_page(p, duty, period));
        for (d, duty) in plan.duties.iter().enumerate() {
            for (period, day) in due_days(plan, duty) {
                let before = voice.say("before", &[("date", &voice.date(date::day_after(day)))]);
                let id = format!("{}-{}", duty.id, period.id().to_lowercase());
                events.push(Event {
                    day,
                    title: voice
                        .say("calendar_event", &[("period", &voice.period(period)), ("plan", voice.text(&plan.short))]),
                    about: voice.say(
                        "calendar_about",
                        &[
                            ("from", &context.senders(duty)),
                            ("to", &context.receivers(duty)),
                            ("date", &before),
                            ("clause", &context.clause(&duty.quote.clause)),
                        ],
                    ),
                    page: format!("{}/{}#{id}", voice.code, page_of(d, period)),
                    id: format!("{}.{id}", plan.id),
                });
            }
        }
    }
    events.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
    let name = match only {
        Some(p) => voice.say("calendar_name", &[("plan", voice.text(&project.plans[p].short))]),
        None => voice.say("calendar_name_all", &[("site", voice.text(&project.config.name))]),
    };
    Calendar { name, as_of: project.config.as_of, events }
}

/// The address of a calendar behind the language.
pub fn tail(site: &Site<'_>, only: Option<usize>) -> String {
    match only {
        Some(p) => format!("ke-hoach/{}/lich-bao-cao.ics", site.measured.project.plans[p].id),
        None => "lich-bao-cao/lich-bao-cao.ics".to_owned(),
    }
}
