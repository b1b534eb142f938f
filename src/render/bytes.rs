//! Looks for things in drawn pages, which are bytes: those of a country are some thousand million. The only importer of memchr.

use memchr::{memchr_iter, memmem};

/// Where a byte stands.
pub fn places(byte: u8, within: &[u8]) -> impl Iterator<Item = usize> {
    memchr_iter(byte, within)
}

/// Where a text ends each time it stands there.
pub fn ends<'p>(text: &'static str, within: &'p [u8]) -> impl Iterator<Item = usize> + 'p {
    memmem::find_iter(within, text).map(|at| at + text.len())
}

/// What stands before the first `mark`, and what after it.
pub fn split<'p>(page: &'p [u8], mark: &str) -> Option<(&'p [u8], &'p [u8])> {
    memmem::find(page, mark.as_bytes()).map(|at| (&page[..at], &page[at + mark.len()..]))
}
