//! Find my school. Without scripts: by area and by kind. With scripts: one box over everything.

use serde::Serialize;

use crate::i18n::message::Message;
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::section::Section;
use crate::site::shared::institution_groups::{self, CountedLink, InstitutionGroup};
use crate::site::shared::kind_links::{self, KindLinks};
use crate::site::shared::link::Link;
use crate::site::{addresses, search_index};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchPage {
    /// Ids of the index files, separated by spaces; the first holds plans, guides and areas.
    pub parts: String,
    /// Parts that are loaded when their area is chosen or named: id and name in turn, with bars between.
    pub more: String,
    /// Prefix of the index files.
    pub folder: String,
    /// Prefix of every address found.
    pub tree: String,
    /// Pages that most readers look for.
    pub shortcuts: Vec<Link>,
    /// Institutions by area.
    pub areas: Vec<InstitutionGroup>,
    /// Institutions by kind, plan by plan.
    pub kinds: Vec<KindLinks>,
    /// Instead of the areas, where they are too many for one page: the areas above them.
    pub above: Vec<CountedLink>,
    /// Instead of the kinds, where they are too many for one page: the areas of the plans.
    pub plans: Vec<Link>,
}

pub fn page(cx: &Context<'_>) -> (Head, SearchPage) {
    let link = |key: &dyn Message, page: Page| cx.link(cx.say(key), page);
    let (mut kinds, mut plans) = (Vec::new(), Vec::new());
    for p in cx.project.plans.keys() {
        let links = kind_links::kind_links(cx, p);
        if !links.is_empty() {
            let area = cx.project.plans[p].area;
            let name = cx.area_name(area);
            if cx.site.lists.groups.is_empty() {
                kinds.push(KindLinks { head: cx.link(name, Page::Area(area)), kinds: links });
            } else {
                plans.push(cx.link(name, Page::KindIndex(p)));
            }
        }
    }
    cx.locale.sort_by_text(&mut plans, |link| &link.text);
    let (parts, more) = search_index::loaded(cx.site);
    let mut more: Vec<(&str, &str)> = more
        .into_iter()
        .map(|p| &cx.project.plans[p])
        .map(|plan| (plan.id.as_str(), cx.area_name(plan.area)))
        .collect();
    cx.locale.sort_by_text(&mut more, |(_, name)| name);
    let more: Vec<String> = more.iter().map(|(id, name)| format!("{id}|{name}")).collect();
    let page = SearchPage {
        parts: parts.join(" "),
        more: more.join("|"),
        folder: format!("{}{}", cx.root(), search_index::folder(&cx.locale.code)),
        tree: addresses::up(&cx.path),
        shortcuts: vec![
            link(&msg::nav_plans {}, Page::PlanIndex),
            link(&msg::nav_areas {}, Page::AreaIndex),
            link(&msg::nav_guides {}, Page::ContentIndex(Section::Guides)),
            link(&msg::nav_warnings {}, Page::ContentIndex(Section::Warnings)),
        ],
        areas: institution_groups::institution_groups(cx),
        kinds,
        above: institution_groups::areas_above(cx),
        plans,
    };
    let head = Head {
        heading: cx.say(&msg::nav_search {}),
        lead: vec![cx.say(&msg::search_lead {})],
        demonstration: cx.project.institutions.iter().any(|i| i.demonstration),
        ..Head::default()
    };
    (head, page)
}

crate::messages! {
    use crate::site::messages::msg;

    search_lead {}
}
