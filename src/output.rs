//! All files of a release: every page in every language, open data, feeds, calendars, cards and assets.
//! Files do not depend on each other, so they are rendered in parallel and dropped after writing: memory does not grow with
//! their number.

use std::cell::OnceCell;

use rayon::prelude::*;
use serde::Serialize;

use crate::hash::{sha256, sha256_parts};
use crate::model::Project;
use crate::model::ids::{LangIx, PlanIx, TiSlice, TiVec};
use crate::publish::{FileHash, Key};
use crate::render::card;
use crate::render::formats::{self, atom, catalog, gzip, icalendar, script, sitemap};
use crate::render::html::Pages;
use crate::render::theme::Theme;
use crate::site::addresses;
use crate::site::calendar_file;
use crate::site::context::Site;
use crate::site::data::data_file::{DataFile, Part, part_name};
use crate::site::page::Page;
use crate::site::pages;
use crate::site::pages::View;
use crate::site::portal;
use crate::site::scope::Scope;
use crate::site::search_index;

/// Receives the files of a release.
pub struct Sink<'t, E> {
    /// For each plan: whether its results, and every input that is not a result, are the same as in the published release.
    /// Empty: nothing is published, or an input that is not a result has changed.
    pub unchanged: &'t TiSlice<PlanIx, bool>,
    /// Reuses published files as they are. `None`: at least one of them cannot be reused, so none is.
    pub reuse: Reuse<'t, E>,
    /// Writes one file: its path, the hash of its inputs, and a function that renders it. The function need not be called when
    /// the published file has the same input hash.
    pub write: Write<'t, E>,
}

/// See [`Sink::reuse`].
pub type Reuse<'t, E> = &'t (dyn Fn(&[&str]) -> Result<Option<Vec<FileHash>>, E> + Sync);

/// See [`Sink::write`].
pub type Write<'t, E> = &'t (dyn Fn(&str, &Key, &dyn Fn() -> Result<Vec<u8>, E>) -> Result<FileHash, E> + Sync);

/// One file of a release, or several files that must be made together because one lists the others.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Output<'s> {
    /// The tables, their catalogues and checksums, and `recount.py`.
    OpenData,
    Page(&'s str, Page, LangIx),
    /// The image that other sites show with a link to a page (`og:image`).
    Card(&'s str, Page, LangIx),
    /// A part of the search index.
    SearchIndex(String, LangIx),
    /// The home page at the root.
    Root,
    /// The page for addresses that do not exist.
    NotFound,
    Icon,
    /// Index into `Theme::scripts`.
    Script(usize),
    Robots,
    /// GitHub Pages does not process a site that has this file.
    NoJekyll,
    /// The calendar of one plan; `None`: of all plans.
    Calendar(Option<PlanIx>, LangIx),
    /// The sitemap, in as many files as its size requires.
    Sitemap,
    Feed(LangIx),
}

impl Output<'_> {
    fn files(&self, site: &Site<'_>) -> usize {
        match self {
            Self::OpenData => site.lists.data.iter().flatten().count() * 3 + OPEN_DATA_TOOLS,
            Self::Page(..)
            | Self::Card(..)
            | Self::SearchIndex(..)
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

/// One part of a site that is built on several machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Number of this part, from 0.
    pub number: usize,
    /// Number of parts.
    pub of: usize,
}

/// Options for the files of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OutputOptions {
    /// Only this part; `None`: all files.
    pub shard: Option<Shard>,
    /// Also write a `.gz` copy of every compressible file, for servers that send precompressed files.
    pub gzip: bool,
}

/// All outputs of a release, or of one shard. The slowest come first; neighbours share a folder.
fn outputs<'s>(site: &'s Site<'_>, theme: &Theme, shard: Option<Shard>) -> Vec<Output<'s>> {
    let project = site.measured.project;
    let languages = site.locales.keys();
    let mut outputs = vec![Output::OpenData];
    for lang in languages.clone() {
        outputs.extend(site.addresses.iter().map(|(path, page)| Output::Page(path, page, lang)));
        if site.has_cards {
            let with_card = site.addresses.iter().filter(|(_, page)| page.kind().has_card);
            outputs.extend(with_card.map(|(path, page)| Output::Card(path, page, lang)));
        }
        outputs.extend(search_index::parts(site).into_iter().map(|part| Output::SearchIndex(part, lang)));
    }
    outputs.extend([Output::Root, Output::NotFound, Output::Icon, Output::Robots, Output::NoJekyll]);
    outputs.extend((0..theme.scripts.len()).map(Output::Script));
    let has_days = |plan: &Option<PlanIx>| calendar_file::has_days(site.measured, *plan);
    let calendars = project.plans.keys().map(Some).chain([None]).filter(has_days);
    for plan in calendars {
        outputs.extend(languages.clone().map(|lang| Output::Calendar(plan, lang)));
    }
    if project.config.base_url.is_some() {
        outputs.push(Output::Sitemap);
        outputs.extend(languages.map(Output::Feed));
    }
    match shard {
        Some(Shard { number, of }) => outputs.into_iter().skip(number).step_by(of).collect(),
        None => outputs,
    }
}

/// A release, or one shard of it, that can be rendered.
pub struct Release<'r> {
    site: &'r Site<'r>,
    theme: &'r Theme,
    gzip: bool,
    outputs: Vec<Output<'r>>,
}

