//! All files of an edition: every page in every language, and what stands beside them. Pages are independent of one another,
//! so they are made in parallel and one at a time: memory does not grow with their number.

use rayon::prelude::*;

use crate::hash::{sha256, sha256_parts};
use crate::publish::Key;
use crate::render::theme::Theme;
use crate::render::{atom, card, catalog, html, icalendar, script, sitemap, table};
use crate::site::Site;
use crate::site::card::Card;
use crate::site::files::{DataFile, FILES};
use crate::site::index;
use crate::site::reminders;
use crate::site::route::{self, Page};
use crate::site::view::View;

/// Takes one file: its path, the fingerprint of what it is made from, and how to make it.
/// A file whose fingerprint is known need not be made again.
pub type Taker<'t, E> = dyn Fn(&str, &Key, &dyn Fn() -> Result<Vec<u8>, E>) -> Result<(), E> + Sync + 't;

/// Number of files of an edition.
pub fn len(site: &Site<'_>, theme: &Theme) -> usize {
    let languages = site.voices.len();
    let feeds = if site.measured.project.config.base_url.is_some() { languages + 1 } else { 0 };
    let calendars = calendars(site).len() * languages;
    let indexes = index::parts(site).len() * languages;
    let data = FILES.len() * 3 + OPEN_DATA_TOOLS;
    let cards = if site.has_cards { site.routes.iter().filter(|(_, page)| route::has_card(*page)).count() } else { 0 };
    (site.routes.len() + cards) * languages + data + calendars + indexes + theme.scripts.len() + 5 + feeds
}

/// `recount.py`, `datapackage.json`, `catalog.jsonld`, `SHA256SUMS`.
const OPEN_DATA_TOOLS: usize = 4;

/// The calendars of a language: each plan's that has days, and the one of all.
fn calendars(site: &Site<'_>) -> Vec<Option<usize>> {
    let plans = (0..site.measured.project.plans.len()).map(Some).chain([None]);
    plans.filter(|only| reminders::calendar(site, 0, *only).is_some()).collect()
}

/// Hands every file of an edition to `take`, in no particular order. The first trouble ends it.
///
/// # Errors
/// What `take` says, or `wrong` made of what a template says.
pub fn produce<E: Send>(
    site: &Site<'_>,
    theme: &Theme,
    wrong: &(dyn Fn(String) -> E + Sync),
    take: &Taker<'_, E>,
) -> Result<(), E> {
    let pages: Vec<(&str, Page)> = site.routes.iter().collect();
    pages.par_iter().try_for_each(|(tail, page)| {
        (0..site.voices.len()).try_for_each(|lang| {
            let view = site.view(*page, lang);
            let path = format!("{}/{tail}", site.voices[lang].code);
            let key = key(&path, &view, theme);
            take(&path, &key, &|| html::page(theme, lang, &view).map(String::into_bytes).map_err(wrong))?;
            let Some(card) = site.card(*page, lang, &view) else { return Ok(()) };
            let path = route::card(&path);
            let key = card_key(&path, &card, theme);
            take(&path, &key, &|| card::draw(&card, &theme.look).map_err(wrong))
        })
    })?;
    open_data(site, take)?;
    let parts: Vec<(usize, String)> =
        (0..site.voices.len()).flat_map(|lang| index::parts(site).into_iter().map(move |part| (lang, part))).collect();
    parts.par_iter().try_for_each(|(lang, part)| {
        let path = format!("{}{part}.js", index::folder(&site.voices[*lang].code));
        whole(&path, &script::index(part, &index::entries(site, *lang, part)), take)
    })?;
    beside(site, theme, wrong, take)
}

/// The fingerprint of a page: a template sees only its view, so view, address, theme and program are all it is made from.
fn key(path: &str, view: &View, theme: &Theme) -> Key {
    let view = serde_json::to_vec(view).unwrap_or_default();
    sha256_parts(&[&view, path.as_bytes(), &theme.hash, env!("CARGO_PKG_VERSION").as_bytes()])
}

/// The fingerprint of a share card, as of a page.
fn card_key(path: &str, card: &Card, theme: &Theme) -> Key {
    let card = serde_json::to_vec(card).unwrap_or_default();
    sha256_parts(&[&card, path.as_bytes(), &theme.hash, env!("CARGO_PKG_VERSION").as_bytes()])
}

