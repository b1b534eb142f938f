//! Reads the project's files and knows places in them. The only reader of project files;
//! it knows no plan and no page.

pub mod csv;
pub mod front_matter;
pub mod yaml;

use std::io;
use std::path::{Path, PathBuf};

use icu_normalizer::ComposingNormalizerBorrowed;
use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, catalogue};
use crate::folder::{Item, Seen, items, look};
use crate::hash::sha256;

/// The file by which a project is known.
const CONFIG: &str = "minhbach.yaml";

/// Folder of the themes.
const THEMES: &str = "themes";

/// Folders that are read; everything else in the project is left alone.
const FOLDERS: [&str; 2] = ["data", "content"];

/// The largest file that is read, in bytes.
const LARGEST_FILE: u64 = 64 << 20;

/// Place of a file in its `Sources`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A stretch of bytes in a file. Ordered by file, then by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Which file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
}

/// One file, as text: UTF-8, NFC, line feeds, without a byte order mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path from the project's folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// All files of a project, in order of path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// Files that are there and cannot be used; the reason is among the diagnostics.
    refused: Vec<String>,
}

/// What was found at a path.
enum Found {
    Text(SourceFile),
    TooLarge(String, u64),
    NotUtf8(String),
    NotPlain(String),
}

impl Found {
    fn at(project: &Path, item: &Item) -> io::Result<Self> {
        let path = relative(project, &item.path);
        if !item.is_file {
            return Ok(Self::NotPlain(path));
        }
        let length = item.path.metadata()?.len();
        if length > LARGEST_FILE {
            return Ok(Self::TooLarge(path, length));
        }
        Ok(match String::from_utf8(std::fs::read(&item.path)?) {
            Ok(text) => Self::Text(SourceFile { path, text: tidy(text) }),
            Err(_) => Self::NotUtf8(path),
        })
    }
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
    /// Reads `minhbach.yaml`, `data/`, `content/` and the themes' words under `project`.
    ///
    /// # Errors
    /// A disk that cannot be read. A file that is not as it should be is a diagnostic.
    pub fn read(project: &Path, diagnostics: &mut Diagnostics) -> io::Result<Self> {
        let mut sources = Self::default();
        let config = project.join(CONFIG);
        if config.is_file() {
            sources.take(Found::at(project, &Item { path: config, is_file: true })?, diagnostics);
        }
        for folder in FOLDERS {
            sources.add_folder(project, &project.join(folder), diagnostics)?;
        }
        sources.files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(sources)
    }

    /// Adds the text files of a theme: words and templates.
    ///
    /// # Errors
    /// A disk that cannot be read.
    pub fn read_theme(&mut self, project: &Path, theme: &str, diagnostics: &mut Diagnostics) -> io::Result<()> {
        // Places hold file numbers, so what is added later goes behind and is not sorted in.
        let mut added = Self::default();
        added.add_folder(project, &project.join(THEMES).join(theme), diagnostics)?;
        added.files.sort_by(|a, b| a.path.cmp(&b.path));
        self.files.append(&mut added.files);
        Ok(())
    }

    fn add_folder(&mut self, project: &Path, folder: &Path, diagnostics: &mut Diagnostics) -> io::Result<()> {
        let items = listed(folder)?;
        let read: Vec<io::Result<Found>> = items.par_iter().map(|item| Found::at(project, item)).collect();
        for found in read {
            self.take(found?, diagnostics);
        }
        Ok(())
    }

    fn take(&mut self, found: Found, diagnostics: &mut Diagnostics) {
        match found {
            Found::Text(file) => self.files.push(file),
            Found::TooLarge(path, length) => {
                diagnostics.push(catalogue::file_too_large(&path, length, LARGEST_FILE));
                self.refused.push(path);
            }
            Found::NotUtf8(path) => {
                diagnostics.push(catalogue::not_utf8(&path));
                self.refused.push(path);
            }
            Found::NotPlain(path) => diagnostics.push(catalogue::not_a_plain_file(&path)),
        }
    }

    /// Forgets the texts of tables, which may be most of what was read. Nothing may be told of a place in them afterwards.
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
        Self { files, refused: Vec::new() }
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
        self.iter().find(|(_, file)| file.path == path).map(|(id, _)| id)
    }

    /// Whether a file is there but cannot be used, which has been said already.
    pub fn is_refused(&self, path: &str) -> bool {
        self.refused.iter().any(|refused| refused == path)
    }

    /// A file by its number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Where a stretch begins, as people count.
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

    /// The lines that a stretch stands on (the one before and at most two of it), the number of the first, and the stretch within them.
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

    /// Reports characters that hide or turn text round.
    pub fn check_characters(&self, diagnostics: &mut Diagnostics) {
        let files: Vec<(FileId, &SourceFile)> = self.iter().collect();
        let found: Vec<Diagnostics> =
            files.par_iter().map(|(id, file)| forbidden_characters(*id, &file.text)).collect();
        diagnostics.extend(found.into_iter().flatten());
    }
}

