//! The rules of a style sheet, with the names that each asks for. It knows as much of the language as that takes: blocks, selectors,
//! texts in quotation marks, comments.

/// A rule, or several.
pub enum Rule {
    /// `a, .b > c { … }`: selectors with the places of the names that each asks for, and the declarations.
    Plain(Vec<(String, Vec<usize>)>, String),
    /// `@media … { … }`.
    Group(String, Vec<Rule>),
    /// What holds whatever stands on the page: `@page { … }`.
    Whole(String),
}

/// Where the name of an element or a class is kept.
type Place<'p> = &'p mut dyn FnMut(&str) -> usize;

/// Rules with a head of these kinds hold rules themselves.
const GROUPS: [&str; 4] = ["@media", "@supports", "@layer", "@container"];

/// Takes a style sheet apart. Where braces do not match, the rest is one rule. `place`: where the name of an element or a class is kept.
pub fn rules(css: &str, place: Place<'_>) -> Vec<Rule> {
    rules_in(&without_comments(css), place)
}

fn rules_in(css: &str, place: Place<'_>) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut rest = css.trim_start();
    while !rest.is_empty() {
        let open = find(rest, |c, depth| depth == 0 && (c == '{' || c == ';')).unwrap_or(rest.len());
        let close = find(&rest[open..], |c, depth| depth == 0 && (c == '}' || c == ';'));
        let end = close.map_or(rest.len(), |close| open + close + 1);
        let (head, block) = (rest[..open].trim(), &rest[open..end]);
        let inside = block.strip_prefix('{').and_then(|block| block.strip_suffix('}'));
        rules.push(match inside {
            Some(inside) if GROUPS.iter().any(|group| head.starts_with(group)) => {
                Rule::Group(head.to_owned(), rules_in(inside, place))
            }
            Some(_) if !head.starts_with('@') => Rule::Plain(selectors(head, place), block.to_owned()),
            Some(_) | None => Rule::Whole(rest[..end].to_owned()),
        });
        rest = rest[end..].trim_start();
    }
    rules
}

/// `a, .b > c`: the selectors with the names that each asks for.
fn selectors(head: &str, place: Place<'_>) -> Vec<(String, Vec<usize>)> {
    let mut selectors = Vec::new();
    let mut rest = head;
    loop {
        let end = find(rest, |c, depth| depth == 0 && c == ',').unwrap_or(rest.len());
        let selector = rest[..end].trim();
        selectors.push((selector.to_owned(), asked(selector).into_iter().map(&mut *place).collect()));
        match rest.get(end + 1..) {
            Some(more) => rest = more,
            None => return selectors,
        }
    }
}

/// The elements and classes that must stand on a page for a selector to match. What stands in brackets and parentheses asks for
/// nothing: states change, and one of several may be enough.
fn asked(selector: &str) -> Vec<&str> {
    let mut names = Vec::new();
    // Names that are written with `\\` are rare, and a rule too many does no harm.
    if selector.contains('\\') {
        return names;
    }
    let (mut at, mut depth, mut before) = (0, 0_usize, ' ');
    while let Some(c) = selector[at..].chars().next() {
        let name = &selector[at..at + selector[at..].find(|c| !is_of_a_name(c)).unwrap_or(selector.len() - at)];
        if name.is_empty() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                '"' | '\'' => at += selector[at + 1..].find(c).map_or(0, |end| end + 1),
                _ => {}
            }
            at += c.len_utf8();
            before = c;
        } else {
            if depth == 0 && before != ':' && before != '#' {
                names.push(name);
            }
            at += name.len();
            before = ' ';
        }
    }
    names
}

/// Whether a letter may stand in the name of an element or a class.
pub fn is_of_a_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_' || !c.is_ascii()
}

/// The first place where `is_it` holds outside texts in quotation marks. It is asked with the number of brackets that are open
/// behind the letter or before it, whichever are fewer.
fn find(css: &str, is_it: impl Fn(char, usize) -> bool) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in unquoted(css) {
        if matches!(c, ')' | ']' | '}') {
            depth = depth.saturating_sub(1);
        }
        if is_it(c, depth) {
            return Some(at);
        }
        if matches!(c, '(' | '[' | '{') {
            depth += 1;
        }
    }
    None
}

/// The letters that neither stand in quotation marks nor are written with `\`.
fn unquoted(css: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut quote, mut is_escaped) = (None, false);
    css.char_indices().filter(move |(_, c)| {
        if std::mem::take(&mut is_escaped) {
            return false;
        }
        match (*c, quote) {
            ('\\', _) => is_escaped = true,
            (c, Some(mark)) => quote = quote.filter(|_| c != mark),
            ('"' | '\'', None) => quote = Some(*c),
            (_, None) => return true,
        }
        false
    })
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((start, _)) = unquoted(rest).find(|(at, _)| rest[*at..].starts_with("/*")) {
        out.push_str(&rest[..start]);
        rest = rest[start + 2..].find("*/").map_or("", |end| &rest[start + 2 + end + 2..]);
    }
    out.push_str(rest);
    out
}
