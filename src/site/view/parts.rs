//! The parts that pages are made of. Every string here is ready to print in the page's language;
//! a template chooses and arranges, and computes nothing.
#![allow(missing_docs, reason = "a field of a view is what its name says")]

use serde::Serialize;

/// A link inside the site (`href` is relative to the page) or, rarely, outside of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    pub text: String,
    pub href: String,
}

/// A link to the same page in another language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LanguageLink {
    /// Language code, for `lang` and `hreflang`.
    pub lang: String,
    /// The language's own name for itself.
    pub name: String,
    pub href: String,
}

/// A link to a sister page, which may be this page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NavLink {
    pub text: String,
    pub href: String,
    pub current: bool,
}

/// What stands around every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Frame {
    pub lang: String,
    /// Prefix that leads from the page to the root of the site: "", "../", "../../" …
    pub root: String,
    /// Prefix that leads from the page to the root of its language tree.
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
    pub languages: Vec<LanguageLink>,
    /// From the home page down to the parent of this page.
    pub crumbs: Vec<Link>,
    /// The page shows figures or institutions that are invented for demonstration.
    pub demonstration: bool,
    /// "Figures as of …", for pages with figures.
    pub data_line: Option<String>,
    /// A script of the theme that the page can do without.
    pub script: Option<String>,
    /// Absolute addresses; only with a base URL.
    pub canonical: Option<String>,
    pub alternates: Vec<LanguageLink>,
    /// The picture that stands beside a shared link.
    pub card: Option<SharedCard>,
}

/// Where the share card of a page is, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SharedCard {
    /// Absolute address: who shows it is not on the page.
    pub src: String,
    pub alt: String,
}

/// One of the words of progress: the code is a CSS class, the word and the shape say the same without colour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Status {
    /// met, on-track, faster, slow, worse, missed, unknown, none
    pub code: &'static str,
    pub word: String,
    /// ●, ▲, ◆, ▼, ▽, ■, ○, –
    pub shape: &'static str,
}

/// The mark of a number's state, such as `[p]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    pub code: &'static str,
    pub word: String,
}

/// A bar in a table cell; lengths are percentages of its track, ready for SVG attributes ("61.5%").
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub length: String,
    /// Where the target stands, if there is one.
    pub goal: Option<String>,
}

/// One printed measure, or the words that stand in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// final, provisional, revised, corrected, late, not-due, missing, not-applicable, withheld
    pub state: &'static str,
    /// "61,5%", or words when there is no number.
    pub text: String,
    /// There is a number in `text`.
    pub is_number: bool,
    /// For the states that have a short code.
    pub mark: Option<Mark>,
    /// "18/30", with counts as the language writes them.
    pub fraction: Option<String>,
    /// "27 of 30 units", when some are missing.
    pub coverage: Option<String>,
    pub bar: Option<Bar>,
    /// Its receipt: what it was made of.
    pub href: Option<String>,
    /// Its word of progress, where there is something to judge.
    pub status: Option<Status>,
}

/// A measure with its name: one of the indicators under a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NamedFigure {
    pub name: String,
    pub figure: Figure,
}

/// A piece of a text. What is quoted in Vietnamese on a page of another language says so, for those who listen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    pub text: String,
    pub vietnamese: bool,
}

/// A label and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub label: String,
    /// A person's name, which stays Vietnamese in every language, before the text. Mostly empty.
    pub name: String,
    pub text: String,
    pub href: Option<String>,
    /// The source leaves it blank.
    pub blank: bool,
}

/// Words of an official text, as issued, always Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    pub text: String,
    /// "Clause I.2 …"
    pub clause: String,
    /// What looks like a slip of the source; never repaired.
    pub sic: Vec<Run>,
    /// Where the clause stands in the published full text.
    pub href: String,
}

/// A plain table of text: the caption, the column heads, and rows whose first cell is a head.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextTable {
    pub caption: String,
    pub columns: Vec<String>,
    pub rows: Vec<TextRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextRow {
    pub head: Link,
    /// An empty `href` in `head` means no link.
    pub cells: Vec<String>,
}

/// A table of areas (or targets) against measures: number, bar and status in one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureTable {
    pub caption: String,
    /// What the rows are: "District", "Target" …
    pub row_label: String,
    pub columns: Vec<String>,
    pub rows: Vec<FigureRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    pub head: Link,
    /// Indented under the row above: "of which".
    pub part: bool,
    /// Small words under the head, may be empty.
    pub note: String,
    pub cells: Vec<Figure>,
}

/// A chart of the page: its texts stand in HTML around the picture, the picture is drawn by the renderer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartFrame {
    /// Unique on the page; the caption's id is `{id}-title`, the description's `{id}-about`.
    pub id: String,
    /// The finding.
    pub title: String,
    /// Measure, place, period, unit.
    pub subtitle: String,
    /// What it shows, without figures.
    pub name: String,
    /// What a reader who does not see the picture should know: its name, and where the figures are.
    pub about: String,
    /// Where the figures are from.
    pub source: String,
    /// What the figures were made of.
    pub receipt: Option<Link>,
    /// The same figures in words; `None` when a table of the page already holds them.
    pub table: Option<TextTable>,
    /// Where the portal tells how other sites may frame the chart.
    pub embed: String,
    /// Shown on wide screens and on paper only: a table of the page holds the same bars for phones.
    pub wide: bool,
    pub picture: super::super::chart::Chart,
}

/// A link with a few words beside it, such as how many stand behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkWithWords {
    pub link: Link,
    pub words: String,
}
