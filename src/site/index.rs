//! What the search box looks through: one part for plans, guides and areas, one part for the institutions of each plan's area.
//! It knows no scripts.

use super::Site;
use super::route::{Page, plans_with_own_members, tail};
use crate::model::area::AreaIx;

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is and where.
    pub note: String,
    /// Its address behind the language.
    pub address: String,
}

/// The part with plans, guides and areas.
pub const COMMON: &str = "chung";

/// Institutions that a page may load at once at most; of more, only those of the plans that are chosen or named are loaded.
pub const AT_ONCE: usize = 2_500;

/// Parts that are loaded when somebody types, and those that wait until they are chosen: plans with institutions of their own.
pub fn loaded(site: &Site<'_>) -> (Vec<String>, Vec<usize>) {
    let plans = plans_with_own_members(site.measured);
    let count: usize = plans.iter().map(|p| site.measured.plans[*p].members.len()).sum();
    if count > AT_ONCE { (vec![COMMON.to_owned()], plans) } else { (parts(site), Vec::new()) }
}

/// Ids of the parts, the common one first.
pub fn parts(site: &Site<'_>) -> Vec<String> {
    let plans = plans_with_own_members(site.measured);
    let ids = plans.into_iter().map(|p| site.measured.project.plans[p].id.clone());
    std::iter::once(COMMON.to_owned()).chain(ids).collect()
}

/// The folder of a language's parts, from the root of the site.
pub fn folder(lang: &str) -> String {
    format!("{lang}/tim-kiem/")
}

/// The entries of a part.
pub fn entries(site: &Site<'_>, lang: usize, part: &str) -> Vec<Entry> {
    let project = site.measured.project;
    let voice = &site.voices[lang];
    let entry = |name: &str, note: String, page: Page| Entry {
        name: name.to_owned(),
        note,
        address: tail(site.measured, page),
    };
    if let Some(p) = project.plans.iter().position(|plan| plan.id == part) {
        let of = |ix: &crate::model::institution::InstitutionIx| {
            let institution = project.institution(*ix);
            let kind = voice.text(&project.institution_kinds[institution.kind].name);
            let note = format!("{kind}, {}", voice.text(&project.area(institution.area).name));
            entry(voice.text(&institution.name), note, Page::Institution(*ix))
        };
        return site.measured.plans[p].members.iter().map(of).collect();
    }
    let mut all = Vec::new();
    for (p, plan) in project.plans.iter().enumerate() {
        all.push(entry(voice.text(&plan.title), voice.text(&plan.short).to_owned(), Page::Plan(p)));
        let targets = plan.targets.iter().enumerate();
        all.extend(targets.map(|(t, target)| {
            entry(voice.text(&target.title), voice.text(&plan.short).to_owned(), Page::Target(p, t))
        }));
    }
    for (ix, page) in project.pages.iter().enumerate() {
        all.push(entry(voice.text(&page.title), voice.text(&page.summary).to_owned(), Page::Content(ix)));
    }
    for (ix, area) in (0..).map(AreaIx).zip(&project.areas) {
        let mut note = vec![super::voice::capital(voice.text(&project.area_kinds[area.kind].name))];
        note.extend(area.parent.map(|parent| voice.text(&project.area(parent).name).to_owned()));
        note.extend(area.aliases.iter().cloned());
        note.extend(area.valid_to.map(|day| voice.say("until", &[("date", &voice.date(day))])));
        all.push(entry(voice.text(&area.name), note.join(", "), Page::Area(ix)));
    }
    for (key, page) in [
        ("open_data", Page::Data),
        ("changes", Page::Changes),
        ("nav_calendar", Page::Calendar),
        ("nav_rankings", Page::RankingIndex),
    ] {
        all.push(entry(&voice.say(key, &[]), String::new(), page));
    }
    all
}