fn forbidden_characters(file: FileId, text: &str) -> Diagnostics {
    let found = text.char_indices().filter(|(_, c)| is_forbidden(*c)).take(20);
    found
        .map(|(at, character)| {
            let start = u32::try_from(at).unwrap_or(u32::MAX);
            let end = start + u32::try_from(character.len_utf8()).unwrap_or(1);
            catalogue::forbidden_character(Span { file, start, end }, character)
        })
        .collect()
}

/// Fingerprints of the files that a site is made from, by path: all that [`Sources::read`] reads, and every theme.
///
/// # Errors
/// A folder that cannot be read.
pub fn fingerprints(project: &Path) -> io::Result<Vec<(String, [u8; 32])>> {
    let mut files = vec![Item { path: project.join(CONFIG), is_file: project.join(CONFIG).is_file() }];
    for folder in roots(project) {
        files.extend(listed(&folder)?);
    }
    Ok(files.par_iter().map(|item| (relative(project, &item.path), fingerprint(item))).collect())
}

/// Whatever cannot be used is complained of when it is wanted, and so is as good as any other that cannot.
fn fingerprint(item: &Item) -> [u8; 32] {
    let is_read = item.is_file && item.path.metadata().is_ok_and(|metadata| metadata.len() <= LARGEST_FILE);
    let content = if is_read { std::fs::read(&item.path).ok() } else { None };
    content.map_or([0; 32], |content| sha256(&content))
}

/// What tells, without a look inside, whether one of these files was saved between two glances.
///
/// # Errors
/// A folder that cannot be read.
pub fn glance(project: &Path) -> io::Result<Vec<Seen>> {
    let mut seen = Vec::new();
    for folder in roots(project).into_iter().filter(|folder| folder.is_dir()) {
        seen.extend(look(&folder).map_err(|(_, error)| error)?);
    }
    // Beside it lies what is none of these files, such as the published site.
    let config = project.join(CONFIG);
    seen.extend(std::fs::metadata(&config).ok().map(|metadata| Seen::of(CONFIG.to_owned(), &metadata)));
    Ok(seen)
}

/// The folders that are read, each on its own: one of them may be a link to a folder elsewhere.
fn roots(project: &Path) -> Vec<PathBuf> {
    let themes = std::fs::read_dir(project.join(THEMES)).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut themes: Vec<PathBuf> = themes.filter(|path| path.is_dir()).collect();
    themes.sort();
    FOLDERS.iter().map(|folder| project.join(folder)).chain(themes).collect()
}

/// What is read of a folder, if there is one: everything but hidden files and the copies that editors leave.
fn listed(folder: &Path) -> io::Result<Vec<Item>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let is_ours = |item: &Item| {
        let name = item.path.file_name().unwrap_or_default().to_string_lossy();
        !name.starts_with('.') && !name.ends_with('~')
    };
    let all: io::Result<Vec<Item>> = items(folder).map(|item| item.map_err(|(_, error)| error)).collect();
    Ok(all?.into_iter().filter(is_ours).collect())
}

/// NUL and other controls, zero-width characters, and the marks that turn the direction of writing.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// One spelling for one text: no byte order mark, line feeds only, NFC.
fn tidy(text: String) -> String {
    let text = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
    // Form feeds stand between the pages of official texts.
    let text = if text.contains('\u{C}') { text.replace('\u{C}', "\n") } else { text };
    let nfc = ComposingNormalizerBorrowed::new_nfc();
    if nfc.is_normalized(&text) { text } else { nfc.normalize(&text).into_owned() }
}

fn relative(project: &Path, file: &Path) -> String {
    let path = file.strip_prefix(project).unwrap_or(file);
    path.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
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
    fn hidden_characters_are_found_where_they_stand() {
        let sources = Sources::of([("a.md", "ab\u{200B}c")]);
        let mut diagnostics = Vec::new();
        sources.check_characters(&mut diagnostics);
        assert_eq!(sources.place(diagnostics[0].span.unwrap()).column, 3);
    }
}
