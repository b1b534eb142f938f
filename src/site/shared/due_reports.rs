//! Reports that plans ask for: who sends them, who receives them, when they are due.

use crate::i18n::locale::{capital, small};
use crate::i18n::message::Message;
use crate::measure::due::{self, DueReport, DueState};
use crate::measure::senders::Unjudged;
use crate::model::date::{Date, day_after};
use crate::model::duty::{Duty, Every};
use crate::model::ids::{AgencyIx, AreaIx, DutyIx, LevelIx, PlanIx};
use crate::model::period::Period;
use crate::model::plan::Plan;
use crate::model::result::Sender;
use crate::site::context::{Context, Site};
use crate::site::page::Page;
use crate::site::shared::areas;
use crate::site::shared::link::Link;
use crate::site::shared::text_table::{TextRow, TextTable};

impl Site<'_> {
    /// The page of reports that shows those of a duty for a period.
    pub(in crate::site) fn due_reports_page(&self, p: PlanIx, duty: DutyIx, period: Period) -> Page {
        let first = self.lists.due_groups[p].iter().find(|one| (one.duty, one.period) == (duty, period));
        match first.map_or(0, |one| one.part) {
            0 => Page::Reports(p),
            part => Page::MoreReports(p, part),
        }
    }
}

/// Reports that an area had to send.
pub fn area_reports(cx: &Context<'_>, ix: AreaIx) -> Option<TextTable> {
    let mut rows = Vec::new();
    for p in cx.project.plans.keys() {
        let (plan, measured) = cx.plan(p);
        for due in measured.due_reports.iter().filter(|due| due.sender == Sender::Area(ix)) {
            let received = due.received.map_or_else(|| "–".to_owned(), |day| cx.locale.date(day));
            let words = format!("{}, {}", cx.text(&plan.short), cx.locale.period(due.period));
            let head = Link { text: words, href: due_group_href(cx, p, due) };
            rows.push(TextRow { head, cells: vec![cx.locale.date(due.last_day), received, due_words(cx, due.state)] });
        }
    }
    (!rows.is_empty()).then(|| TextTable {
        caption: cx.say(&msg::area_reports_caption {}),
        columns: cx.say_all(&[&msg::period {}, &msg::last_day {}, &msg::received {}, &msg::state {}]),
        rows,
    })
}

/// The state of a report, in words.
pub fn due_words(cx: &Context<'_>, state: DueState) -> String {
    let days = |n: i64| u64::try_from(n).unwrap_or(0);
    match state {
        DueState::OnTime => cx.say(&msg::due_on_time {}),
        DueState::Late(n) => cx.say(&msg::due_late { n: days(n) }),
        DueState::Missing(n) => cx.say(&msg::state_late { n: days(n) }),
        DueState::NotDue => cx.say(&msg::due_not_yet {}),
        DueState::NotJudged(Unjudged::Group) => cx.say(&msg::due_group {}),
        DueState::NotJudged(Unjudged::AreaChanged) => cx.say(&msg::due_area_changed {}),
    }
}

/// The anchor of a duty's reports for a period on the plan's page of reports.
pub(in crate::site) fn due_group_id(plan: &Plan, due: &DueReport) -> String {
    format!("{}-{}", plan.duties[due.duty].id, due.period.id().to_lowercase())
}

/// Who reports, with a link to the page of an area.
pub fn sender(cx: &Context<'_>, sender: Sender) -> Link {
    match sender {
        Sender::Area(ix) => cx.area_link(ix),
        Sender::Agency(ix) => Link::unlinked(cx.text(&cx.project.agency(ix).name).to_owned()),
    }
}

/// Who reports, inside a sentence: the People's Committee of an area, or an agency.
pub fn sender_office(cx: &Context<'_>, sender: Sender) -> String {
    match sender {
        Sender::Area(ix) => {
            let area = cx.area_name(ix);
            cx.say(&msg::sender_area { area, area_inside: &small(area) })
        }
        Sender::Agency(ix) => cx.text(&cx.project.agency(ix).name).to_owned(),
    }
}

/// What distinguishes a sender from others of its name in the plan's reports; mostly empty.
pub fn beside_sender(cx: &Context<'_>, p: PlanIx, sender: Sender) -> String {
    let reports = |other| cx.plan(p).1.due_reports.iter().any(|report| report.sender == Sender::Area(other));
    match sender {
        Sender::Area(ix) => areas::namesake_note(cx, ix, &reports),
        Sender::Agency(_) => String::new(),
    }
}

