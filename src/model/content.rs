//! Pages that people write, and the numbers and hosts they may name.

use super::date::Date;
use super::text::Text;

/// A written page in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The folder above: `huong-dan`, `canh-bao`, `trang`.
    pub section: String,
    /// The folder's own name, also the page's address.
    pub slug: String,
    /// Title.
    pub title: Text,
    /// One sentence.
    pub summary: Text,
    /// Last review, the older of the languages.
    pub reviewed_on: Date,
    /// Place among its section.
    pub order: i64,
    /// For staff rather than the public.
    pub for_staff: bool,
    /// Checked Markdown in every language.
    pub body: Text,
}

/// A number to call or write to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hotline {
    /// Id.
    pub id: String,
    /// Number to call.
    pub call: Option<String>,
    /// Numbers to write to.
    pub sms: Vec<String>,
    /// Whose.
    pub name: Text,
    /// What for.
    pub usage: Text,
    /// When it was last checked.
    pub checked_on: Date,
}

/// A host that pages may link to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkHost {
    /// Host name.
    pub host: String,
    /// Whose.
    pub owner: Text,
    /// When it was last checked.
    pub checked_on: Date,
}