/// The files of open data, and what describes, checks and recomputes them.
fn open_data<E: Send>(site: &Site<'_>, take: &Taker<'_, E>) -> Result<(), E> {
    let made: Result<Vec<Vec<Listed>>, E> = FILES.par_iter().map(|file| data(site, file, take)).collect();
    let mut listed: Vec<Listed> = made?.into_iter().flatten().collect();
    let mut add = |name: &str, bytes: &[u8]| {
        listed.push((name.to_owned(), bytes.len(), sha256(bytes)));
        whole(&format!("data/{name}"), bytes, take)
    };
    add("recount.py", catalog::RECOUNT)?;
    add("catalog.jsonld", &catalog::dcat(site, site.measured.project.config.base_url.as_deref()))?;
    let package = catalog::package(site, &listed);
    listed.push(("datapackage.json".to_owned(), package.len(), sha256(&package)));
    whole("data/datapackage.json", &package, take)?;
    whole("data/SHA256SUMS", &catalog::sums(&listed), take)
}

/// A file of open data: path below `data/`, bytes, fingerprint.
type Listed = (String, usize, [u8; 32]);

fn data<E>(site: &Site<'_>, file: &DataFile, take: &Taker<'_, E>) -> Result<Vec<Listed>, E> {
    let made = [
        (format!("{}.csv", file.id), table::csv(site.measured, file, true)),
        (format!("raw/{}.csv", file.id), table::csv(site.measured, file, false)),
        (format!("{}.json", file.id), table::json(site.measured, file)),
    ];
    let mut listed = Vec::new();
    for (name, bytes) in made {
        whole(&format!("data/{name}"), &bytes, take)?;
        listed.push((name, bytes.len(), sha256(&bytes)));
    }
    Ok(listed)
}

/// A file that is its own fingerprint.
fn whole<E>(path: &str, bytes: &[u8], take: &Taker<'_, E>) -> Result<(), E> {
    take(path, &sha256(bytes), &|| Ok(bytes.to_vec()))
}

/// The root page, the page for wrong addresses, the icon, and what search engines and feed readers ask for.
fn beside<E>(
    site: &Site<'_>,
    theme: &Theme,
    wrong: &(dyn Fn(String) -> E + Sync),
    take: &Taker<'_, E>,
) -> Result<(), E> {
    let base = site.measured.project.config.base_url.as_deref();
    let home = site.view(Page::Home, 0);
    take("index.html", &key("index.html", &home, theme), &|| {
        html::root(theme, 0, &home).map(String::into_bytes).map_err(wrong)
    })?;
    let lost = site.not_found(base.map_or("/", path_of));
    take("404.html", &key("404.html", &lost, theme), &|| {
        html::not_found(theme, &lost).map(String::into_bytes).map_err(wrong)
    })?;
    whole("favicon.svg", &theme.icon, take)?;
    for (name, text) in &theme.scripts {
        whole(&format!("script/{name}"), text, take)?;
    }
    whole("robots.txt", &sitemap::robots(base), take)?;
    // GitHub Pages leaves the site alone when it finds this file.
    whole(".nojekyll", b"", take)?;
    for only in calendars(site) {
        for (lang, voice) in site.voices.iter().enumerate() {
            if let Some(calendar) = reminders::calendar(site, lang, only) {
                let path = format!("{}/{}", voice.code, reminders::tail(site, only));
                whole(&path, &icalendar::calendar(&calendar, base), take)?;
            }
        }
    }
    if let Some(base) = base {
        whole("sitemap.xml", &sitemap::sitemap(site, base), take)?;
        for (lang, voice) in site.voices.iter().enumerate() {
            whole(&format!("{}/thay-doi.xml", voice.code), &atom::feed(site, lang, base), take)?;
        }
    }
    Ok(())
}

/// The path of an absolute address: `https://a.vn/b/` stands at `/b/`.
fn path_of(base: &str) -> &str {
    let after_scheme = base.find("://").map_or(0, |i| i + 3);
    base[after_scheme..].find('/').map_or("/", |i| &base[after_scheme + i..])
}

#[cfg(test)]
mod tests {
    use super::path_of;

    #[test]
    fn the_page_for_wrong_addresses_knows_where_the_site_stands() {
        assert_eq!(path_of("https://example.vn/"), "/");
        assert_eq!(path_of("https://example.vn/a/b/"), "/a/b/");
    }
}
