//! A page of the site, in any language, and its address.

use crate::measure::Measured;
use crate::model::ids::{
    AreaIx, ContentIx, DataFileIx, InstitutionIx, KindIx, PeriodIx, PlanIx, RankingIx, SeriesIx, TargetIx,
};
use crate::site::chart_id::ChartId;
use crate::site::page_table::page_table;
use crate::site::scope::Scope;
use crate::site::section::Section;
use crate::site::slug;

/// What all pages of a kind have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Its name, as in [`Page`]: `PlanIndex`.
    pub name: &'static str,
    /// The template that draws it, such as `plan-index.html`.
    pub template: &'static str,
    /// The theme's script that it may use; empty for none.
    pub script: &'static str,
    /// How large a page may be.
    pub budget: Budget,
    /// It shows figures or institutions whatever the data hold.
    pub figures: bool,
    /// It is made for frames on other sites.
    pub framed: bool,
    /// It has a share card.
    pub has_card: bool,
}

/// How large a page may be; the limits themselves are those of the checks of the published site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Budget {
    /// A page that people open by phone with one question.
    Ordinary,
    /// A page that is a long list or table by its nature.
    List,
}

macro_rules! declare_pages {
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
        /// A page of the site, in any language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Page {
            $($(#[$doc])* $name $(($($index),*))?,)*
        }

        #[allow(unused_variables, reason = "each entry of the table uses what it needs of its ids")]
        impl Page {
            /// Its address below the folder of its language: `ke-hoach/kim-son-2022/index.html`. A page has hundreds of links, so
            /// the parts of an address are joined, which takes a third of the time of formatting.
            pub fn path(self, measured: &Measured<'_>) -> String {
                match self {
                    $(Self::$name $(($($id),*))? => { let $m = measured; $path })*
                }
            }

            /// Whose results it may show.
            pub fn scope(self) -> Scope {
                match self {
                    $(Self::$name $(($($id),*))? => $scope,)*
                }
            }

            /// What it has in common with the pages of its kind.
            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$name $(($($id),*))? => Kind {
                        name: stringify!($name),
                        template: $template,
                        script: $script,
                        budget: Budget::$budget,
                        figures: $figures,
                        framed: $framed,
                        has_card: {
                            const CARDS: &[&str] = &[$(stringify!($card))?];
                            !CARDS.is_empty()
                        },
                    },)*
                }
            }
        }
    };
}

page_table!(declare_pages);
