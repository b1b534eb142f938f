//! A style sheet as rules, with the names that the selectors of each ask for. The only importer of the CSS parser.

use cssparser::{Delimiter, ParseError, Parser, ParserInput, Token};

/// A rule, or several. Texts are as written, without the white space around them.
#[derive(Debug, PartialEq, Eq)]
pub enum Rule {
    /// `a, .b > c { … }`: the selectors, and the block with its braces.
    Plain(Vec<Selector>, String),
    /// `@media … { … }`: the text before the block, and the rules in it.
    Group(String, Vec<Rule>),
    /// Anything else, which applies to every page: `@page { … }`, `@keyframes … { … }`, `@import …;`.
    Whole(String),
}

/// One selector of a list, and the names that a page must have for it to match.
#[derive(Debug, PartialEq, Eq)]
pub struct Selector {
    /// As written.
    pub text: String,
    /// Names of elements in small letters.
    pub elements: Vec<String>,
    /// Names of classes.
    pub classes: Vec<String>,
}

/// At-rules of these names hold rules that depend on the page.
const GROUPS: [&str; 4] = ["media", "supports", "layer", "container"];

/// Takes a style sheet apart. What is not a rule is kept whole: browsers skip it.
pub fn rules(css: &str) -> Vec<Rule> {
    rules_in(&mut Parser::new(&mut ParserInput::new(css)))
}

fn rules_in(input: &mut Parser<'_, '_>) -> Vec<Rule> {
    let mut rules = Vec::new();
    while !input.is_exhausted() {
        input.skip_whitespace();
        let start = input.state();
        let at_rule = match input.next() {
            Ok(Token::AtKeyword(name)) => Some(name.to_ascii_lowercase()),
            Ok(_) | Err(_) => None,
        };
        if at_rule.is_none() {
            input.reset(&start);
        }
        let end = match at_rule {
            Some(_) => Delimiter::CurlyBracketBlock | Delimiter::Semicolon,
            None => Delimiter::CurlyBracketBlock,
        };
        let selectors = input.parse_until_before(end, |head| Ok::<_, ParseError<'_, ()>>(selectors(head)));
        let head = input.slice_from(start.position()).trim_end().to_owned();
        let block = input.position();
        let has_block = matches!(input.next(), Ok(Token::CurlyBracketBlock));
        let is_group = at_rule.as_ref().is_some_and(|name| GROUPS.contains(&name.as_str()));
        rules.push(if has_block && is_group {
            Rule::Group(head, nested(input, rules_in))
        } else {
            if has_block {
                nested(input, skip);
            }
            match (at_rule, has_block) {
                (None, true) => Rule::Plain(selectors.unwrap_or_default(), input.slice_from(block).to_owned()),
                (Some(_), true | false) | (None, false) => Rule::Whole(input.slice_from(start.position()).to_owned()),
            }
        });
    }
    rules
}

/// `a, .b > c`.
fn selectors(head: &mut Parser<'_, '_>) -> Vec<Selector> {
    head.parse_comma_separated(|one| Ok::<_, ParseError<'_, ()>>(selector(one))).unwrap_or_default()
}

/// The elements and classes that a selector needs. Ids and attributes are not among them: they are often computed, and scripts and
/// readers change them. Nor are names in parentheses: states change, and one of several may be enough.
#[allow(clippy::wildcard_enum_match_arm, reason = "CSS has many tokens, and only these begin or are a name")]
fn selector(input: &mut Parser<'_, '_>) -> Selector {
    input.skip_whitespace();
    let start = input.position();
    let (mut elements, mut classes) = (Vec::new(), Vec::new());
    let (mut after_dot, mut after_colon) = (false, false);
    while let Ok(token) = input.next() {
        let (mut is_dot, mut is_colon) = (false, false);
        match token {
            Token::Ident(name) if after_dot => classes.push(name.to_string()),
            Token::Ident(name) if !after_colon => elements.push(name.to_ascii_lowercase()),
            Token::Delim('.') => is_dot = true,
            Token::Colon => is_colon = true,
            // A namespace: the name before it is no element.
            Token::Delim('|') => drop(elements.pop()),
            _ => {}
        }
        (after_dot, after_colon) = (is_dot, is_colon);
    }
    Selector { text: input.slice_from(start).trim_end().to_owned(), elements, classes }
}

/// What `read` makes of the block that has just been opened.
fn nested<T: Default>(input: &mut Parser<'_, '_>, read: impl FnOnce(&mut Parser<'_, '_>) -> T) -> T {
    input.parse_nested_block(|inside| Ok::<_, ParseError<'_, ()>>(read(inside))).unwrap_or_default()
}

/// Reads to the end; blocks that are not entered are skipped.
fn skip(input: &mut Parser<'_, '_>) {
    while input.next().is_ok() {}
}
