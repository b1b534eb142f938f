//! Finds the tags of the template language in the text of a template. It does not interpret them.

/// What a piece of a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text between tags: markup that is printed as it is.
    Text,
    /// `{{ … }}`: prints a value or calls a component.
    Print,
    /// `{% … %}`.
    Statement,
    /// `{# … #}`.
    Comment,
}

/// A tag with its delimiters, or the text between two tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// What it is.
    pub kind: Kind,
    /// All of it; the pieces of a template joined are the template.
    pub text: &'t str,
}

impl<'t> Piece<'t> {
    /// The content of a tag without delimiters, white space and the marks that trim white space; a text as it is.
    pub fn content(&self) -> &'t str {
        match self.kind {
            Kind::Text => self.text,
            Kind::Print | Kind::Statement | Kind::Comment => {
                let inside = &self.text[DELIMITER..self.text.len() - DELIMITER];
                let inside = inside.strip_prefix('-').unwrap_or(inside);
                inside.strip_suffix('-').unwrap_or(inside).trim()
            }
        }
    }
}

/// Length of a delimiter.
const DELIMITER: usize = 2;

/// The pieces of a template in order. A tag that is not closed is text: the template engine reports it.
pub fn pieces(template: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((start, end, kind)) = next_tag(rest) {
        if start > 0 {
            pieces.push(Piece { kind: Kind::Text, text: &rest[..start] });
        }
        pieces.push(Piece { kind, text: &rest[start..end] });
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        pieces.push(Piece { kind: Kind::Text, text: rest });
    }
    pieces
}

/// The first tag: its first byte, the byte after it, its kind.
fn next_tag(text: &str) -> Option<(usize, usize, Kind)> {
    for (start, _) in text.match_indices('{') {
        let (kind, close) = match text.as_bytes().get(start + 1) {
            Some(b'{') => (Kind::Print, "}}"),
            Some(b'%') => (Kind::Statement, "%}"),
            Some(b'#') => (Kind::Comment, "#}"),
            Some(_) | None => continue,
        };
        let inside = start + DELIMITER;
        let length = text[inside..].find(close)?;
        return Some((start, inside + length + DELIMITER, kind));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_its_pieces_joined() {
        let text = "<p title=\"{{ a }}\">{b}{% if c -%} d{# e #}{{- f -}}{% open";
        let found = pieces(text);
        assert_eq!(found.iter().map(|piece| piece.text).collect::<String>(), text);
        let tags: Vec<_> = found.iter().filter(|p| p.kind != Kind::Text).map(|p| (p.kind, p.content())).collect();
        assert_eq!(tags, [(Kind::Print, "a"), (Kind::Statement, "if c"), (Kind::Comment, "e"), (Kind::Print, "f")]);
        assert_eq!(found.last().map(Piece::content), Some("{% open"));
    }
}
