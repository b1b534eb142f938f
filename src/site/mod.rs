//! Plans every address, then says what each page shows: `view(&Measured, page, language) -> View`, pure and on demand.
//! It knows no HTML and no files.

pub mod board;
pub mod card;
pub mod chart;
mod context;
pub mod dataset;
pub mod feed;
pub mod files;
pub mod index;
pub mod pictured;
pub mod reminders;
pub mod route;
pub mod said;
pub mod scope;
mod spell;
pub mod table;
pub mod text;
pub mod view;
pub mod voice;
pub mod words;

use crate::measure::Measured;
use crate::model::text::LangIx;
use route::{Page, Routes};
use text::PlanText;
use view::View;
use view::portal::Portal;
use voice::Voice;

/// A site: what is measured, in which words, at which addresses.
#[derive(Debug)]
pub struct Site<'m> {
    /// What is measured.
    pub measured: &'m Measured<'m>,
    /// One for each language of the portal.
    pub voices: Vec<Voice>,
    /// Addresses.
    pub routes: Routes,
    /// Official texts in paragraphs, one for each plan.
    pub texts: Vec<PlanText>,
    /// Languages of written pages as HTML, page by page: made once, because Markdown is costly.
    pub written: Vec<Vec<String>>,
    /// The plan that counts each of `Project::institutions`.
    pub plan_of_institution: Vec<Option<usize>>,
    /// Pages that are shared have a card.
    pub has_cards: bool,
}

impl<'m> Site<'m> {
    /// Plans a site. `written` holds the HTML of `Project::pages` in every language; `can_draw`: pictures of cards can be drawn.
    pub fn new(
        measured: &'m Measured<'m>,
        voices: Vec<Voice>,
        routes: Routes,
        written: Vec<Vec<String>>,
        can_draw: bool,
    ) -> Self {
        let texts = measured.project.plans.iter().map(|plan| PlanText::of(&plan.text)).collect();
        let plan_of_institution = scope::plans_of_institutions(measured);
        // A network fetches the picture from its absolute address, so without one there is no use for it.
        let has_cards = can_draw && measured.project.config.base_url.is_some();
        Self { measured, voices, routes, texts, written, plan_of_institution, has_cards }
    }

    /// What a page shows in a language.
    pub fn view(&self, page: Page, lang: LangIx) -> View {
        context::Context::new(self, page, lang).view()
    }

    /// What all pages of a language say of the site.
    pub fn portal(&self, lang: LangIx) -> Portal {
        context::Context::new(self, Page::Home, lang).portal()
    }

    /// The share card of a page whose view this is.
    pub fn card(&self, page: Page, lang: LangIx, view: &View) -> Option<card::Card> {
        if self.has_cards { context::Context::new(self, page, lang).card(view) } else { None }
    }

    /// The page for wrong addresses; its links begin at `base`, the path of the site on its host.
    pub fn not_found(&self, base: &str) -> View {
        context::Context::new(self, Page::Home, 0).not_found(base)
    }
}
