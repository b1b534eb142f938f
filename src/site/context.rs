//! What the builder of one page needs: the site, the page's language and its address.

use super::Site;
use super::route::{self, Page, Section};
use super::view::parts::{Frame, LanguageLink, Link, Run};
use super::view::{Body, View};
use super::voice::Voice;
use crate::measure::PlanMeasured;
use crate::model::Project;
use crate::model::plan::Plan;
use crate::model::text::{LangIx, Text};

/// One page in one language.
pub(super) struct Context<'a> {
    pub(super) site: &'a Site<'a>,
    pub(super) project: &'a Project,
    pub(super) voice: &'a Voice,
    pub(super) page: Page,
    pub(super) tail: String,
}

/// What a page says of itself for its frame.
#[derive(Default)]
pub(super) struct Head {
    pub(super) heading: String,
    /// One sentence; the first of the lead when empty.
    pub(super) description: String,
    pub(super) lead: Vec<String>,
    /// Pages between the home page and this one.
    pub(super) crumbs: Vec<(String, Page)>,
    pub(super) demonstration: bool,
    pub(super) data_line: Option<String>,
    /// A script of the theme that the page can do without.
    pub(super) script: Option<&'static str>,
}

impl<'a> Context<'a> {
    pub(super) fn new(site: &'a Site<'a>, page: Page, lang: LangIx) -> Self {
        let project = site.measured.project;
        Self { site, project, voice: &site.voices[lang], page, tail: route::tail(site.measured, page) }
    }

    pub(super) fn view(&self) -> View {
        let (head, body) = match self.page {
            Page::Home => self.home(),
            Page::PlanIndex => self.plan_index(),
            Page::Plan(p) => self.plan_page(p),
            Page::Tasks(p) => self.tasks(p),
            Page::Reports(p) => self.reports(p, 0),
            Page::MoreReports(p, part) => self.reports(p, part),
            Page::PlanText(p) => self.plan_text(p),
            Page::Target(p, t) => self.target(p, t),
            Page::AreaIndex => self.area_index(),
            Page::Area(ix) => self.area(ix),
            Page::CompareIndex => self.compare_index(),
            Page::Compare(p) => self.compare(p),
            Page::InstitutionIndex => self.institution_index(),
            Page::InstitutionGroup(area) => self.institution_group(area),
            Page::InstitutionList(area, part) => self.institution_list(area, part),
            Page::Institution(ix) => self.institution(ix),
            Page::RankingIndex => self.ranking_index(),
            Page::Ranking(p, r) => self.ranking(p, r, 0),
            Page::MoreRanking(p, r, part) => self.ranking(p, r, part),
            Page::Calendar => self.calendar(),
            Page::PlanCalendar(p) => self.plan_calendar(p),
            Page::ContentIndex(section) => self.content_index(section),
            Page::Content(ix) => self.content(ix),
            Page::Receipt(p, s, period) => self.receipt(p, s, period),
            Page::Absent(p, s, period, part) => self.absent(p, s, period, part),
            Page::YardstickIndex => self.yardstick_index(),
            Page::Yardstick(p) => self.yardstick(p),
            Page::Notice(ix) => self.notice(ix),
            Page::Search => self.search(),
            Page::KindIndex(p) => self.kind_index(p),
            Page::KindList(p, kind, part) => self.kind_list(p, kind, part),
            Page::Data => self.data(),
            Page::DataFile(file) => self.data_file(file),
            Page::Changes => self.changes(),
            Page::PeriodChanges(p, now) => self.period_page(p, now),
            Page::Revisions => self.revisions_page(),
            Page::PlanRevisions(p, part) => self.plan_revisions_page(p, part),
            Page::EmbedIndex => self.embed_index(),
            Page::EmbedList(p) => self.embed_list(p),
            Page::Embed(p, t, what) => match self.embed(p, t, what) {
                Some(page) => return self.framed(page, t.map_or(Page::Plan(p), |t| Page::Target(p, t))),
                None => self.embed_list(p),
            },
        };
        View { frame: self.frame(head), body }
    }

    pub(super) fn not_found(&self, base: &str) -> View {
        let parts = self.site.voices.iter().map(|voice| {
            let at = |page: Page| format!("{base}{}/{}", voice.code, route::tail(self.site.measured, page));
            let link = |key: &str, page: Page| Link { text: voice.say(key, &[]), href: at(page) };
            super::view::data::NotFoundPart {
                lang: voice.code.clone(),
                heading: voice.say("not_found_heading", &[]),
                text: voice.say("not_found_text", &[]),
                links: vec![
                    link("home", Page::Home),
                    link("nav_plans", Page::PlanIndex),
                    link("nav_areas", Page::AreaIndex),
                    link("nav_institutions", Page::InstitutionIndex),
                    link("nav_guides", Page::ContentIndex(Section::Guides)),
                    link("nav_search", Page::Search),
                ],
            }
        });
        let body = Body::NotFound(super::view::data::NotFound { languages: parts.collect() });
        let head = Head { heading: self.voice.say("not_found_heading", &[]), ..Head::default() };
        let mut frame = self.frame(head);
        // The page is served at any depth, so nothing on it may be relative.
        frame.root = base.to_owned();
        frame.home = format!("{base}{}/", self.voice.code);
        frame.crumbs.clear();
        frame.languages.clear();
        frame.canonical = None;
        frame.alternates.clear();
        frame.card = None;
        View { frame, body }
    }

