//! Reads the project's files: texts, and places in them.

pub mod csv;
mod files;
pub mod front_matter;
pub mod yaml;

pub use crate::diagnostics::span::{FileId, Span};
pub use files::Files;

use icu_normalizer::ComposingNormalizerBorrowed;
use rayon::prelude::*;

use crate::diagnostics::{Diagnostics, catalogue};
use files::{File, Found, LARGEST_FILE, THEMES};

/// One file, as text: UTF-8, NFC, line feeds, without a byte order mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path from the project's folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// All files of a project.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// How many of them are not of the theme. These come first, and both are in order of path.
    own: usize,
    /// Files that exist and cannot be used; the reason is among the diagnostics.
    refused: Vec<String>,
}

/// A place as people count: line and column in characters, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// Path from the project's folder.
    pub path: &'a str,
    /// Line.
    pub line: usize,
    /// Column, in characters.
    pub column: usize,
}

impl Sources {
    /// The texts among the files but those of themes. A file that is not as it should be is a diagnostic.
    pub fn read(files: &mut Files, diagnostics: &mut Diagnostics) -> Self {
        let mut sources = Self::default();
        let themes = format!("{THEMES}/");
        sources.add(files.take(|path| !path.starts_with(&themes)), diagnostics);
        sources.own = sources.files.len();
        sources
    }

    /// Adds the texts of a theme: words, templates, styles, scripts.
    pub fn read_theme(&mut self, files: &mut Files, theme: &str, diagnostics: &mut Diagnostics) {
        let folder = format!("{THEMES}/{theme}/");
        self.add(files.take(|path| path.starts_with(&folder)), diagnostics);
    }

    /// Adds files in order of path, after those that are there: a `FileId` must not change.
    fn add(&mut self, mut files: Vec<File>, diagnostics: &mut Diagnostics) {
        files.sort_by(|one, other| one.path.cmp(&other.path));
        let texts: Vec<(String, Result<String, Found>)> =
            files.into_par_iter().map(|File { path, found }| (path, text_of(found))).collect();
        for (path, text) in texts {
            match text {
                Ok(text) => self.files.push(SourceFile { path, text }),
                Err(Found::NotPlain) => diagnostics.push(catalogue::not_a_plain_file(&path)),
                Err(Found::TooLarge(length)) => {
                    diagnostics.push(catalogue::file_too_large(&path, length, LARGEST_FILE));
                    self.refused.push(path);
                }
                Err(Found::Bytes(_)) => {
                    diagnostics.push(catalogue::not_utf8(&path));
                    self.refused.push(path);
                }
            }
        }
    }

    /// Frees the texts of tables, which may be most of the memory. No diagnostic may point into them afterwards.
    pub fn forget_tables(&mut self) {
        for file in self.files.iter_mut().filter(|file| file.path.ends_with(".csv")) {
            file.text = String::new();
        }
    }

    /// Sources made of given texts, for tests.
    pub fn of(files: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Self {
        let mut files: Vec<_> =
            files.into_iter().map(|(path, text)| SourceFile { path: path.into(), text: tidy(text.into()) }).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { own: files.len(), files, refused: Vec::new() }
    }

    /// All files with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().zip(0..).map(|(file, id)| (FileId(id), file))
    }

    /// Files below a folder.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (FileId, &'a SourceFile)> {
        self.iter().filter(move |(_, file)| file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    /// The file at a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        let (own, of_theme) = self.files.split_at(self.own);
        let place = |files: &[SourceFile]| files.binary_search_by(|file| file.path.as_str().cmp(path)).ok();
        let place = place(own).or_else(|| place(of_theme).map(|place| self.own + place))?;
        u32::try_from(place).ok().map(FileId)
    }

    /// Whether a file exists but cannot be used, which has been reported.
    pub fn is_refused(&self, path: &str) -> bool {
        self.refused.iter().any(|refused| refused == path)
    }

