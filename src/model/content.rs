//! Written pages, and the telephone numbers and hosts that they may mention.

use super::date::Date;
use super::ids::MethodIx;
use super::text::Text;

/// Folders of `content/` that the program knows; their names are a part of addresses.
pub mod section {
    /// Guides for those who pay and for staff.
    pub const GUIDES: &str = "huong-dan";
    /// Fraud warnings.
    pub const WARNINGS: &str = "canh-bao";
    /// Standing pages: about, methodology, privacy, accessibility.
    pub const STANDING: &str = "trang";
}

/// The role of a written page in the program. At most one page has each role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageRole {
    /// Says who runs the portal; shows the list of hosts that pages link to.
    About,
    /// Says how figures are computed; shows a worked example from each plan.
    Methodology,
    /// Guide for everybody before they pay; every institution's page links to it.
    BeforePaying,
    /// Warns of fraud; every institution's page links to it.
    PaymentFraud,
}

impl PageRole {
    /// Every role with its name in front matter.
    pub const ALL: [(&'static str, Self); 4] = [
        ("about", Self::About),
        ("methodology", Self::Methodology),
        ("before-paying", Self::BeforePaying),
        ("payment-fraud", Self::PaymentFraud),
    ];
}

/// A written page in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Folder in `content/`; those that the program knows are in [`section`].
    pub section: String,
    /// Name of the page's folder, also its address.
    pub slug: String,
    pub title: Text,
    /// Summary, one sentence.
    pub summary: Text,
    /// Day of the last review; the earliest of all languages.
    pub reviewed_on: Date,
    /// Position within its section.
    pub order: i64,
    /// For staff rather than the public.
    pub for_staff: bool,
    /// Its role in the program.
    pub role: Option<PageRole>,
    /// The payment method that it explains.
    pub method: Option<MethodIx>,
    /// Checked Markdown.
    pub body: Text,
}

/// A telephone number to call or send a message to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hotline {
    pub id: String,
    /// Number to call.
    pub call: Option<String>,
    /// Numbers for text messages.
    pub sms: Vec<String>,
    /// Name of the service.
    pub name: Text,
    /// Purpose.
    pub usage: Text,
    /// Day of the last check.
    pub checked_on: Date,
}

/// A host that pages may link to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkHost {
    /// Host name.
    pub host: String,
    pub owner: Text,
    /// Day of the last check.
    pub checked_on: Date,
}
