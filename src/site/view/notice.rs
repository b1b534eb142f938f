//! The results of one area for all channels: a page to pin to a notice board, and a text to read over the commune's loudspeakers.

use serde::Serialize;

use crate::model::ids::{AreaIx, PlanIx};
use crate::site::context::{Context, Head};
use crate::site::page::Page;
use crate::site::shared::figure_table::FigureTable;
use crate::site::shared::link::Link;
use crate::site::shared::run::Run;
use crate::site::shared::text_table::TextTable;
use crate::site::shared::{areas, bulletin, due_reports, target_table};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticePage {
    pub area: Link,
    /// The targets of the area's own plans and of each plan that compares it.
    pub tables: Vec<FigureTable>,
    /// Reports that the area had to send.
    pub reports: Option<TextTable>,
    /// Sentences to be read aloud, every number in words; empty in a language that is not spelled.
    pub bulletin: Vec<String>,
    /// The page in a language that has a bulletin, where this one has none.
    pub spoken: Option<Spoken>,
    /// Whom to call in case of fraud.
    pub fraud: String,
}

/// Where the bulletin is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spoken {
    pub text: Vec<Run>,
    pub href: String,
}

pub fn page(cx: &Context<'_>, ix: AreaIx) -> (Head, NoticePage) {
    let plans = areas::plans_with_figures(cx, ix);
    let own: Vec<PlanIx> = plans.iter().filter(|(_, area)| area.is_none()).map(|(p, _)| *p).collect();
    let name = cx.area_name(ix).to_owned();
    let bulletin = if cx.locale.can_spell() { bulletin::bulletin(cx, ix, &plans) } else { Vec::new() };
    let elsewhere = cx.site.locales.iter().find(|locale| locale.can_spell());
    let spoken = elsewhere.filter(|_| !cx.locale.can_spell() && bulletin::has_bulletin(cx, ix));
    let page = NoticePage {
        area: cx.link(name.clone(), Page::Area(ix)),
        tables: plans.iter().map(|(p, area)| target_table::target_table(cx, *p, *area)).collect(),
        reports: due_reports::area_reports(cx, ix),
        spoken: spoken.map(|locale| Spoken {
            text: cx.runs(&cx.say(&msg::bulletin_elsewhere { language: &locale.say(&msg::language_name {}) })),
            href: format!("{}{}/{}", cx.root(), locale.code, cx.path),
        }),
        bulletin,
        fraud: cx.say(&msg::fraud_line {}),
    };
    let head = Head {
        data_line: plans.first().and_then(|(p, _)| areas::data_line(cx, *p, ix)),
        heading: cx.say(&msg::notice_heading { area: &name }),
        lead: areas::area_lead(cx, ix, &own),
        crumbs: vec![(cx.say(&msg::nav_areas {}), Page::AreaIndex), (name, Page::Area(ix))],
        demonstration: plans.iter().any(|(p, _)| cx.is_demonstration(*p)),
        ..Head::default()
    };
    (head, page)
}

crate::messages! {
    use crate::site::messages::msg;

    bulletin_elsewhere<'a> { language: &'a str }
    notice_heading<'a> { area: &'a str }
}
