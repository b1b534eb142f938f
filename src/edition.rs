//! All files of an edition: every page in every language, and what stands beside them. Pages are independent of one another,
//! so they are made in parallel and one at a time: memory does not grow with their number.

use std::cell::OnceCell;

use rayon::prelude::*;
use serde::Serialize;

use crate::hash::{sha256, sha256_parts};
use crate::publish::{Key, Stamp};
use crate::render::html::Pages;
use crate::render::theme::Theme;
use crate::render::{self, atom, card, catalog, icalendar, script, sitemap, twin};
use crate::site::Site;
use crate::site::files::{DataFile, FILES};
use crate::site::index;
use crate::site::reminders;
use crate::site::route::{self, Page};
use crate::site::scope::Scope;
use crate::site::table::{self, Part};
use crate::site::view::View;

/// Takes the files of an edition.
pub struct Taker<'t, E> {
    /// For each plan: the published edition was made from the same results, and from the same of everything that is not results.
    /// Empty when there is none, or when something else is new.
    pub unchanged: &'t [bool],
    /// Carries the published files of some paths over as they are; `None`, and none of them, when one is not there to be carried.
    pub carry: Carry<'t, E>,
    /// Takes one file: its path, the fingerprint of what it is made from, and how to make it. A file whose fingerprint is known
    /// need not be made again.
    pub take: Take<'t, E>,
}

/// See [`Taker::carry`].
pub type Carry<'t, E> = &'t (dyn Fn(&[&str]) -> Result<Option<Vec<Stamp>>, E> + Sync);

/// See [`Taker::take`].
pub type Take<'t, E> = &'t (dyn Fn(&str, &Key, &dyn Fn() -> Result<Vec<u8>, E>) -> Result<Stamp, E> + Sync);

/// Something of an edition that is made in one go: a file, or files that tell of one another.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Unit<'s> {
    /// The tables, and what describes, checks and recomputes them.
    OpenData,
    Page(&'s str, Page, usize),
    /// The picture that stands beside a shared link to a page.
    Card(&'s str, Page, usize),
    /// A part of what the search looks through.
    Index(String, usize),
    /// The home page at the root.
    Root,
    /// The page for wrong addresses.
    NotFound,
    Icon,
    /// Place in `Theme::scripts`.
    Script(usize),
    Robots,
    /// GitHub Pages leaves the site alone when it finds this file.
    NoJekyll,
    /// A plan's calendar, or the one of all.
    Calendar(Option<usize>, usize),
    /// The map for search engines, in as many files as it needs.
    Sitemap,
    Feed(usize),
}

impl Unit<'_> {
    fn files(&self, site: &Site<'_>) -> usize {
        match self {
            Self::OpenData => site.routes.data.iter().flatten().count() * 3 + OPEN_DATA_TOOLS,
            Self::Page(..)
            | Self::Card(..)
            | Self::Index(..)
            | Self::Root
            | Self::NotFound
            | Self::Icon
            | Self::Script(_)
            | Self::Robots
            | Self::NoJekyll
            | Self::Calendar(..)
            | Self::Feed(_) => 1,
            Self::Sitemap => {
                let base = site.measured.project.config.base_url.as_deref();
                sitemap::Sitemap::new(site, base.unwrap_or_default()).count()
            }
        }
    }
}

/// `recount.py`, `datapackage.json`, `catalog.jsonld`, `SHA256SUMS`.
const OPEN_DATA_TOOLS: usize = 4;

/// One part of a site that is built in several places: the `number`th of `of`, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which.
    pub number: usize,
    /// How many there are.
    pub of: usize,
}

/// What is wanted of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    /// A part of it only.
    pub shard: Option<Shard>,
    /// Beside every file that shrinks, the same compressed, for servers that hand out what lies ready.
    pub twins: bool,
}

