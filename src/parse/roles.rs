//! Roles: what an entry of the data is used for by the program. The program never looks for an id.

use super::decode::Decoder;
use crate::diagnostics::catalogue;
use crate::input::Span;

/// The roles that are declared, each with its position.
pub struct Roles<R>(Vec<(R, Span)>);

impl<R> Default for Roles<R> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<R: PartialEq> Roles<R> {
    /// Notes that a role is declared; `entry` is how the data declares it. A second declaration is an error.
    pub fn claim(&mut self, d: &mut Decoder<'_>, role: R, span: Span, entry: &str) {
        let Some((_, first)) = self.0.iter().find(|(taken, _)| *taken == role) else {
            self.0.push((role, span));
            return;
        };
        let first = d.sources.place(*first);
        let other = format!("{}:{}", first.path, first.line);
        d.diagnostics.push(catalogue::role_taken(span, entry, &other));
    }
}
