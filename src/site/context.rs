//! What every view is made from: the site, and one page of it in one language.

use std::collections::BTreeSet;

use crate::i18n::locale::{Locale, capital, small};
use crate::i18n::message::Message;
use crate::measure::{Measured, PlanMeasured};
use crate::model::Project;
use crate::model::content::Page as WrittenPage;
use crate::model::ids::{AreaIx, ContentIx, InstitutionIx, LangIx, PeriodIx, PlanIx, SeriesIx, TiSlice, TiVec};
use crate::model::plan::Plan;
use crate::model::result::Results;
use crate::model::text::Text;
use crate::site::addresses::{Addresses, relative, up};
use crate::site::lists::Lists;
use crate::site::page::Page;
use crate::site::scope::{self, Scope};
use crate::site::shared::link::{Link, NavLink};
use crate::site::shared::run::{self, Run};
use crate::site::text::PlanText;

/// A site: what is measured, in which words, at which addresses.
#[derive(Debug)]
pub struct Site<'m> {
    /// What is measured.
    pub measured: &'m Measured<'m>,
    /// One for each language of the portal.
    pub locales: TiVec<LangIx, Locale>,
    /// What decides which pages there are.
    pub lists: Lists<'m>,
    /// Every page by its address.
    pub addresses: Addresses,
    /// Official texts in paragraphs.
    pub texts: TiVec<PlanIx, PlanText>,
    /// Written pages as HTML in each language: made once, because Markdown is costly.
    pub written: TiVec<ContentIx, TiVec<LangIx, String>>,
    /// The plan that counts each institution.
    pub plan_of_institution: TiVec<InstitutionIx, Option<PlanIx>>,
    /// Whether the site has share cards.
    pub has_cards: bool,
}

impl<'m> Site<'m> {
    /// A site. `written` holds the HTML of `Project::pages`; `can_draw`: share cards can be drawn.
    pub fn new(
        measured: &'m Measured<'m>,
        locales: TiVec<LangIx, Locale>,
        (lists, addresses): (Lists<'m>, Addresses),
        written: TiVec<ContentIx, TiVec<LangIx, String>>,
        can_draw: bool,
    ) -> Self {
        let texts = measured.project.plans.iter().map(|plan| PlanText::of(&plan.text)).collect();
        let plan_of_institution = scope::plans_of_institutions(measured);
        // Social networks fetch the picture from its absolute address, so it is useless without one.
        let has_cards = can_draw && measured.project.config.base_url.is_some();
        Self { measured, locales, lists, addresses, texts, written, plan_of_institution, has_cards }
    }

    /// The plans in a scope; `None` for all of them.
    pub fn plans_in(&self, scope: Scope) -> Option<BTreeSet<PlanIx>> {
        scope.plans(self.measured, &self.lists, &self.plan_of_institution)
    }

    /// Whether no plan in a scope has new results; see [`scope::is_unchanged`].
    pub fn is_unchanged(&self, scope: Scope, unchanged: &TiSlice<PlanIx, bool>) -> bool {
        !unchanged.is_empty() && scope::is_unchanged(self.plans_in(scope).as_ref(), unchanged)
    }
}

/// One page in one language.
pub struct Context<'a> {
    pub site: &'a Site<'a>,
    /// The project that it shows.
    pub project: &'a Project,
    /// The page's language.
    pub locale: &'a Locale,
    pub page: Page,
    /// Its address below the folder of its language.
    pub path: String,
}

/// What a page contributes to its frame.
#[derive(Default)]
pub struct Head {
    /// Its `h1`.
    pub heading: String,
    /// One sentence; the first of the lead when empty.
    pub description: String,
    /// Sentences below the heading.
    pub lead: Vec<String>,
    /// Pages between the home page and this one.
    pub crumbs: Vec<(String, Page)>,
    /// It shows invented figures or institutions.
    pub demonstration: bool,
    /// "Figures of …, received by …".
    pub data_line: Option<String>,
    /// For a page made for frames of other sites: the full page, which is named to search engines as the canonical one.
    pub whole: Option<Page>,
}

impl<'a> Context<'a> {
    /// The context of a page.
    pub fn new(site: &'a Site<'a>, page: Page, lang: LangIx) -> Self {
        let project = site.measured.project;
        Self { site, project, locale: &site.locales[lang], page, path: page.path(site.measured) }
    }

    /// Prefix that leads from the page to the root of the site.
    pub fn root(&self) -> String {
        format!("{}../", up(&self.path))
    }

    /// A link from this page to another, relative.
    pub fn href(&self, page: Page) -> String {
        relative(&self.path, &page.path(self.site.measured))
    }

    /// The same with its text.
    pub fn link(&self, text: impl Into<String>, page: Page) -> Link {
        Link { text: text.into(), href: self.href(page) }
    }

    /// A link to a written page, if the project has it.
    pub fn written(&self, is_wanted: impl Fn(&WrittenPage) -> bool) -> Option<Link> {
        let ix = self.project.pages.position(is_wanted)?;
        Some(self.link(self.text(&self.project.pages[ix].title), Page::Content(ix)))
    }

    /// A link among sister pages, one of which may be this page.
    pub fn nav_link(&self, text: impl Into<String>, page: Page) -> NavLink {
        NavLink { text: text.into(), href: self.href(page), current: page == self.page }
    }

    /// A heading, with the number of the part on a later part of a long list.
    pub fn numbered(&self, heading: String, part: usize) -> String {
        if part > 0 { format!("{heading} ({})", self.locale.number(part as u64 + 1)) } else { heading }
    }

    /// A message in the page's language, with its gaps filled.
    pub fn say(&self, message: &dyn Message) -> String {
        self.locale.say(message)
    }

