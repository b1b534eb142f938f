//! Draws views as pages.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::chart;
use super::formats::{catalog, gzip};
use super::theme::{self, Theme};
use crate::model::ids::{LangIx, TiVec};
use crate::site::context::Site;
use crate::site::pages::{Body, View};
use crate::site::portal::portal;
use crate::site::view::home::WEIGHT;

/// Draws the pages of one site.
pub struct Pages<'t> {
    theme: &'t Theme,
    /// What all pages of a language say of the site, which is made for templates once and not with each page.
    portals: TiVec<LangIx, theme::TemplateValue>,
}

impl<'t> Pages<'t> {
    /// Pages of this site in the look of this theme.
    pub fn new(theme: &'t Theme, site: &Site<'_>) -> Self {
        let portals = site.locales.keys().map(|lang| theme::value(&portal(site, lang))).collect();
        Self { theme, portals }
    }

    /// A page of its own tree.
    ///
    /// # Errors
    /// What the template engine says.
    pub fn page(&self, lang: LangIx, view: &View) -> Result<Vec<u8>, String> {
        self.draw(lang, view, theme::value(&view.frame), theme::value(&view.body), true)
    }

    /// The page for wrong addresses.
    ///
    /// # Errors
    /// What the template engine says.
    pub fn not_found(&self, view: &View) -> Result<Vec<u8>, String> {
        self.draw(LangIx::ROOT, view, theme::value(&view.frame), theme::value(&view.body), false)
    }

    /// The home page of a language at the root of the site: the same page, one folder higher.
    ///
    /// # Errors
    /// What the template engine says.
    pub fn root(&self, lang: LangIx, view: &View) -> Result<Vec<u8>, String> {
        let mut frame = serde_json::to_value(&view.frame).map_err(|e| e.to_string())?;
        let mut body = serde_json::to_value(&view.body).map_err(|e| e.to_string())?;
        let tree = format!("{}/", view.frame.lang);
        lower(&mut frame, &tree);
        lower(&mut body, &tree);
        frame["root"] = Json::from("");
        frame["home"] = Json::from(tree.as_str());
        self.draw(lang, view, theme::value(&frame), theme::value(&body), true)
    }

    fn draw(
        &self,
        lang: LangIx,
        view: &View,
        frame: theme::TemplateValue,
        body: theme::TemplateValue,
        is_indexed: bool,
    ) -> Result<Vec<u8>, String> {
        let pictures: BTreeMap<String, String> =
            view.body.charts().iter().map(|frame| (frame.id.clone(), chart::draw(&frame.picture, &frame.id))).collect();
        let linked_data =
            if let Body::Data(page) = &view.body { catalog::json_ld(&page.dataset) } else { String::new() };
        let page = theme::Page { lang, pictures, is_indexed, is_demonstration: view.frame.demonstration, linked_data };
        let html = self.theme.draw(view.body.template(), [self.portals[lang].clone(), frame, body], &page)?;
        Ok(if let Body::Home(_) = &view.body { weighed(html) } else { html }.into_bytes())
    }
}

/// Puts `tree` before every relative link.
#[allow(clippy::wildcard_enum_match_arm, reason = "only strings under `href` are of interest")]
fn lower(value: &mut Json, tree: &str) {
    match value {
        Json::Object(map) => {
            for (key, value) in map {
                match value {
                    Json::String(href) if key == "href" && is_relative(href) => {
                        *href = match href.strip_prefix("../") {
                            Some(rest) => rest.to_owned(),
                            None => format!("{tree}{href}"),
                        };
                    }
                    other => lower(other, tree),
                }
            }
        }
        Json::Array(items) => items.iter_mut().for_each(|item| lower(item, tree)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
}

fn is_relative(href: &str) -> bool {
    !href.is_empty() && !href.starts_with('#') && !href.contains(':')
}

/// A page that says its own weight: compressed as most servers send it, in whole kB.
fn weighed(html: String) -> String {
    let Some((before, after)) = html.split_once(WEIGHT) else { return html };
    let with = |weight: &str| [before, weight, after].concat();
    with(&gzip::compress(with("10").as_bytes()).len().div_ceil(1000).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::{hex, sha256};

    #[test]
    fn a_page_says_what_it_weighs_when_it_is_sent() {
        // Text that does not shrink, so that there is something to weigh.
        let text: String = (0..300_u32).map(|n| hex(&sha256(&n.to_le_bytes()))).collect();
        let page = weighed(format!("<p>{WEIGHT} kB</p>{text}"));
        let sent = gzip::compress(page.as_bytes()).len();
        let printed = format!("<p>{} kB</p>", sent.div_ceil(1000));
        assert!(sent > 5_000 && page.starts_with(&printed), "{sent} {printed}");
        assert_eq!(weighed("<p>".to_owned()), "<p>");
    }
}
