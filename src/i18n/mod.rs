//! Languages: the messages of a theme, and how a locale writes numbers, dates and lists.

pub mod locale;
pub mod message;
pub mod messages;
pub mod spell;
