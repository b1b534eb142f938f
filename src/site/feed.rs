//! What the feed of changes says: one entry for each report of each plan and for each
//! published value that was changed, the newest first.

use super::Site;
use super::context::Context;
use super::route::Page;
use super::voice::capital;
use crate::model::date::Date;

/// Entries of a feed at most, the newest. With 63 provinces a quarter brings 63 of them.
pub const MOST: usize = 200;

/// Changes told in one entry at most, the heaviest; its page tells all.
const MOST_LINES: usize = 40;

/// What an entry tells: a report, by plan and place of its period, or a changed value.
enum Told {
    Report(usize, usize),
    Revision(Entry),
}

/// A feed in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Title.
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
    /// Where it stands now, below the language: a page with a fragment.
    pub page: String,
    /// Plan and period.
    pub title: String,
    /// Day on which the last report of the period was received.
    pub updated: Date,
    /// Sentences, heaviest first; says so first when figures are invented.
    pub lines: Vec<String>,
}

/// The feed of a language.
pub fn feed(site: &Site<'_>, lang: usize) -> Feed {
    let context = Context::new(site, Page::Changes, lang);
    let project = site.measured.project;
    let voice = &site.voices[lang];
    let mut all = Vec::new();
    for (p, (plan, measured)) in project.plans.iter().zip(&site.measured.plans).enumerate() {
        for (now, period) in measured.periods.iter().enumerate() {
            let results = &project.results[p][period.results];
            let Some(updated) = results.reports.iter().map(|r| r.received).max() else { continue };
            all.push((updated, super::route::tail(site.measured, Page::PeriodChanges(p, now)), Told::Report(p, now)));
        }
        for (updated, place, page, entry) in Context::new(site, Page::Revisions, lang).revisions_with_pages(p) {
            // A long page is split as it grows, so that a value may move to another part; its name stays.
            let id = format!("{}#{place}", super::route::tail(site.measured, Page::Revisions));
            let page = format!("{}#{place}", super::route::tail(site.measured, page));
            let mut lines: Vec<String> =
                context.is_demonstration(p).then(|| voice.say("feed_demonstration", &[])).into_iter().collect();
            lines.extend([format!("{}. {}", entry.kind, entry.what), entry.reason]);
            let title = format!("{}: {}", voice.text(&plan.short), entry.institution.text);
            all.push((updated, id.clone(), Told::Revision(Entry { id, page, title, updated, lines })));
        }
    }
    all.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
    // What a reader of feeds fetches again and again stays small; older entries are pages of the site all the same.
    all.truncate(MOST);
    let entries: Vec<Entry> = all
        .into_iter()
        .map(|(updated, page, told)| match told {
            Told::Revision(entry) => entry,
            Told::Report(p, now) => {
                let period = &site.measured.plans[p].periods[now];
                let mut lines = Vec::new();
                if period.demonstration {
                    lines.push(voice.say("feed_demonstration", &[]));
                }
                let changes = context.change_links(p, now);
                let more = changes.len().saturating_sub(MOST_LINES);
                lines.extend(changes.into_iter().map(|link| link.text).take(MOST_LINES));
                if more > 0 {
                    lines.push(voice.say_n("changes_more", more as u64, &[]));
                }
                let plan = voice.text(&project.plans[p].short);
                let title = format!("{plan}: {}", capital(&voice.period(period.period)));
                Entry { id: page.clone(), page, title, updated, lines }
            }
        })
        .collect();
    Feed {
        title: voice.say("feed_title", &[("site", voice.text(&project.config.name))]),
        author: voice.text(&project.config.owner).to_owned(),
        updated: entries.first().map_or(project.config.as_of, |entry| entry.updated),
        entries,
    }
}
