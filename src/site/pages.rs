//! All pages of a site, and what each shows: `view(&Site, page, language) -> View`, a pure function. The only file that imports
//! the kinds of pages.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::i18n::locale::Locale;
use crate::i18n::message::Declaration;
use crate::measure::Measured;
use crate::model::ids::LangIx;
use crate::site::addresses::Addresses;
use crate::site::card::Card;
use crate::site::context::{Context, Head, Site};
use crate::site::frame::{self, Frame};
use crate::site::lists::Lists;
use crate::site::page::{Budget, Page};
use crate::site::page_table::page_table;
use crate::site::section::Section;
use crate::site::share_card::{self, CardPart};
use crate::site::shared::{self, charts::ChartFrame};
#[allow(clippy::wildcard_imports, reason = "the modules of the table")]
use crate::site::view::*;

/// One page: its frame and its body. Everything that a template sees but the portal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct View {
    /// The frame of the page.
    pub frame: Frame,
    /// What its kind of page shows.
    pub body: Body,
}

macro_rules! declare_views {
    ($(
        $(#[$doc:meta])*
        $name:ident $(($($id:ident: $index:ty),*))? {
            path($m:ident): $path:expr,
            all($l:ident): $all:expr,
            view: $module:ident::$function:ident, body: $body:ty, template: $template:literal,
            scope: $scope:expr, card($c:ident, $b:ident): [$($card:expr)?],
            charts($of:ident): [$($charts:expr)?], script: $script:literal, budget: $budget:ident,
            figures: $figures:literal, framed: $framed:literal,
        }
    )*) => {
        /// The body of a page.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum Body {
            $($(#[$doc])* $name(Box<$body>),)*
            /// The page for wrong addresses.
            NotFound(not_found::NotFound),
        }

        #[allow(unused_variables, reason = "most kinds have no charts")]
        impl Body {
            /// The charts of the page.
            pub fn charts(&self) -> &[ChartFrame] {
                match self {
                    $(Self::$name($of) => {
                        $(return $charts;)?
                        #[allow(unreachable_code, reason = "kinds with charts have returned")]
                        &[]
                    })*
                    Self::NotFound(_) => &[],
                }
            }

            /// The template that draws the page.
            pub fn template(&self) -> &'static str {
                match self {
                    $(Self::$name(_) => $template,)*
                    Self::NotFound(_) => "not-found.html",
                }
            }
        }

        /// Every page that a site has.
        fn all_pages(lists: &Lists<'_>) -> Vec<Page> {
            let mut pages = Vec::new();
            $({
                #[allow(unused_variables, reason = "a kind with one page needs no list")]
                let $l = lists;
                pages.extend($all);
            })*
            pages
        }

        fn head_and_body(cx: &Context<'_>) -> (Head, Body) {
            match cx.page {
                $(Page::$name $(($($id),*))? => {
                    let (head, body) = $module::$function(cx $(, $($id),*)?);
                    (head, Body::$name(Box::new(body)))
                })*
            }
        }

        /// What the share card of a page shows in addition to what is on every card.
        #[allow(unused_variables, reason = "kinds without a card use nothing")]
        fn card_part(cx: &Context<'_>, body: &Body) -> Option<CardPart> {
            match (cx.page, body) {
                $((Page::$name $(($($id),*))?, Body::$name(body)) => {
                    let ($c, $b) = (cx, body);
                    $(return Some($card);)?
                    #[allow(unreachable_code, reason = "kinds with a card have returned")]
                    None
                })*
                _ => None,
            }
        }

        /// Messages of all kinds of pages; a file that serves two kinds is listed twice.
        const MESSAGES: &[&[&Declaration]] = &[$($module::msg::ALL),*];
    };
}

page_table!(declare_views);

/// The addresses of every page.
pub fn addresses(measured: &Measured<'_>, lists: &Lists<'_>) -> Addresses {
    Addresses::of(measured, all_pages(lists))
}

impl Site<'_> {
    /// What a page shows in a language.
    pub fn view(&self, page: Page, lang: LangIx) -> View {
        let cx = Context::new(self, page, lang);
        let (head, body) = head_and_body(&cx);
        View { frame: frame::frame(&cx, head), body }
    }

    /// The page for wrong addresses; its links begin at `base`, the path of the site on its host.
    pub fn not_found(&self, base: &str) -> View {
        let cx = Context::new(self, Page::Home, LangIx::ROOT);
        let (head, body) = not_found::page(&cx, base);
        View { frame: frame::without_place(&cx, head, base), body: Body::NotFound(body) }
    }

    /// The share card of a page whose view this is. `None`: its kind has none, or the site draws none.
    pub fn card(&self, page: Page, lang: LangIx, view: &View) -> Option<Card> {
        if !self.has_cards {
            return None;
        }
        let cx = Context::new(self, page, lang);
        let part = card_part(&cx, &view.body)?;
        let Frame { heading, lead, data_line, demonstration, .. } = &view.frame;
        share_card::card(&cx, heading, (lead, data_line.as_ref()), *demonstration, part)
    }
}

/// Messages of the other files.
const OTHER_MESSAGES: &[&[&Declaration]] = &[
    crate::i18n::locale::msg::ALL,
    crate::i18n::spell::msg::ALL,
    super::calendar_file::msg::ALL,
    super::context::msg::ALL,
    super::data::dataset::msg::ALL,
    super::feed::msg::ALL,
    super::messages::msg::ALL,
    super::share_card::msg::ALL,
    not_found::msg::ALL,
];

/// All messages of the program to visitors, as each file declares them.
pub fn declared_messages() -> Vec<&'static Declaration> {
    let all = MESSAGES.iter().chain(shared::MESSAGES).chain(OTHER_MESSAGES).flat_map(|declared| declared.iter());
    let all = all.copied().chain(super::data::files::messages());
    let by_key: BTreeMap<&str, &Declaration> = all.map(|declaration| (declaration.key, declaration)).collect();
    by_key.into_values().collect()
}

/// The head of the list of pages.
pub const MANIFEST_HEADER: &str = "path,kind,budget,script,figures,framed";

/// The list of pages that a published folder holds as `.minhbach/pages.csv`, a row for each page in each language: its path in the
/// folder, its kind, its budget (`ordinary` or `list`), the script that it may use or nothing, whether it always shows figures, and
/// whether it is made for frames. The checks of a published site read it.
pub fn manifest(site: &Site<'_>) -> Vec<String> {
    let yes_or_no = |yes: bool| if yes { "yes" } else { "no" };
    let row = |locale: &Locale, path: &str, page: Page| {
        let kind = page.kind();
        let budget = match kind.budget {
            Budget::Ordinary => "ordinary",
            Budget::List => "list",
        };
        let (name, figures, framed) = (kebab(kind.name), yes_or_no(kind.figures), yes_or_no(kind.framed));
        format!("{}/{path},{name},{budget},{},{figures},{framed}", locale.code, kind.script)
    };
    let locales = site.locales.iter();
    locales.flat_map(|locale| site.addresses.iter().map(|(path, page)| row(locale, path, page))).collect()
}

/// `PlanIndex` as `plan-index`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (at, letter) in name.char_indices() {
        if letter.is_ascii_uppercase() && at > 0 {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_kinds_are_written_in_kebab_case() {
        assert_eq!(kebab("PlanIndex"), "plan-index");
        assert_eq!(kebab("Home"), "home");
    }
}
