//! What the search box looks through: one part for plans, guides and areas, one part for the institutions of each plan's area.
//! It does not depend on scripts.

use crate::i18n::locale::capital;
use crate::i18n::message::Message;
use crate::model::ids::{InstitutionIx, LangIx, PlanIx};
use crate::site::context::Site;
use crate::site::lists::plans_with_own_members;
use crate::site::messages::msg;
use crate::site::page::Page;

/// Something that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    /// What it is and where.
    pub note: String,
    /// Its address behind the language.
    pub address: String,
}

/// The part with plans, guides and areas.
pub const COMMON: &str = "chung";

/// Most institutions that a page loads at once. Beyond that, only those of the plans that are chosen or named are loaded.
pub const MAX_LOADED: usize = 2_500;

/// Parts that are loaded when somebody types, and those that wait until they are chosen: plans with institutions of their own.
pub fn loaded(site: &Site<'_>) -> (Vec<String>, Vec<PlanIx>) {
    let plans = plans_with_own_members(site.measured);
    let count: usize = plans.iter().map(|p| site.measured.plans[*p].members.len()).sum();
    if count > MAX_LOADED { (vec![COMMON.to_owned()], plans) } else { (parts(site), Vec::new()) }
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

pub fn entries(site: &Site<'_>, lang: LangIx, part: &str) -> Vec<Entry> {
    let project = site.measured.project;
    let locale = &site.locales[lang];
    let entry =
        |name: &str, note: String, page: Page| Entry { name: name.to_owned(), note, address: page.path(site.measured) };
    if let Some(p) = project.plans.position(|plan| plan.id == part) {
        let of = |ix: &InstitutionIx| {
            let institution = project.institution(*ix);
            let kind = locale.text(&project.institution_kinds[institution.kind].name);
            let note = format!("{kind}, {}", locale.text(&project.area(institution.area).name));
            entry(locale.text(&institution.name), note, Page::Institution(*ix))
        };
        return site.measured.plans[p].members.iter().map(of).collect();
    }
    let mut all = Vec::new();
    for (p, plan) in project.plans.iter_enumerated() {
        all.push(entry(locale.text(&plan.title), locale.text(&plan.short).to_owned(), Page::Plan(p)));
        let targets = plan.targets.iter_enumerated();
        all.extend(targets.map(|(t, target)| {
            entry(locale.text(&target.title), locale.text(&plan.short).to_owned(), Page::Target(p, t))
        }));
    }
    for (ix, page) in project.pages.iter_enumerated() {
        all.push(entry(locale.text(&page.title), locale.text(&page.summary).to_owned(), Page::Content(ix)));
    }
    for (ix, area) in project.areas.iter_enumerated() {
        let mut note = vec![capital(locale.text(&project.area_kinds[area.kind].name))];
        note.extend(area.parent.map(|parent| locale.text(&project.area(parent).name).to_owned()));
        note.extend(area.aliases.iter().cloned());
        note.extend(area.valid_to.map(|day| locale.say(&msg::until { date: day })));
        all.push(entry(locale.text(&area.name), note.join(", "), Page::Area(ix)));
    }
    let lists: [(&dyn Message, Page); 4] = [
        (&msg::open_data {}, Page::Data),
        (&msg::changes {}, Page::Changes),
        (&msg::nav_calendar {}, Page::Calendar),
        (&msg::nav_rankings {}, Page::RankingIndex),
    ];
    for (key, page) in lists {
        all.push(entry(&locale.say(key), String::new(), page));
    }
    all
}