    /// Several messages, such as the heads of columns.
    pub fn say_all(&self, messages: &[&dyn Message]) -> Vec<String> {
        messages.iter().map(|message| self.say(*message)).collect()
    }

    /// A text of the data in the page's language.
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        self.locale.text(text)
    }

    /// A note of ours, with what it quotes of official texts set apart: they are Vietnamese whatever the page's language.
    pub fn own_words(&self, text: Option<&Text>) -> Vec<Run> {
        text.map(|text| self.runs(self.text(text))).unwrap_or_default()
    }

    /// The same for a sentence of the theme.
    pub fn runs(&self, text: &str) -> Vec<Run> {
        if self.locale.code == "vi" { vec![Run { text: text.to_owned(), vietnamese: false }] } else { run::runs(text) }
    }

    /// A plan, and what was measured of it.
    pub fn plan(&self, p: PlanIx) -> (&'a Plan, &'a PlanMeasured) {
        (&self.project.plans[p], &self.site.measured.plans[p])
    }

    /// The short name of a plan.
    pub fn plan_name(&self, p: PlanIx) -> &'a str {
        self.locale.text(&self.project.plans[p].short)
    }

    /// A link to a plan's page by its short name.
    pub fn plan_link(&self, p: PlanIx) -> Link {
        self.link(self.plan_name(p), Page::Plan(p))
    }

    pub fn area_name(&self, ix: AreaIx) -> &'a str {
        self.locale.text(&self.project.area(ix).name)
    }

    /// A link to an area's page.
    pub fn area_link(&self, ix: AreaIx) -> Link {
        self.link(self.area_name(ix), Page::Area(ix))
    }

    /// A link to an institution's page.
    pub fn institution_link(&self, ix: InstitutionIx) -> Link {
        self.link(self.text(&self.project.institution(ix).name), Page::Institution(ix))
    }

    /// The name of a series: the short name of its target, with the measure where the target has several. Without a target: what is
    /// measured, and in which sector.
    pub fn series_name(&self, p: PlanIx, s: SeriesIx) -> String {
        let (plan, measured) = self.plan(p);
        let series = &measured.series[s];
        let indicator = &self.project.indicators[series.indicator];
        match series.target.map(|t| &plan.targets[t]) {
            Some(target) if target.measures.len() > 1 => {
                format!("{}, {}", self.text(&target.short), small(self.text(&indicator.short)))
            }
            Some(target) => self.text(&target.short).to_owned(),
            None => {
                let sectors = series.among.sectors.iter().map(|sector| self.text(&self.project.sectors[*sector].name));
                format!("{} – {}", self.text(&indicator.name), sectors.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// The name of a series below that of its target: "By number" where the target has several measures, or else what is measured.
    pub fn column_name(&self, p: PlanIx, s: SeriesIx) -> String {
        let (plan, measured) = self.plan(p);
        let series = &measured.series[s];
        let indicator = &self.project.indicators[series.indicator];
        match series.target.map(|t| &plan.targets[t]) {
            Some(target) if target.measures.len() > 1 => capital(self.text(&indicator.short)),
            Some(_) => self.text(&indicator.name).to_owned(),
            None => self.series_name(p, s),
        }
    }

    /// The way to the pages below a plan's.
    pub fn plan_crumbs(&self, p: PlanIx) -> Vec<(String, Page)> {
        vec![(self.say(&msg::nav_plans {}), Page::PlanIndex), (self.plan_name(p).to_owned(), Page::Plan(p))]
    }

    /// Some results of a plan are invented for demonstration.
    pub fn is_demonstration(&self, p: PlanIx) -> bool {
        self.project.results[p].iter().any(Results::is_demonstration)
    }

    /// Some results or institutions of the project are invented for demonstration.
    pub fn any_demonstration(&self) -> bool {
        self.project.plans.keys().any(|p| self.is_demonstration(p))
            || self.project.institutions.iter().any(|i| i.demonstration)
    }

    /// For a page with the latest figures of every plan: up to when they were received, or that they are invented.
    pub fn data_lines(&self) -> Option<String> {
        let plans = self.project.plans.keys();
        let latest: Vec<_> = plans.filter_map(|p| Some((p, self.plan(p).1.latest_period()?))).collect();
        let received = latest.iter().filter_map(|(p, period)| {
            let results = self.plan(*p).1.periods[*period].results;
            self.project.results[*p][results].last_received()
        });
        let is_demonstration = latest.iter().any(|(p, period)| self.plan(*p).1.periods[*period].demonstration);
        let date = received.max()?;
        Some(if is_demonstration {
            self.say(&msg::data_lines_demonstration {})
        } else {
            self.say(&msg::data_lines { date })
        })
    }

    /// "Figures of …, received by …"; or that they are invented.
    pub fn data_line(&self, p: PlanIx, period: Option<PeriodIx>) -> Option<String> {
        let (_, measured) = self.plan(p);
        let period = &measured.periods[period?];
        let results = &self.project.results[p][period.results];
        let received = results.last_received()?;
        let provisional = results.reports.iter().any(|r| r.provisional);
        let (period, date, is_invented) = (period.period, received, period.demonstration);
        Some(match (is_invented, provisional) {
            (true, true) => self.say(&msg::data_line_demonstration_provisional { period }),
            (true, false) => self.say(&msg::data_line_demonstration { period }),
            (false, true) => self.say(&msg::data_line_provisional { period, date }),
            (false, false) => self.say(&msg::data_line { period, date }),
        })
    }
}

crate::messages! {
    use crate::site::messages::msg;

    data_line { date: Date, period: Period }
    data_line_demonstration { period: Period }
    data_line_demonstration_provisional { period: Period }
    data_line_provisional { date: Date, period: Period }
    data_lines { date: Date }
    data_lines_demonstration {}
}