impl<'r> Release<'r> {
    /// A site with a theme.
    pub fn new(site: &'r Site<'r>, theme: &'r Theme, options: OutputOptions) -> Self {
        Self { site, theme, gzip: options.gzip, outputs: outputs(site, theme, options.shard) }
    }

    /// The project that it shows.
    pub fn project(&self) -> &'r Project {
        self.site.measured.project
    }

    /// The list of its pages: see [`pages::manifest`].
    pub fn pages(&self) -> Vec<String> {
        pages::manifest(self.site)
    }

    /// Number of its files, without `.gz` copies.
    pub fn files(&self) -> usize {
        self.outputs.iter().map(|output| output.files(self.site)).sum()
    }

    /// Renders every file into the sink, in no particular order. Stops at the first error.
    ///
    /// # Errors
    /// An error of the sink, or a message of a template converted with `template_error`.
    pub fn render<E: Send>(&self, template_error: &(dyn Fn(String) -> E + Sync), sink: &Sink<'_, E>) -> Result<(), E> {
        let Self { site, theme, gzip, ref outputs } = *self;
        let portals: Result<TiVec<LangIx, _>, E> = site
            .locales
            .keys()
            .map(|lang| bytes(&portal::portal(site, lang), Vec::new()).map_err(template_error))
            .collect();
        let pages = Pages::new(theme, site);
        let work = Work { site, theme, pages, portals: portals?, gzip, template_error, sink };
        // Rendering is much slower than reuse, and long runs of neighbours need the same: small batches balance the threads.
        outputs.par_iter().with_max_len(MAX_BATCH).try_for_each(|output| work.make(output))
    }
}

/// Maximum number of outputs that rayon gives to one thread at a time.
const MAX_BATCH: usize = 64;

struct Work<'w, E> {
    site: &'w Site<'w>,
    theme: &'w Theme,
    pages: Pages<'w>,
    /// For each language, the serialized data that all pages share; part of their input hashes.
    portals: TiVec<LangIx, Vec<u8>>,
    gzip: bool,
    template_error: &'w (dyn Fn(String) -> E + Sync),
    sink: &'w Sink<'w, E>,
}

