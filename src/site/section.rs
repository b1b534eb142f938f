//! Sections of written pages: the folders of `content/`, which are parts of addresses.

use crate::model::content::section;

/// A section of written pages that has a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    Guides,
    /// Fraud warnings.
    Warnings,
}

impl Section {
    /// Folder of the section.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Guides => section::GUIDES,
            Self::Warnings => section::WARNINGS,
        }
    }
}
