//! The feed of changes: one entry for each report of each plan and for each published value that was changed, the newest first.

use crate::model::date::Date;
use crate::model::ids::{LangIx, PeriodIx, PlanIx};
use crate::site::context::{Context, Site};
use crate::site::page::Page;
use crate::site::shared::change_links::change_links;
use crate::site::shared::revisions::revisions_with_pages;

/// Most entries of a feed, the newest. With 63 provinces there are 63 each quarter.
pub const MAX_ENTRIES: usize = 200;

/// Most changes in one entry, the most important; its page lists all.
const MAX_LINES: usize = 40;

/// What an entry is about: a report, by plan and period, or a changed value.
enum Subject {
    Report(PlanIx, PeriodIx),
    Revision(Entry),
}

/// A feed in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    pub title: String,
    /// Who runs the portal.
    pub author: String,
    /// Day of the newest entry; the portal's day without any.
    pub updated: Date,
    /// Newest first.
    pub entries: Vec<Entry>,
}

/// What one report changed, or one published value that was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its permanent name below the language, which looks like an address.
    pub id: String,
    /// Its address below the folder of the language: a page with a fragment.
    pub page: String,
    /// Plan and period.
    pub title: String,
    /// Day on which the last report of the period was received.
    pub updated: Date,
    /// Sentences, the most important first; begins with a warning when figures are invented.
    pub lines: Vec<String>,
}

/// The feed of a language.
pub fn feed(site: &Site<'_>, lang: LangIx) -> Feed {
    let context = Context::new(site, Page::Changes, lang);
    let project = site.measured.project;
    let locale = &site.locales[lang];
    let mut all = Vec::new();
    for ((p, plan), measured) in project.plans.iter_enumerated().zip(&site.measured.plans) {
        for (now, period) in measured.periods.iter_enumerated() {
            let results = &project.results[p][period.results];
            let Some(updated) = results.last_received() else { continue };
            all.push((updated, Page::PeriodChanges(p, now).path(site.measured), Subject::Report(p, now)));
        }
        for (updated, page, entry) in revisions_with_pages(&Context::new(site, Page::Revisions, lang), p) {
            // A long page is split as it grows, so a value may move to another part; its id stays the same.
            let id = format!("{}#{}", Page::Revisions.path(site.measured), entry.id);
            let page = format!("{}#{}", page.path(site.measured), entry.id);
            let mut lines: Vec<String> =
                context.is_demonstration(p).then(|| locale.say(&msg::feed_demonstration {})).into_iter().collect();
            lines.extend([format!("{}. {}", entry.kind, entry.what), entry.reason]);
            let title = format!("{}: {}", locale.text(&plan.short), entry.institution.text);
            all.push((updated, id.clone(), Subject::Revision(Entry { id, page, title, updated, lines })));
        }
    }
    all.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
    // Feed readers fetch the feed again and again, so it stays small; older entries are still pages of the site.
    all.truncate(MAX_ENTRIES);
    let entries: Vec<Entry> = all
        .into_iter()
        .map(|(updated, page, subject)| match subject {
            Subject::Revision(entry) => entry,
            Subject::Report(p, now) => {
                let period = &site.measured.plans[p].periods[now];
                let mut lines = Vec::new();
                if period.demonstration {
                    lines.push(locale.say(&msg::feed_demonstration {}));
                }
                let changes = change_links(&context, p, now);
                let more = changes.len().saturating_sub(MAX_LINES);
                lines.extend(changes.into_iter().map(|link| link.text).take(MAX_LINES));
                if more > 0 {
                    lines.push(locale.say(&msg::changes_more { n: more as u64 }));
                }
                let plan = locale.text(&project.plans[p].short);
                let title = locale.say(&msg::period_heading { plan, period: period.period });
                Entry { id: page.clone(), page, title, updated, lines }
            }
        })
        .collect();
    Feed {
        title: locale.say(&msg::feed_title { site: locale.text(&project.config.name) }),
        author: locale.text(&project.config.owner).to_owned(),
        updated: entries.first().map_or(project.config.as_of, |entry| entry.updated),
        entries,
    }
}

crate::messages! {
    use crate::site::messages::msg;

    feed_title<'a> { site: &'a str }
}