impl<E: Send> Work<'_, E> {
    fn make(&self, output: &Output<'_>) -> Result<(), E> {
        let Self { site, theme, template_error, .. } = self;
        let base = site.measured.project.config.base_url.as_deref();
        match output {
            Output::OpenData => self.open_data(),
            Output::Page(page_path, page, lang) => {
                let path = format!("{}/{page_path}", site.locales[*lang].code);
                self.unless_unchanged(page.scope(), &path, || {
                    let view = site.view(*page, *lang);
                    let make = || self.pages.page(*lang, &view).map_err(template_error);
                    self.write(&path, &self.page_hash(&path, *lang, &view)?, &make).map(drop)
                })
            }
            Output::Card(page_path, page, lang) => {
                let path = addresses::card(&format!("{}/{page_path}", site.locales[*lang].code));
                self.unless_unchanged(page.scope(), &path, || {
                    let view = site.view(*page, *lang);
                    let Some(card) = site.card(*page, *lang, &view) else { return Ok(()) };
                    let make = || card::draw(&card, &theme.card_style).map_err(template_error);
                    self.write(&path, &self.input_hash(&path, CARD, &card, &[])?, &make).map(drop)
                })
            }
            Output::SearchIndex(part, lang) => {
                let path = format!("{}{part}.js", search_index::folder(&site.locales[*lang].code));
                self.unless_unchanged(Scope::Nothing, &path, || {
                    self.plain_file(&path, &script::index(part, &search_index::entries(site, *lang, part))).map(drop)
                })
            }
            Output::Root => {
                let home = site.view(Page::Home, LangIx::ROOT);
                let make = || self.pages.root(LangIx::ROOT, &home).map_err(template_error);
                self.write("index.html", &self.page_hash("index.html", LangIx::ROOT, &home)?, &make).map(drop)
            }
            Output::NotFound => {
                let view = site.not_found(base.map_or("/", addresses::path_of_url));
                let make = || self.pages.not_found(&view).map_err(template_error);
                self.write("404.html", &self.page_hash("404.html", LangIx::ROOT, &view)?, &make).map(drop)
            }
            Output::Icon => self.plain_file("favicon.svg", &theme.icon).map(drop),
            Output::Script(script) => {
                let (name, text) = &theme.scripts[*script];
                self.plain_file(&format!("script/{name}"), text.as_bytes()).map(drop)
            }
            Output::Robots => self.plain_file("robots.txt", &sitemap::robots(base)).map(drop),
            Output::NoJekyll => self.plain_file(".nojekyll", b"").map(drop),
            Output::Calendar(plan, lang) => {
                let path = format!("{}/{}", site.locales[*lang].code, calendar_file::path(site, *plan));
                self.plain_file(&path, &icalendar::calendar(&calendar_file::calendar(site, *lang, *plan), base))
                    .map(drop)
            }
            Output::Sitemap => {
                let sitemap = sitemap::Sitemap::new(site, base.unwrap_or_default());
                sitemap.files().try_for_each(|(name, bytes)| self.plain_file(&name, &bytes).map(drop))
            }
            Output::Feed(lang) => {
                let path = format!("{}/thay-doi.xml", site.locales[*lang].code);
                self.plain_file(&path, &atom::feed(site, *lang, base.unwrap_or_default())).map(drop)
            }
        }
    }

    /// The input hash of a page.
    fn page_hash(&self, path: &str, lang: LangIx, view: &View) -> Result<Key, E> {
        self.input_hash(path, view.body.template(), view, &self.portals[lang])
    }

    /// Hash of everything that a page or a card is made from. A template sees only the portal and its view, so these, the template,
    /// the path, the theme and the program are complete.
    fn input_hash(&self, path: &str, template: &str, view: &impl Serialize, portal: &[u8]) -> Result<Key, E> {
        let view = bytes(view, Vec::with_capacity(VIEW_CAPACITY)).map_err(self.template_error)?;
        let parts = [&view, portal, template.as_bytes(), path.as_bytes(), &self.theme.hash, crate::BUILD.as_bytes()];
        Ok(sha256_parts(&parts))
    }

    /// Reuses the published file when no input in its scope has changed, and calls `make` otherwise.
    fn unless_unchanged(&self, scope: Scope, path: &str, make: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
        match self.reuse(scope, &[path])? {
            Some(_) => Ok(()),
            None => make(),
        }
    }

    /// Reuses published files and their `.gz` copies when no input in their scope has changed. `None`: one of them cannot be reused.
    fn reuse(&self, scope: Scope, paths: &[&str]) -> Result<Option<Vec<FileHash>>, E> {
        if !self.site.is_unchanged(scope, self.sink.unchanged) {
            return Ok(None);
        }
        let has_gzip = |path: &&&str| self.gzip && gzip::is_compressible(path);
        let compressed: Vec<String> = paths.iter().filter(has_gzip).map(|path| gzip::path(path)).collect();
        let all: Vec<&str> = paths.iter().copied().chain(compressed.iter().map(String::as_str)).collect();
        Ok((self.sink.reuse)(&all)?.map(|hashes| hashes.into_iter().take(paths.len()).collect()))
    }

    /// Writes a file to the sink, and its `.gz` copy when one is asked for.
    fn write(&self, path: &str, key: &Key, make: &dyn Fn() -> Result<Vec<u8>, E>) -> Result<FileHash, E> {
        if !self.gzip || !gzip::is_compressible(path) {
            return (self.sink.write)(path, key, make);
        }
        let made: OnceCell<Vec<u8>> = OnceCell::new();
        let hash = (self.sink.write)(path, key, &|| {
            let bytes = make()?;
            Ok(made.get_or_init(|| bytes).clone())
        })?;
        let path = gzip::path(path);
        let key = sha256_parts(&[&hash.content, path.as_bytes(), crate::BUILD.as_bytes()]);
        (self.sink.write)(&path, &key, &|| match made.get() {
            Some(bytes) => Ok(gzip::compress(bytes)),
            None => Ok(gzip::compress(&make()?)),
        })?;
        Ok(hash)
    }

    /// Writes a file that is cheap to make: its input hash is the hash of its bytes.
    fn plain_file(&self, path: &str, bytes: &[u8]) -> Result<FileHash, E> {
        self.write(path, &sha256(bytes), &|| Ok(bytes.to_vec()))
    }

    fn open_data(&self) -> Result<(), E> {
        let site = self.site;
        let parts: Vec<(&DataFile, Part)> = site.lists.data_parts().collect();
        let tables: Result<Vec<Vec<Listed>>, E> =
            parts.par_iter().map(|(file, part)| self.table(file, *part)).collect();
        let mut listed: Vec<Listed> = tables?.into_iter().flatten().collect();
        let add = |listed: &mut Vec<Listed>, name: &str, bytes: &[u8]| {
            let hash = self.plain_file(&format!("data/{name}"), bytes)?;
            listed.push((name.to_owned(), hash));
            Ok(())
        };
        add(&mut listed, "recount.py", catalog::RECOUNT)?;
        add(&mut listed, "catalog.jsonld", &catalog::dcat(site, site.measured.project.config.base_url.as_deref()))?;
        let package = catalog::package(site, &listed);
        add(&mut listed, "datapackage.json", &package)?;
        self.plain_file("data/SHA256SUMS", &catalog::sums(&listed)).map(drop)
    }

    /// A part of a table as CSV for spreadsheets, as CSV for programs, and as JSON.
    fn table(&self, file: &DataFile, part: Part) -> Result<Vec<Listed>, E> {
        let measured = self.site.measured;
        let name = part_name(measured, file, part);
        let names = [format!("{name}.csv"), format!("{name}.json"), format!("raw/{name}.csv")];
        let scope = part.plan.map_or(Scope::All, Scope::Plan);
        let paths = names.each_ref().map(|name| format!("data/{name}"));
        if let Some(hashes) = self.reuse(scope, &paths.each_ref().map(String::as_str))? {
            return Ok(names.into_iter().zip(hashes).collect());
        }
        let table = formats::table::draw(measured, file, part.plan);
        let with_bom = [formats::table::BOM.as_bytes(), &table.csv].concat();
        let contents = [with_bom, table.json, table.csv];
        let listed = names
            .into_iter()
            .zip(paths)
            .zip(contents)
            .map(|((name, path), bytes)| Ok((name, self.plain_file(&path, &bytes)?)));
        listed.collect()
    }
}

/// A file of open data: path below `data/`, and its hash.
type Listed = (String, FileHash);

/// Used in input hashes of cards instead of a template name: cards have no template.
const CARD: &str = "card";

/// Initial capacity in bytes for a serialized view; most views are smaller.
const VIEW_CAPACITY: usize = 24 << 10;

/// A serialized view, appended to `buffer`.
fn bytes(view: &impl Serialize, buffer: Vec<u8>) -> Result<Vec<u8>, String> {
    postcard::to_extend(view, buffer).map_err(|error| error.to_string())
}
