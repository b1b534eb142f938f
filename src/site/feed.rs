//! What the feed of changes says: one entry for each report of each plan and for each
//! published value that was changed, the newest first.

use super::Site;
use super::context::Context;
use super::route::Page;
use super::voice::capital;
use crate::model::date::Date;

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
    /// Its place below the language: a page with a fragment.
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
    let mut entries = Vec::new();
    for (p, (plan, measured)) in project.plans.iter().zip(&site.measured.plans).enumerate() {
        let invented = context.is_demonstration(p).then(|| voice.say("feed_demonstration", &[]));
        for (now, period) in measured.periods.iter().enumerate() {
            let results = &project.results[p][period.results];
            let Some(updated) = results.reports.iter().map(|r| r.received).max() else { continue };
            let mut lines = Vec::new();
            if period.demonstration {
                lines.push(voice.say("feed_demonstration", &[]));
            }
            lines.extend(context.change_links(p, now).into_iter().map(|link| link.text));
            entries.push(Entry {
                page: super::route::tail(site.measured, Page::PeriodChanges(p, now)),
                title: format!("{}: {}", voice.text(&plan.short), capital(&voice.period(period.period))),
                updated,
                lines,
            });
        }
        let revisions = Context::new(site, Page::Revisions, lang);
        for (on, revision) in revisions.plan_revisions(p) {
            entries.push(Entry {
                page: format!("{}#{}", revisions.tail, revision.id),
                title: format!("{}: {}", voice.text(&plan.short), revision.institution.text),
                updated: on,
                lines: invented
                    .clone()
                    .into_iter()
                    .chain([format!("{}. {}", revision.kind, revision.what), revision.reason])
                    .collect(),
            });
        }
    }
    entries.sort_by(|a, b| (b.updated, &a.page).cmp(&(a.updated, &b.page)));
    Feed {
        title: voice.say("feed_title", &[("site", voice.text(&project.config.name))]),
        author: voice.text(&project.config.owner).to_owned(),
        updated: entries.first().map_or(project.config.as_of, |entry| entry.updated),
        entries,
    }
}