/// Everything that an edition, or a shard of it, consists of. What takes longest comes first; neighbours share a folder.
fn units<'s>(site: &'s Site<'_>, theme: &Theme, shard: Option<Shard>) -> Vec<Unit<'s>> {
    let project = site.measured.project;
    let languages = 0..site.voices.len();
    let mut units = vec![Unit::OpenData];
    for lang in languages.clone() {
        units.extend(site.routes.iter().map(|(tail, page)| Unit::Page(tail, page, lang)));
        if site.has_cards {
            let with_card = site.routes.iter().filter(|(_, page)| route::has_card(*page));
            units.extend(with_card.map(|(tail, page)| Unit::Card(tail, page, lang)));
        }
        units.extend(index::parts(site).into_iter().map(|part| Unit::Index(part, lang)));
    }
    units.extend([Unit::Root, Unit::NotFound, Unit::Icon, Unit::Robots, Unit::NoJekyll]);
    units.extend((0..theme.scripts.len()).map(Unit::Script));
    let calendars = (0..project.plans.len()).map(Some).chain([None]).filter(|only| reminders::has_days(project, *only));
    for only in calendars {
        units.extend(languages.clone().map(|lang| Unit::Calendar(only, lang)));
    }
    if project.config.base_url.is_some() {
        units.push(Unit::Sitemap);
        units.extend(languages.map(Unit::Feed));
    }
    match shard {
        Some(Shard { number, of }) => units.into_iter().skip(number).step_by(of).collect(),
        None => units,
    }
}

/// An edition, or a shard of it, before its first file is made.
pub struct Edition<'e> {
    site: &'e Site<'e>,
    theme: &'e Theme,
    twins: bool,
    units: Vec<Unit<'e>>,
}

impl<'e> Edition<'e> {
    /// What is wanted of a site in the look of a theme.
    pub fn of(site: &'e Site<'e>, theme: &'e Theme, wanted: Wanted) -> Self {
        Self { site, theme, twins: wanted.twins, units: units(site, theme, wanted.shard) }
    }

    /// Number of its files, without their twins.
    pub fn files(&self) -> usize {
        self.units.iter().map(|unit| unit.files(self.site)).sum()
    }

    /// Hands every file to the taker, in no particular order. The first trouble ends it.
    ///
    /// # Errors
    /// What the taker says, or `wrong` made of what a template says.
    pub fn produce<E: Send>(&self, wrong: &(dyn Fn(String) -> E + Sync), taker: &Taker<'_, E>) -> Result<(), E> {
        let Self { site, theme, twins, ref units } = *self;
        let portals: Result<Vec<_>, E> =
            (0..site.voices.len()).map(|lang| bytes(&site.portal(lang), Vec::new()).map_err(wrong)).collect();
        let pages = Pages::new(theme, site);
        let work = Work { site, theme, pages, portals: portals?, twins, wrong, taker };
        // Some pages are work and others are carried over, and neighbours are alike: small portions keep all threads busy to the end.
        units.par_iter().with_max_len(PORTION).try_for_each(|unit| work.make(unit))
    }
}

/// So many files at most are made by one thread before another may take over.
const PORTION: usize = 64;

struct Work<'w, E> {
    site: &'w Site<'w>,
    theme: &'w Theme,
    pages: Pages<'w>,
    /// What all pages of a language say, as bytes, for their fingerprints.
    portals: Vec<Vec<u8>>,
    twins: bool,
    wrong: &'w (dyn Fn(String) -> E + Sync),
    taker: &'w Taker<'w, E>,
}

