//! What the open data is called and where its files are: for search engines, data catalogues and tools.

use serde::Serialize;

use crate::i18n::message::Message;
use crate::model::ids::LangIx;
use crate::model::result::Results;
use crate::site::context::Site;
use crate::site::data::data_file::part_name;

/// The open data as a whole, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dataset {
    pub name: String,
    /// What it holds, with a warning when figures are invented.
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
pub fn dataset(site: &Site<'_>, lang: LangIx, data: &str) -> Dataset {
    let project = site.measured.project;
    let locale = &site.locales[lang];
    let name = locale.text(&project.config.name);
    let invented = project.results.iter().flatten().any(Results::is_demonstration);
    let mut about = locale.say(&msg::dataset_about { site: name });
    if invented {
        about = format!("{} {about}", locale.say(&msg::feed_demonstration {}));
    }
    let file = |name: String, about: &dyn Message, media: &str| Download {
        url: format!("{data}{name}"),
        name,
        about: locale.say(about),
        media: media.to_owned(),
    };
    let files = site.lists.data_parts().flat_map(|(one, part)| {
        let name = part_name(site.measured, one, part);
        [
            file(format!("{name}.csv"), &one.about, "text/csv"),
            file(format!("{name}.json"), &one.about, "application/json"),
        ]
    });
    let first = project.plans.iter().map(|plan| plan.from).min();
    let last = project.plans.iter().map(|plan| plan.to).max();
    Dataset {
        name: format!("{}: {name}", locale.say(&msg::open_data {})),
        about,
        lang: locale.code.clone(),
        publisher: locale.text(&project.config.owner).to_owned(),
        licence: project.config.data_licence.as_ref().map(|l| (l.name.clone(), l.url.clone())),
        modified: project.config.as_of.to_string(),
        covers: first.zip(last).map(|(from, to)| (from.to_string(), to.to_string())),
        places: project.plans.iter().map(|plan| locale.text(&project.area(plan.area).name).to_owned()).collect(),
        files: files.collect(),
    }
}

crate::messages! {
    use crate::site::messages::msg;

    dataset_about<'a> { site: &'a str }
}
