//! What the open data is called and where its files are: for search engines, data catalogues and tools.

use serde::Serialize;

use super::Site;
use super::files::FILES;
use super::table;

/// The open data as a whole, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dataset {
    /// Its name.
    pub name: String,
    /// What it holds; says so when figures are invented.
    pub about: String,
    /// Language code.
    pub lang: String,
    /// Who publishes it.
    pub publisher: String,
    /// Licence: name and address.
    pub licence: Option<(String, String)>,
    /// The portal's day, ISO 8601.
    pub modified: String,
    /// First and last day of the plans, ISO 8601.
    pub covers: Option<(String, String)>,
    /// Places covered.
    pub places: Vec<String>,
    /// The files.
    pub files: Vec<Download>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Download {
    /// File name.
    pub name: String,
    /// What it holds.
    pub about: String,
    /// Its address; absolute where the site's is known, else relative to the page that names it.
    pub url: String,
    /// Media type.
    pub media: String,
}

/// Describes the open data in a language; addresses begin with `data`, which ends with a slash.
pub fn dataset(site: &Site<'_>, lang: usize, data: &str) -> Dataset {
    let project = site.measured.project;
    let voice = &site.voices[lang];
    let name = voice.text(&project.config.name);
    let invented = project.results.iter().flatten().any(|r| r.reports.iter().any(|report| report.demonstration));
    let mut about = voice.say("dataset_about", &[("site", name)]);
    if invented {
        about = format!("{} {about}", voice.say("feed_demonstration", &[]));
    }
    let file = |name: String, about: &str, media: &str| Download {
        url: format!("{data}{name}"),
        name,
        about: voice.say(about, &[]),
        media: media.to_owned(),
    };
    let parts = FILES.iter().zip(&site.routes.data).flat_map(|(one, parts)| parts.iter().map(move |part| (one, *part)));
    let files = parts.flat_map(|(one, part)| {
        let name = table::name(site.measured, one, part);
        [
            file(format!("{name}.csv"), one.about, "text/csv"),
            file(format!("{name}.json"), one.about, "application/json"),
        ]
    });
    let first = project.plans.iter().map(|plan| plan.from).min();
    let last = project.plans.iter().map(|plan| plan.to).max();
    Dataset {
        name: format!("{}: {name}", voice.say("open_data", &[])),
        about,
        lang: voice.code.clone(),
        publisher: voice.text(&project.config.owner).to_owned(),
        licence: project.config.data_licence.as_ref().map(|l| (l.name.clone(), l.url.clone())),
        modified: project.config.as_of.to_string(),
        covers: first.zip(last).map(|(from, to)| (from.to_string(), to.to_string())),
        places: project.plans.iter().map(|plan| voice.text(&project.area(plan.area).name).to_owned()).collect(),
        files: files.collect(),
    }
}
