//! Draws views as pages.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::theme::{self, Theme};
use super::{bytes, catalog, chart, twin};
use crate::site::Site;
use crate::site::view::home::WEIGHT;
use crate::site::view::{Body, View};

/// Draws the pages of one site.
pub struct Pages<'t> {
    theme: &'t Theme,
    /// What all pages of a language say of the site, which is made for templates once and not with each page.
    portals: Vec<theme::TemplateValue>,
}

impl<'t> Pages<'t> {
    /// Pages of this site in the look of this theme.
    pub fn new(theme: &'t Theme, site: &Site<'_>) -> Self {
        let portals = (0..site.voices.len()).map(|lang| theme::value(&site.portal(lang))).collect();
        Self { theme, portals }
    }

    /// A page of its own tree.
    ///
    /// # Errors
    /// What the template engine says.
    pub fn page(&self, lang: usize, view: &View) -> Result<Vec<u8>, String> {
        self.draw(lang, view, theme::value(&view.frame), theme::value(&view.body), true)
    }

    /// The page for wrong addresses.
    ///
    /// # Errors
    /// What the template engine says.
    pub fn not_found(&self, view: &View) -> Result<Vec<u8>, String> {
        self.draw(0, view, theme::value(&view.frame), theme::value(&view.body), false)
    }

    /// The home page of a language at the root of the site: the same page, one folder higher.
    ///
    /// # Errors
    /// What the template engine says.
    pub fn root(&self, lang: usize, view: &View) -> Result<Vec<u8>, String> {
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
        lang: usize,
        view: &View,
        frame: theme::TemplateValue,
        body: theme::TemplateValue,
        is_indexed: bool,
    ) -> Result<Vec<u8>, String> {
        let pictures: BTreeMap<String, String> =
            view.body.charts().iter().map(|frame| (frame.id.clone(), chart::draw(&frame.picture, &frame.id))).collect();
        let linked_data =
            if let Body::Data(page) = &view.body { catalog::json_ld(&page.dataset) } else { String::new() };
        let page = theme::Page {
            lang,
            pictures,
            is_indexed,
            is_demonstration: view.frame.demonstration,
            is_framed: matches!(view.body, Body::Embed(_)),
            script: view.frame.script.clone(),
            linked_data,
        };
        let html = self.theme.draw(view.body.template(), [self.portals[lang].clone(), frame, body], &page)?;
        Ok(if let Body::Home(_) = &view.body { weighed(html) } else { html })
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

/// A page that says its own weight: that of its twin, in whole kB, which is how most servers send it.
fn weighed(html: Vec<u8>) -> Vec<u8> {
    let Some((before, after)) = bytes::split(&html, WEIGHT) else { return html };
    let with = |weight: &str| [before, weight.as_bytes(), after].concat();
    with(&twin::compress(&with("10")).len().div_ceil(1000).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::{hex, sha256};

    #[test]
    fn a_page_says_what_it_weighs_when_it_is_sent() {
        // Text that does not shrink, so that there is something to weigh.
        let text: String = (0..300_u32).map(|n| hex(&sha256(&n.to_le_bytes()))).collect();
        let page = weighed(format!("<p>{WEIGHT} kB</p>{text}").into_bytes());
        let sent = twin::compress(&page).len();
        let said = format!("<p>{} kB</p>", sent.div_ceil(1000));
        assert!(sent > 5_000 && page.starts_with(said.as_bytes()), "{sent} {said}");
        assert_eq!(weighed(b"<p>".to_vec()), b"<p>");
    }
}