    /// A file by its number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Where a span begins, in lines and columns.
    pub fn place(&self, span: Span) -> Place<'_> {
        let file = self.file(span.file);
        let before = file.text.get(..span.start as usize).unwrap_or(&file.text);
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        Place {
            path: &file.path,
            line: before.bytes().filter(|b| *b == b'\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }

    /// The line on which a span begins and the one before it, the number of the first of them, and the span within them.
    pub fn excerpt(&self, span: Span) -> (&str, usize, std::ops::Range<usize>) {
        let text = &self.file(span.file).text;
        let start = (span.start as usize).min(text.len());
        let own_line = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let first = text[..own_line.saturating_sub(1)].rfind('\n').map_or(0, |i| i + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
        let end = (span.end as usize).clamp(start, line_end.max(start));
        let line = text[..first].bytes().filter(|b| *b == b'\n').count() + 1;
        (&text[first..line_end], line, start - first..end.max(start) - first)
    }

    /// Reports characters that hide text or change its direction.
    pub fn check_characters(&self, diagnostics: &mut Diagnostics) {
        let files: Vec<(FileId, &SourceFile)> = self.iter().collect();
        let found: Vec<Diagnostics> =
            files.par_iter().map(|(id, file)| forbidden_characters(*id, &file.text)).collect();
        diagnostics.extend(found.into_iter().flatten());
    }
}

fn forbidden_characters(file: FileId, text: &str) -> Diagnostics {
    // Most texts have none. Whole blocks are checked first, which the compiler turns into vector instructions.
    let may_hold = |bytes: &[u8]| bytes.iter().fold(false, |may, byte| may | may_begin_forbidden(*byte));
    if !text.as_bytes().chunks(1 << 12).any(may_hold) {
        return Vec::new();
    }
    let found = text.char_indices().filter(|(_, c)| is_forbidden(*c)).take(20);
    found
        .map(|(at, character)| catalogue::forbidden_character(Span::of(file, at, at + character.len_utf8()), character))
        .collect()
}

/// The text of a file, or the file if it has none.
fn text_of(found: Found) -> Result<String, Found> {
    match found {
        Found::Bytes(bytes) => String::from_utf8(bytes).map(tidy).map_err(|error| Found::Bytes(error.into_bytes())),
        Found::TooLarge(_) | Found::NotPlain => Err(found),
    }
}

/// Whether a byte may be the first of a character that is forbidden.
fn may_begin_forbidden(byte: u8) -> bool {
    (byte < b' ' && byte != b'\n' && byte != b'\t') || matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEE | 0xEF)
}

/// NUL and other controls, zero-width characters, marks of direction, and the private use area: some of those characters are placeholders
/// in rendered pages.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{E000}'..='\u{F8FF}' | '\u{FEFF}')
}

/// Normalises a text: no byte order mark, line feeds only, NFC.
fn tidy(text: String) -> String {
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
    // Form feeds separate the pages of official texts.
    let text = if text.contains('\u{C}') { text.replace('\u{C}', "\n") } else { text };
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    if text.is_ascii() || nfc.is_normalized(&text) { text } else { nfc.normalize(&text).into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let sources = Sources::of([("a.yaml", "tên: đơn vị\ntỷ lệ: 61,5\n")]);
        let start = sources.file(FileId(0)).text.find("61,5").unwrap();
        let span =
            Span { file: FileId(0), start: u32::try_from(start).unwrap(), end: u32::try_from(start).unwrap() + 4 };
        let place = sources.place(span);
        assert_eq!((place.line, place.column), (2, 8));
        let (text, line, range) = sources.excerpt(span);
        assert_eq!((line, &text[range]), (1, "61,5"));
    }

    #[test]
    fn a_text_has_one_spelling_whatever_the_editor_saved() {
        let decomposed = "\u{FEFF}Đa\u{306}k No\u{302}ng\r\n";
        let sources = Sources::of([("a.txt", decomposed)]);
        assert_eq!(sources.file(FileId(0)).text, "Đăk Nông\n");
    }

    #[test]
    fn every_forbidden_character_is_looked_for() {
        for c in (0..=0x10_FFFF).filter_map(char::from_u32).filter(|c| is_forbidden(*c)) {
            assert_eq!(forbidden_characters(FileId(0), &format!("a{c}")).len(), 1, "{c:?}");
        }
    }

    #[test]
    fn hidden_characters_are_found_at_their_positions() {
        let sources = Sources::of([("a.md", "ab\u{200B}c")]);
        let mut diagnostics = Vec::new();
        sources.check_characters(&mut diagnostics);
        assert_eq!(sources.place(diagnostics[0].span.unwrap()).column, 3);
        // The placeholder of a page's style.
        assert_eq!(forbidden_characters(FileId(0), "Trường \u{E002}").len(), 1);
    }
}