impl<E: Send> Work<'_, E> {
    fn make(&self, unit: &Unit<'_>) -> Result<(), E> {
        let Self { site, theme, wrong, .. } = self;
        let base = site.measured.project.config.base_url.as_deref();
        match unit {
            Unit::OpenData => self.open_data(),
            Unit::Page(tail, page, lang) => {
                let path = format!("{}/{tail}", site.voices[*lang].code);
                self.unless_unchanged(&site.scope(*page), &path, || {
                    let view = site.view(*page, *lang);
                    let make = || self.pages.page(*lang, &view).map_err(wrong);
                    self.put(&path, &self.key(&path, *lang, &view)?, &make).map(drop)
                })
            }
            Unit::Card(tail, page, lang) => {
                let path = route::card(&format!("{}/{tail}", site.voices[*lang].code));
                self.unless_unchanged(&site.scope(*page), &path, || {
                    let view = site.view(*page, *lang);
                    let Some(card) = site.card(*page, *lang, &view) else { return Ok(()) };
                    let make = || card::draw(&card, &theme.look).map_err(wrong);
                    self.put(&path, &self.key_of(&path, CARD, &card, &[])?, &make).map(drop)
                })
            }
            Unit::Index(part, lang) => {
                let path = format!("{}{part}.js", index::folder(&site.voices[*lang].code));
                let none = Scope::Plans([].into());
                self.unless_unchanged(&none, &path, || {
                    self.whole(&path, &script::index(part, &index::entries(site, *lang, part))).map(drop)
                })
            }
            Unit::Root => {
                let home = site.view(Page::Home, 0);
                let make = || self.pages.root(0, &home).map_err(wrong);
                self.put("index.html", &self.key("index.html", 0, &home)?, &make).map(drop)
            }
            Unit::NotFound => {
                let lost = site.not_found(base.map_or("/", path_of));
                let make = || self.pages.not_found(&lost).map_err(wrong);
                self.put("404.html", &self.key("404.html", 0, &lost)?, &make).map(drop)
            }
            Unit::Icon => self.whole("favicon.svg", &theme.icon).map(drop),
            Unit::Script(script) => {
                let (name, text) = &theme.scripts[*script];
                self.whole(&format!("script/{name}"), text.as_bytes()).map(drop)
            }
            Unit::Robots => self.whole("robots.txt", &sitemap::robots(base)).map(drop),
            Unit::NoJekyll => self.whole(".nojekyll", b"").map(drop),
            Unit::Calendar(only, lang) => {
                let path = format!("{}/{}", site.voices[*lang].code, reminders::tail(site, *only));
                self.whole(&path, &icalendar::calendar(&reminders::calendar(site, *lang, *only), base)).map(drop)
            }
            Unit::Sitemap => {
                let map = sitemap::Sitemap::new(site, base.unwrap_or_default());
                map.files().try_for_each(|(name, bytes)| self.whole(&name, &bytes).map(drop))
            }
            Unit::Feed(lang) => {
                let path = format!("{}/thay-doi.xml", site.voices[*lang].code);
                self.whole(&path, &atom::feed(site, *lang, base.unwrap_or_default())).map(drop)
            }
        }
    }

    /// The fingerprint of a page.
    fn key(&self, path: &str, lang: usize, view: &View) -> Result<Key, E> {
        self.key_of(path, view.body.template(), view, &self.portals[lang])
    }

    /// The fingerprint of a page or a card: a template sees only the portal and its view, so those, template, address, theme and program
    /// are all it is made from.
    fn key_of(&self, path: &str, template: &str, seen: &impl Serialize, portal: &[u8]) -> Result<Key, E> {
        let seen = bytes(seen, Vec::with_capacity(ROOM)).map_err(self.wrong)?;
        let parts = [&seen, portal, template.as_bytes(), path.as_bytes(), &self.theme.hash, crate::BUILD.as_bytes()];
        Ok(sha256_parts(&parts))
    }

    /// Carries a file over when nothing in its scope is new, and makes it otherwise.
    fn unless_unchanged(&self, scope: &Scope, path: &str, make: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
        match self.carry(scope, &[path])? {
            Some(_) => Ok(()),
            None => make(),
        }
    }

    /// Carries files over with their twins when nothing in their scope is new; `None` when one of them is not there.
    fn carry(&self, scope: &Scope, paths: &[&str]) -> Result<Option<Vec<Stamp>>, E> {
        if !scope.is_unchanged(self.taker.unchanged) {
            return Ok(None);
        }
        let has_twin = |path: &&&str| self.twins && twin::is_worth_while(path);
        let twins: Vec<String> = paths.iter().filter(has_twin).map(|path| twin::path(path)).collect();
        let all: Vec<&str> = paths.iter().copied().chain(twins.iter().map(String::as_str)).collect();
        Ok((self.taker.carry)(&all)?.map(|stamps| stamps.into_iter().take(paths.len()).collect()))
    }

    /// Hands a file to the taker, and its twin.
    fn put(&self, path: &str, key: &Key, make: &dyn Fn() -> Result<Vec<u8>, E>) -> Result<Stamp, E> {
        if !self.twins || !twin::is_worth_while(path) {
            return (self.taker.take)(path, key, make);
        }
        let made: OnceCell<Vec<u8>> = OnceCell::new();
        let stamp = (self.taker.take)(path, key, &|| {
            let bytes = make()?;
            Ok(made.get_or_init(|| bytes).clone())
        })?;
        let path = twin::path(path);
        let of = sha256_parts(&[&stamp.content, path.as_bytes(), crate::BUILD.as_bytes()]);
        (self.taker.take)(&path, &of, &|| match made.get() {
            Some(bytes) => Ok(twin::compress(bytes)),
            None => Ok(twin::compress(&make()?)),
        })?;
        Ok(stamp)
    }

    /// A file that is its own fingerprint.
    fn whole(&self, path: &str, bytes: &[u8]) -> Result<Stamp, E> {
        self.put(path, &sha256(bytes), &|| Ok(bytes.to_vec()))
    }

    fn open_data(&self) -> Result<(), E> {
        let site = self.site;
        let parts =
            FILES.iter().zip(&site.routes.data).flat_map(|(file, parts)| parts.iter().map(move |part| (file, *part)));
        let parts: Vec<(&DataFile, Part)> = parts.collect();
        let made: Result<Vec<Vec<Listed>>, E> = parts.par_iter().map(|(file, part)| self.table(file, *part)).collect();
        let mut listed: Vec<Listed> = made?.into_iter().flatten().collect();
        let add = |listed: &mut Vec<Listed>, name: &str, bytes: &[u8]| {
            let stamp = self.whole(&format!("data/{name}"), bytes)?;
            listed.push((name.to_owned(), stamp));
            Ok(())
        };
        add(&mut listed, "recount.py", catalog::RECOUNT)?;
        add(&mut listed, "catalog.jsonld", &catalog::dcat(site, site.measured.project.config.base_url.as_deref()))?;
        let package = catalog::package(site, &listed);
        add(&mut listed, "datapackage.json", &package)?;
        self.whole("data/SHA256SUMS", &catalog::sums(&listed)).map(drop)
    }

    /// A part of a table as CSV for spreadsheets, as CSV for programs, and as JSON.
    fn table(&self, file: &DataFile, part: Part) -> Result<Vec<Listed>, E> {
        let measured = self.site.measured;
        let name = table::name(measured, file, part);
        let names = [format!("{name}.csv"), format!("{name}.json"), format!("raw/{name}.csv")];
        let scope = part.plan.map_or(Scope::All, |p| Scope::Plans([p].into()));
        let paths = names.each_ref().map(|name| format!("data/{name}"));
        if let Some(stamps) = self.carry(&scope, &paths.each_ref().map(String::as_str))? {
            return Ok(names.into_iter().zip(stamps).collect());
        }
        let drawn = render::table::draw(measured, file, part.plan);
        let marked = [render::table::BOM.as_bytes(), &drawn.csv].concat();
        let made = [marked, drawn.json, drawn.csv];
        let listed =
            names.into_iter().zip(paths).zip(made).map(|((name, path), bytes)| Ok((name, self.whole(&path, &bytes)?)));
        listed.collect()
    }
}

/// A file of open data: path below `data/`, and its bytes.
type Listed = (String, Stamp);

/// Stands for the template of cards, which have none.
const CARD: &str = "card";

/// Bytes set aside for what a page shows; most need no more.
const ROOM: usize = 24 << 10;

/// What a page shows, as bytes behind those of `room`.
fn bytes(seen: &impl Serialize, room: Vec<u8>) -> Result<Vec<u8>, String> {
    postcard::to_extend(seen, room).map_err(|error| error.to_string())
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
