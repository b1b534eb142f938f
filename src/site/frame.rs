//! The frame of every page: its title, description, breadcrumbs, languages and share card.

use serde::Serialize;

use crate::model::text::Text;
use crate::site::addresses::{section, up};
use crate::site::context::{Context, Head};
use crate::site::messages::msg;
use crate::site::page::Page;
use crate::site::share_card::{self, SharedCard};
use crate::site::shared::link::Link;

/// What surrounds the body of every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    /// Code of the page's language.
    pub lang: String,
    /// Prefix that leads from the page to the root of the site: "", "../", "../../" …
    pub root: String,
    /// Prefix that leads from the page to the root of the folder of its language.
    pub home: String,
    /// For `<title>`: page and site.
    pub title: String,
    /// The page's `h1`.
    pub heading: String,
    /// One sentence for search engines and shared links.
    pub description: String,
    /// Sentences under the heading; the first one answers the page's question. May be empty.
    pub lead: Vec<String>,
    /// The part of the site that the page is in: its first folder.
    pub section: String,
    /// The same page in the other languages.
    pub languages: Vec<LanguageLink>,
    /// From the home page down to the parent of this page.
    pub crumbs: Vec<Link>,
    /// The page shows figures or institutions that are invented for demonstration.
    pub demonstration: bool,
    /// "Figures as of …", for pages with figures.
    pub data_line: Option<String>,
    /// A script of the theme that the page can do without.
    pub script: Option<String>,
    /// Absolute address; only with a base URL.
    pub canonical: Option<String>,
    /// Absolute addresses in all languages; only with a base URL.
    pub alternates: Vec<LanguageLink>,
    /// The picture in a preview of a shared link.
    pub card: Option<SharedCard>,
}

/// A link to the same page in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageLink {
    /// Language code, for `lang` and `hreflang`.
    pub lang: String,
    /// The language's own name for itself.
    pub name: String,
    /// Relative to the page, or absolute among the alternates.
    pub href: String,
}

/// The frame of a page.
pub fn frame(cx: &Context<'_>, head: Head) -> Frame {
    let config = &cx.project.config;
    let text = |t: &Text| cx.text(t).to_owned();
    let site_name = text(&config.name);
    let home = up(&cx.path);
    let root = format!("{home}../");
    let whole = head.whole.map(|page| page.path(cx.site.measured));
    // A page in a frame of another site has no links to other pages of the portal.
    let is_framed = whole.is_some();
    let others = cx.site.locales.iter().filter(|locale| locale.lang != cx.locale.lang && !is_framed);
    let languages = others.map(|locale| LanguageLink {
        lang: locale.code.clone(),
        name: locale.say(&msg::language_name {}),
        href: format!("{root}{}/{}", locale.code, cx.path),
    });
    let absolute = |code: &str, path: &str| config.base_url.as_ref().map(|base| format!("{base}{code}/{path}"));
    let card = share_card::link(cx, &head);
    let is_home = cx.page == Page::Home;
    let start = (!is_home && !is_framed).then(|| (cx.say(&msg::home {}), Page::Home));
    let below = if is_framed { Vec::new() } else { head.crumbs };
    let crumbs = start.into_iter().chain(below).map(|(text, page)| cx.link(text, page));
    let title = if is_home {
        format!("{site_name} – {}", text(&config.tagline))
    } else {
        format!("{} – {site_name}", head.heading)
    };
    let description = if head.description.is_empty() {
        head.lead.first().cloned().unwrap_or_else(|| text(&config.tagline))
    } else {
        head.description
    };
    // Social networks and search engines show it without the mark at the top of the page.
    let description =
        if head.demonstration { format!("{} {description}", cx.say(&msg::feed_demonstration {})) } else { description };
    let script = cx.page.kind().script;
    Frame {
        lang: cx.locale.code.clone(),
        title,
        heading: head.heading,
        description,
        lead: head.lead,
        section: section(&cx.path).to_owned(),
        languages: languages.collect(),
        crumbs: crumbs.collect(),
        demonstration: head.demonstration,
        data_line: head.data_line,
        script: (!script.is_empty()).then(|| script.to_owned()),
        canonical: absolute(&cx.locale.code, whole.as_deref().unwrap_or(&cx.path)),
        alternates: if is_framed { Vec::new() } else { alternates(cx) },
        card,
        root,
        home,
    }
}

/// Absolute addresses of the page in every language, and the one for readers of none of them; empty without a base URL.
fn alternates(cx: &Context<'_>) -> Vec<LanguageLink> {
    let Some(base) = &cx.project.config.base_url else { return Vec::new() };
    let of = |lang: &str, code: &str| LanguageLink {
        lang: lang.to_owned(),
        name: String::new(),
        href: format!("{base}{code}/{}", cx.path),
    };
    let mut alternates: Vec<LanguageLink> =
        cx.site.locales.iter().map(|locale| of(&locale.code, &locale.code)).collect();
    alternates.extend(cx.site.locales.first().map(|first| of("x-default", &first.code)));
    alternates
}

/// The frame of the page for wrong addresses. It is served at any depth, so nothing in it may be relative: links begin at `base`.
pub fn without_place(cx: &Context<'_>, head: Head, base: &str) -> Frame {
    Frame {
        root: base.to_owned(),
        home: format!("{base}{}/", cx.locale.code),
        crumbs: Vec::new(),
        languages: Vec::new(),
        canonical: None,
        alternates: Vec::new(),
        card: None,
        ..frame(cx, head)
    }
}