    /// A page that stands inside those of others: nothing leads around in it, and search engines are sent to the whole page.
    fn framed(&self, (head, body): (Head, Body), whole: Page) -> View {
        let mut frame = self.frame(head);
        frame.crumbs.clear();
        frame.languages.clear();
        frame.alternates.clear();
        let tail = route::tail(self.site.measured, whole);
        frame.canonical = self.project.config.base_url.as_ref().map(|base| format!("{base}{}/{tail}", self.voice.code));
        View { frame, body }
    }

    fn frame(&self, head: Head) -> Frame {
        let config = &self.project.config;
        let text = |t: &Text| self.voice.text(t).to_owned();
        let site_name = text(&config.name);
        let home = route::up(&self.tail);
        let root = format!("{home}../");
        let other_languages = self.site.voices.iter().filter(|v| v.lang != self.voice.lang);
        let languages = other_languages
            .map(|v| LanguageLink {
                lang: v.code.clone(),
                name: v.say("language_name", &[]),
                href: format!("{root}{}/{}", v.code, self.tail),
            })
            .collect();
        let absolute = |code: &str| config.base_url.as_ref().map(|base| format!("{base}{code}/{}", self.tail));
        let mut alternates: Vec<LanguageLink> = Vec::new();
        if config.base_url.is_some() {
            let of = |lang: &str, code: &str| LanguageLink {
                lang: lang.to_owned(),
                name: String::new(),
                href: absolute(code).unwrap_or_default(),
            };
            alternates.extend(self.site.voices.iter().map(|v| of(&v.code, &v.code)));
            alternates.push(of("x-default", &self.site.voices[0].code));
        }
        let card = self.shared_card(&head);
        let crumbs = if self.page == Page::Home {
            Vec::new()
        } else {
            let start = [(self.voice.say("home", &[]), Page::Home)];
            start.into_iter().chain(head.crumbs).map(|(text, page)| self.link(text, page)).collect()
        };
        let title = if self.page == Page::Home {
            format!("{site_name} – {}", text(&config.tagline))
        } else {
            format!("{} – {site_name}", head.heading)
        };
        let description = if head.description.is_empty() {
            head.lead.first().cloned().unwrap_or_else(|| text(&config.tagline))
        } else {
            head.description
        };
        // It leaves the page: networks and search engines show it without the mark that stands above the page.
        let description = if head.demonstration {
            format!("{} {description}", self.voice.say("feed_demonstration", &[]))
        } else {
            description
        };
        Frame {
            lang: self.voice.code.clone(),
            root,
            home,
            title,
            heading: head.heading,
            description,
            lead: head.lead,
            section: route::section(&self.tail).to_owned(),
            languages,
            crumbs,
            demonstration: head.demonstration,
            data_line: head.data_line,
            script: head.script.map(str::to_owned),
            canonical: absolute(&self.voice.code),
            alternates,
            card,
        }
    }

    // ---- Small helpers that every page uses

    /// Prefix that leads from the page to the root of the site.
    pub(super) fn root(&self) -> String {
        format!("{}../", route::up(&self.tail))
    }

    pub(super) fn href(&self, page: Page) -> String {
        route::relative(&self.tail, &route::tail(self.site.measured, page))
    }

    pub(super) fn link(&self, text: impl Into<String>, page: Page) -> Link {
        Link { text: text.into(), href: self.href(page) }
    }

    /// A link to a written page, if the project has it.
    pub(super) fn written(&self, section: &str, slug: &str) -> Option<Link> {
        let ix = self.project.pages.iter().position(|p| p.section == section && p.slug == slug)?;
        Some(self.link(self.text(&self.project.pages[ix].title), Page::Content(ix)))
    }

    /// Tells the later parts of a long list from the first.
    pub(super) fn number_part(&self, heading: &mut String, part: usize) {
        if part > 0 {
            heading.push_str(&format!(" ({})", self.voice.number(part as u64 + 1)));
        }
    }

