//! Index types: `project.plans[plan]` accepts only a [`PlanIx`].
//! The only file that imports `typed-index-collections` and that converts between numbers and indices.

pub use typed_index_collections::{TiSlice, TiVec};

/// Declares the types of indices.
macro_rules! indices {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The index of this number.
            pub const fn new(number: u32) -> Self {
                Self(number)
            }
        }

        impl From<usize> for $name {
            fn from(number: usize) -> Self {
                Self(checked(number))
            }
        }

        impl From<$name> for usize {
            fn from(index: $name) -> usize {
                index.0 as usize
            }
        }
    )*};
}

indices! {
    /// Index into `Project::plans`, `Project::results` and `Measured::plans`.
    PlanIx;
    /// Index into `Plan::targets` and `PlanMeasured::targets`.
    TargetIx;
    /// Index into `Target::milestones` and `TargetState::milestones`.
    MilestoneIx;
    /// Index into `Plan::tasks`.
    TaskIx;
    /// Index into `Plan::duties`.
    DutyIx;
    /// Index into `Project::levels`.
    LevelIx;
    /// Index into `Project::area_kinds`.
    AreaKindIx;
    /// Index into `Project::areas`.
    AreaIx;
    /// Index into `Project::agencies`.
    AgencyIx;
    /// Index into `Project::sectors`.
    SectorIx;
    /// Index into `Project::institution_kinds`.
    KindIx;
    /// Index into `Project::institutions`.
    InstitutionIx;
    /// Index into `Project::methods`; also the bit of a method in `Cell::Methods`.
    MethodIx;
    /// Index into `Project::fields` and `Row::cells`.
    FieldIx;
    /// Index into `Project::indicators`.
    IndicatorIx;
    /// Index into `Project::topics`.
    TopicIx;
    /// Index into `Project::pages`: a written page.
    ContentIx;
    /// Index into `Config::languages`; 0 is the language of the root page.
    LangIx;
    /// Index into the results of a plan: `Project::results[plan]`.
    ResultsIx;
    /// Index into `Results::reports`.
    ReportIx;
    /// Index into `Results::totals`.
    TotalIx;
    /// Index into `Results::revisions`.
    RevisionIx;
    /// Index into `PlanMeasured::series`.
    SeriesIx;
    /// Index into `PlanMeasured::periods`.
    PeriodIx;
    /// Index into `PlanMeasured::rankings`.
    RankingIx;
    /// Index into `PeriodMeasured::areas`: an area compared.
    ComparedIx;
    /// Index into `PlanText::paragraphs`: a paragraph of an official text.
    PassageIx;
    /// Index into `FILES`: a file of open data.
    DataFileIx;
}

impl LangIx {
    /// The language of the root page.
    pub const ROOT: Self = Self::new(0);
}

impl MethodIx {
    /// Whether a set of methods, as `Cell::Methods` holds it, has this one.
    pub fn is_in(self, bits: u16) -> bool {
        bits >> self.0 & 1 == 1
    }
}

/// Converts a number to the type stored in indices. Files of a project are shorter than 4 GiB, so no list has more than `u32::MAX`
/// entries. A larger number is a bug; the program panics, because a wrong index would publish a value under a wrong name.
#[expect(clippy::panic, reason = "no project has so long a list")]
fn checked(number: usize) -> u32 {
    match u32::try_from(number) {
        Ok(number) => number,
        Err(_) => panic!("an index of {number} into a list of a project"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_keeps_its_number() {
        for number in [0, 1, 65_536, u32::MAX as usize] {
            assert_eq!(usize::from(PlanIx::from(number)), number);
        }
    }

    #[test]
    #[should_panic(expected = "an index of 4294967296")]
    fn a_number_too_large_for_an_index_panics() {
        let _ = PlanIx::from(u32::MAX as usize + 1);
    }

    #[test]
    fn an_index_is_small() {
        assert_eq!(size_of::<AreaIx>(), 4);
    }
}
