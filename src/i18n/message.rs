//! Declarations of messages, the sentences that the program shows to visitors. Each file of `site/` declares its own with
//! [`messages!`](crate::messages); their words are in the theme, one file for each language. A call with a missing or misspelt gap
//! does not compile.

use crate::model::date::Date;
use crate::model::period::Period;

/// What is declared of a message.
#[derive(Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Its key in `words/LANG/sentences.yaml`.
    pub key: &'static str,
    /// The gaps that its words may have, such as `{date}`.
    pub gaps: &'static [&'static str],
}

/// A message with its gaps filled.
pub trait Message: Sync {
    /// What is declared of it.
    fn declaration(&self) -> &'static Declaration;
    /// The value of a gap, by its index in the declaration.
    fn gap(&self, index: usize) -> Option<GapValue<'_>>;
    /// The number that decides the plural form: the one in the gap `n`.
    fn count(&self) -> Option<u64>;
}

impl Declaration {
    /// A message without gaps.
    pub const fn plain(key: &'static str) -> Self {
        Self { key, gaps: &[] }
    }
}

/// A declaration without gaps is a message by itself.
impl Message for &'static Declaration {
    fn declaration(&self) -> &'static Declaration {
        self
    }

    fn gap(&self, _: usize) -> Option<GapValue<'_>> {
        None
    }

    fn count(&self) -> Option<u64> {
        None
    }
}

/// A value that fills a gap; the locale of the page writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapValue<'a> {
    /// A text that is ready to print.
    Text(&'a str),
    /// A count: `1.234` or `1,234`.
    Count(u64),
    /// A day: "ngày 31/12/2022".
    Date(Date),
    /// A period in full: "quý II/2022".
    Period(Period),
}

impl<'a> From<&'a str> for GapValue<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for GapValue<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<Date> for GapValue<'_> {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<Period> for GapValue<'_> {
    fn from(period: Period) -> Self {
        Self::Period(period)
    }
}

/// Declares the messages of a file, as structs in a module `msg`:
///
/// ```text
/// messages! {
///     tasks_heading<'a> { plan: &'a str }
///     tasks_lead { n: u64, named: u64 }
///     nobody_named {}
/// }
/// ```
///
/// A struct has the name of its key in `words/LANG/sentences.yaml`, so that one search finds both. It is
/// written with `locale.say(&msg::tasks_lead { n, named })`. A gap `n` of type `u64` decides the plural form.
/// `use crate::site::messages::msg;` as the first line adds the messages that several files share.
#[macro_export]
macro_rules! messages {
    (@ { $($import:tt)* } $($name:ident $(<$life:lifetime>)? { $($gap:ident: $type:ty),* $(,)? })*) => {
        #[allow(missing_docs, non_camel_case_types, unused_imports, reason = "declared for the whole list")]
        pub(crate) mod msg {
            use $crate::i18n::message::{Declaration, GapValue, Message};
            use $crate::model::date::Date;
            use $crate::model::period::Period;
            $($import)*

            /// All messages of the file.
            pub(crate) const ALL: &[&Declaration] =
                &[$(&Declaration { key: stringify!($name), gaps: &[$(stringify!($gap)),*] }),*];

            $(
                pub(crate) struct $name $(<$life>)? {
                    $(pub(crate) $gap: $type),*
                }

                impl $(<$life>)? Message for $name $(<$life>)? {
                    fn declaration(&self) -> &'static Declaration {
                        &Declaration { key: stringify!($name), gaps: &[$(stringify!($gap)),*] }
                    }

                    fn gap(&self, index: usize) -> Option<GapValue<'_>> {
                        let gaps: &[GapValue<'_>] = &[$(self.$gap.into()),*];
                        gaps.get(index).copied()
                    }

                    fn count(&self) -> Option<u64> {
                        let n = self.declaration().gaps.iter().position(|gap| *gap == "n")?;
                        match self.gap(n)? {
                            GapValue::Count(count) => Some(count),
                            GapValue::Text(_) | GapValue::Date(_) | GapValue::Period(_) => None,
                        }
                    }
                }
            )*
        }
    };
    (use $($shared:tt)::+; $($rest:tt)*) => {
        $crate::messages! { @ { pub(crate) use $($shared)::+::*; } $($rest)* }
    };
    ($($rest:tt)*) => {
        $crate::messages! { @ {} $($rest)* }
    };
}
