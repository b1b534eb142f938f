//! The verdict on a figure: progress where the plan set the target for it, a comparison where it set it for the whole.

use super::progress::Progress;

/// The verdict on a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assessment {
    /// The plan set the target for this area, or for the whole of which this is the figure.
    Progress(Progress),
    /// The plan set the target for the whole. An area inside it is compared with the target's value, never judged by it.
    Level(Level),
}

/// How an area compares with a value that was set for the whole. Of several measures the first of these counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Below it, whatever the missing institutions would report.
    Below,
    /// Below or not, depending on institutions that have not reported.
    Uncertain,
    /// There is no figure.
    None,
    /// At it or above it, whatever the missing institutions would report.
    Reached,
}

impl Assessment {
    /// Nothing can be said.
    pub const NONE: Self = Self::Progress(Progress::None);

    /// Of several measures under one value: all must reach it.
    pub fn together(all: impl IntoIterator<Item = Self>) -> Self {
        let mut words = Vec::new();
        let mut levels = Vec::new();
        for one in all {
            match one {
                Self::Progress(word) => words.push(word),
                Self::Level(level) => levels.push(level),
            }
        }
        match levels.into_iter().min() {
            Some(level) => Self::Level(level),
            None => Self::Progress(Progress::together(words)),
        }
    }

    /// Whether there is something to say.
    pub fn is_said(self) -> bool {
        match self {
            Self::Progress(word) => word != Progress::None,
            Self::Level(level) => level != Level::None,
        }
    }

    /// Whether the value is reached for certain.
    pub fn is_reached(self) -> bool {
        match self {
            Self::Progress(word) => word == Progress::Met,
            Self::Level(level) => level == Level::Reached,
        }
    }

    /// Whether missing institutions leave it open.
    pub fn is_uncertain(self) -> bool {
        match self {
            Self::Progress(word) => word == Progress::Uncertain,
            Self::Level(level) => level == Level::Uncertain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_measures_reach_a_level_only_together() {
        let together = |levels: &[Level]| Assessment::together(levels.iter().map(|l| Assessment::Level(*l)));
        assert!(together(&[Level::Reached, Level::Reached]).is_reached());
        assert_eq!(together(&[Level::Reached, Level::Below]), Assessment::Level(Level::Below));
        assert!(together(&[Level::Reached, Level::Uncertain]).is_uncertain());
        assert!(!together(&[Level::Reached, Level::None]).is_said());
    }
}