    pub(super) fn text<'t>(&self, text: &'t Text) -> &'t str {
        self.voice.text(text)
    }

    /// A note of ours, with what it quotes of official texts set apart: they are Vietnamese whatever the page's language.
    pub(super) fn own_words(&self, text: Option<&Text>) -> Vec<Run> {
        text.map(|text| self.runs(self.text(text))).unwrap_or_default()
    }

    /// The same for a sentence of the theme.
    pub(super) fn runs(&self, text: &str) -> Vec<Run> {
        if self.voice.code == "vi" { vec![Run { text: text.to_owned(), vietnamese: false }] } else { runs(text) }
    }

    pub(super) fn plan(&self, p: usize) -> (&'a Plan, &'a PlanMeasured) {
        (&self.project.plans[p], &self.site.measured.plans[p])
    }

    pub(super) fn plan_link(&self, p: usize) -> Link {
        self.link(self.text(&self.project.plans[p].short), Page::Plan(p))
    }

    pub(super) fn plan_crumbs(&self, p: usize) -> Vec<(String, Page)> {
        vec![
            (self.voice.say("nav_plans", &[]), Page::PlanIndex),
            (self.text(&self.project.plans[p].short).to_owned(), Page::Plan(p)),
        ]
    }

    /// Some results of a plan are invented for demonstration.
    pub(super) fn is_demonstration(&self, p: usize) -> bool {
        self.project.results[p].iter().any(|r| r.reports.iter().any(|report| report.demonstration))
    }

    pub(super) fn any_demonstration(&self) -> bool {
        (0..self.project.plans.len()).any(|p| self.is_demonstration(p))
            || self.project.institutions.iter().any(|i| i.demonstration)
    }

    /// For a page with the latest figures of every plan: up to when they were received.
    pub(super) fn data_lines(&self) -> Option<String> {
        let plans = 0..self.project.plans.len();
        let latest: Vec<_> = plans.filter_map(|p| Some((p, self.plan(p).1.latest_period()?))).collect();
        let received = latest.iter().flat_map(|(p, period)| {
            let results = self.plan(*p).1.periods[*period].results;
            self.project.results[*p][results].reports.iter().map(|report| report.received)
        });
        let is_demonstration = latest.iter().any(|(p, period)| self.plan(*p).1.periods[*period].demonstration);
        let key = if is_demonstration { "data_lines_demonstration" } else { "data_lines" };
        Some(self.voice.say(key, &[("date", &self.voice.date(received.max()?))]))
    }

    /// "Figures of …, received by …"; also says that they are invented.
    pub(super) fn data_line(&self, p: usize, period: Option<usize>) -> Option<String> {
        let (_, measured) = self.plan(p);
        let period = &measured.periods[period?];
        let results = &self.project.results[p][period.results];
        let received = results.reports.iter().map(|r| r.received).max()?;
        let provisional = results.reports.iter().any(|r| r.provisional);
        let key = match (period.demonstration, provisional) {
            (true, true) => "data_line_demonstration_provisional",
            (true, false) => "data_line_demonstration",
            (false, true) => "data_line_provisional",
            (false, false) => "data_line",
        };
        Some(
            self.voice.say(key, &[("period", &self.voice.period(period.period)), ("date", &self.voice.date(received))]),
        )
    }
}

/// A letter that only Vietnamese has: đ, ă, ơ, ư, and vowels with two marks or a mark below or above.
fn is_vietnamese(c: char) -> bool {
    matches!(
        c,
        '\u{102}' | '\u{103}' | '\u{110}' | '\u{111}' | '\u{1A0}' | '\u{1A1}' | '\u{1AF}' | '\u{1B0}' | '\u{1EA0}'
            ..='\u{1EF9}'
    )
}

/// A text cut where a quotation or a bracket begins or ends; the pieces inside that hold a Vietnamese letter are quoted words.
fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut is_inside = false;
    for piece in text.split_inclusive(['“', '”', '(', ')']) {
        let words = piece.trim_end_matches(['“', '”', '(', ')']);
        let end = &piece[words.len()..];
        for (text, vietnamese) in [(words, is_inside && words.chars().any(is_vietnamese)), (end, false)] {
            match runs.last_mut() {
                Some(last) if last.vietnamese == vietnamese => last.text.push_str(text),
                _ if text.is_empty() => {}
                _ => runs.push(Run { text: text.to_owned(), vietnamese }),
            }
        }
        is_inside = matches!(end, "“" | "(");
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_words_are_set_apart_where_they_are_quoted_and_nothing_is_lost() {
        let text =
            "Asked for only “if any” (“nếu có”); “Mã/sốhóa đơn” is run together, as is the name Lạng (đ, not d).";
        let found = runs(text);
        let vietnamese: Vec<&str> = found.iter().filter(|r| r.vietnamese).map(|r| r.text.as_str()).collect();
        assert_eq!(vietnamese, ["nếu có", "Mã/sốhóa đơn", "đ, not d"]);
        assert_eq!(found.iter().map(|r| r.text.as_str()).collect::<String>(), text);
    }
}