/// Who reports, in words.
pub fn senders(cx: &Context<'_>, duty: &Duty) -> String {
    let mut names = Vec::new();
    let committees = |level: LevelIx| cx.say(&msg::committees { areas: cx.text(&cx.project.levels[level].plural) });
    if let Some(level) = duty.from_areas {
        names.push(duty.from_words.as_ref().map_or_else(|| committees(level), |words| cx.text(words).to_owned()));
    }
    // The name of an office is a proper name, the words for a group of offices are not.
    names.extend(duty.from_agencies.iter().map(|a| {
        let agency = cx.project.agency(*a);
        let name = cx.text(&agency.name);
        if agency.group.is_some() { small(name) } else { name.to_owned() }
    }));
    if let Some(taken) = duty.taken_over {
        names.push(cx.say(&msg::taken_over { date: taken.from, senders: &committees(taken.by_areas) }));
    }
    capital(&names.join("; "))
}

/// Who receives it, through whom, and who receives it next.
pub fn receivers(cx: &Context<'_>, duty: &Duty) -> String {
    let name = |ix: AgencyIx| cx.text(&cx.project.agency(ix).name).to_owned();
    let to: Vec<String> = duty.to.iter().map(|a| name(*a)).collect();
    let mut words = cx.locale.list(&to);
    if let Some(via) = duty.via {
        words = cx.say(&msg::via { to: &words, via: &name(via) });
    }
    if !duty.then.is_empty() {
        let then: Vec<String> = duty.then.iter().map(|a| name(*a)).collect();
        words = cx.say(&msg::then { to: &words, then: &cx.locale.list(&then) });
    }
    words
}

/// The days of a duty: "before 20/3, before 20/6 …"
pub fn duty_words(cx: &Context<'_>, p: PlanIx, duty: DutyIx) -> String {
    let (plan, measured) = cx.plan(p);
    if plan.duties[duty].due.is_empty() {
        return cx.say(&msg::no_due_day {});
    }
    let days = due::due_days(&measured.due_reports, duty).into_iter();
    let days: Vec<String> = days.map(|(_, last)| cx.say(&msg::before { date: day_after(last) })).collect();
    days.join("; ")
}

/// How often a duty asks for a report, in the plan's words if the data has them.
pub fn frequency(cx: &Context<'_>, duty: &Duty) -> String {
    if let Some(wording) = &duty.wording {
        return capital(wording.translations.as_ref().map_or(wording.words.as_str(), |texts| cx.text(texts)));
    }
    let every: &dyn Message = match duty.every {
        Every::Quarter => &msg::every_quarter {},
        Every::HalfYear => &msg::every_half_year {},
        Every::Year => &msg::every_year {},
        Every::AsPrescribed => &msg::every_as_prescribed {},
        Every::OnRequest => &msg::every_on_request {},
        Every::AtOnce => &msg::every_at_once {},
    };
    cx.say(every)
}

/// The reporting days of a plan in one line, for the comparison of plans.
pub fn duty_days(cx: &Context<'_>, p: PlanIx) -> String {
    let (plan, measured) = cx.plan(p);
    let mut days: Vec<(Date, String)> = Vec::new();
    for duty in plan.duties.keys() {
        for (_, last) in due::due_days(&measured.due_reports, duty) {
            let day = day_after(last);
            days.push((day, cx.say(&msg::before { date: day })));
        }
    }
    days.sort();
    days.dedup();
    if days.is_empty() {
        return cx.say(&msg::no_duties {});
    }
    days.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("; ")
}

/// The address of the reports of a duty for a period.
pub fn due_group_href(cx: &Context<'_>, p: PlanIx, due: &DueReport) -> String {
    let page = cx.site.due_reports_page(p, due.duty, due.period);
    format!("{}#{}", cx.href(page), due_group_id(&cx.project.plans[p], due))
}

/// "The next report is due on …"
pub fn next_due(cx: &Context<'_>) -> Option<String> {
    let next = cx
        .site
        .measured
        .plans
        .iter_enumerated()
        .flat_map(|(p, m)| m.due_reports.iter().map(move |due| (due.last_day, p, due)))
        .filter(|(_, _, due)| due.state == DueState::NotDue)
        .min_by_key(|(day, p, _)| (*day, *p))?;
    let (day, p, due) = next;
    Some(cx.say(&msg::next_due { date: day, plan: cx.plan_name(p), period: due.period }))
}

crate::messages! {
    use crate::site::messages::msg;

    area_reports_caption {}
    committees<'a> { areas: &'a str }
    due_area_changed {}
    due_group {}
    due_late { n: u64 }
    due_not_yet {}
    due_on_time {}
    every_as_prescribed {}
    every_at_once {}
    every_half_year {}
    every_on_request {}
    every_quarter {}
    every_year {}
    last_day {}
    next_due<'a> { date: Date, period: Period, plan: &'a str }
    no_due_day {}
    received {}
    sender_area<'a> { area: &'a str, area_inside: &'a str }
    state {}
    taken_over<'a> { date: Date, senders: &'a str }
    then<'a> { then: &'a str, to: &'a str }
    via<'a> { to: &'a str, via: &'a str }
}
