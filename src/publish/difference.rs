//! How the files in a folder differ from those that a manifest lists.

use crate::diagnostics::Bilingual;

/// One file that differs from the manifest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// In the folder and not in the manifest.
    Added(String),
    /// Other bytes, or no longer a plain file.
    Changed(String),
    /// In the manifest and not in the folder.
    Missing(String),
}

impl Difference {
    /// Path of the file.
    pub fn path(&self) -> &str {
        match self {
            Self::Added(path) | Self::Changed(path) | Self::Missing(path) => path,
        }
    }

    /// In words.
    pub fn message(&self) -> Bilingual {
        match self {
            Self::Added(path) => Bilingual::new(format!("thừa {path}"), format!("added {path}")),
            Self::Changed(path) => Bilingual::new(format!("đã đổi {path}"), format!("changed {path}")),
            Self::Missing(path) => Bilingual::new(format!("thiếu {path}"), format!("missing {path}")),
        }
    }
}
