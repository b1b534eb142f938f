//! The manifest: the list of all files of a release, and its text form in the published folder. It holds no dates, so the same site has
//! the same manifest everywhere.

use std::fs;
use std::io;
use std::path::Path;

use super::error::{Error, READ};
use crate::hash::{FileHash, hex, sha256_parts, unhex};

/// Hash of everything that a file was made from.
pub type Key = [u8; 32];

/// Folder inside a release for its internal files: those of [`UNLISTED`] and of `Staging::internal_file`.
pub const INTERNAL_FOLDER: &str = ".minhbach";

/// File with the id of the release.
pub const ID_FILE: &str = ".minhbach/edition";

/// File with one line for every file of the release.
pub const MANIFEST_FILE: &str = ".minhbach/keys";

/// File with the hashes of the inputs.
pub const INPUT_HASHES_FILE: &str = ".minhbach/origins";

/// Files that describe a release and are not listed in its manifest.
pub const UNLISTED: [&str; 3] = [ID_FILE, MANIFEST_FILE, INPUT_HASHES_FILE];

/// Start of the file with the id. The version of the format follows.
const SIGNATURE: &str = "minhbach-edition-";

/// One file of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Hash of what it was made from.
    pub key: Key,
    /// Hash and length of its bytes.
    pub hash: FileHash,
}

/// All files of a release, sorted by path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    /// Each with its path.
    pub entries: Vec<(Box<str>, Entry)>,
}

impl Manifest {
    /// Index of the entry with this path.
    pub fn index(&self, path: &str) -> Option<usize> {
        self.entries.binary_search_by(|(other, _)| (**other).cmp(path)).ok()
    }

    /// The files that visitors see: all but the internal ones.
    pub fn public(&self) -> impl Iterator<Item = &(Box<str>, Entry)> {
        self.entries.iter().filter(|(path, _)| !is_internal(path))
    }

    /// Id of the release: the same for the same paths and bytes of public files.
    pub fn id(&self) -> [u8; 32] {
        let mut parts: Vec<&[u8]> = Vec::with_capacity(self.entries.len() * 2);
        for (path, entry) in self.public() {
            parts.push(path.as_bytes());
            parts.push(&entry.hash.content);
        }
        sha256_parts(&parts)
    }

    /// Text of the file with the id: format, id, number of entries.
    pub fn id_text(&self, id: &[u8; 32]) -> String {
        format!("{SIGNATURE}1 {} {}\n", hex(id), self.entries.len())
    }

    /// Text of the manifest: path, key, hash and length of each file.
    pub fn text(&self) -> String {
        let line = |(path, Entry { key, hash }): &(Box<str>, Entry)| {
            format!("{path}\t{}\t{}\t{}\n", hex(key), hex(&hash.content), hash.length)
        };
        self.entries.iter().map(line).collect()
    }

    /// Reads the manifest of a release. `None`: there is none, or it is damaged or of another version.
    pub fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let read = |file: &str| match fs::read(folder.join(file)) {
            Ok(bytes) => Ok(String::from_utf8(bytes).ok()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io(READ, &folder.join(file))(error)),
        };
        let (Some(id), Some(text)) = (read(ID_FILE)?, read(MANIFEST_FILE)?) else { return Ok(None) };
        Ok(Self::parse(&text).filter(|manifest| manifest.id_text(&manifest.id()) == id))
    }

    /// The manifest with this text. `None`: it is damaged.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let entries: Vec<_> = text.split_terminator('\n').map(entry).collect::<Option<_>>()?;
        entries.is_sorted_by(|(one, _), (other, _)| one < other).then_some(Self { entries })
    }
}

/// A line of the manifest.
fn entry(line: &str) -> Option<(Box<str>, Entry)> {
    let mut fields = line.split('\t');
    let path = fields.next()?;
    let entry = Entry {
        key: unhex(fields.next()?)?,
        hash: FileHash { content: unhex(fields.next()?)?, length: fields.next()?.parse().ok()? },
    };
    (is_allowed(path) && fields.next().is_none()).then(|| (path.into(), entry))
}

/// Whether a file has this path in every file system, inside the folder of the release.
pub fn is_safe(path: &str) -> bool {
    let safe_part = |part: &str| !part.is_empty() && part != "." && part != "..";
    let safe_character = |c: char| c != '\\' && c != ':' && !c.is_control();
    path.split('/').all(safe_part) && path.chars().all(safe_character)
}

/// Whether a path is in the folder of internal files.
pub fn is_internal(path: &str) -> bool {
    path.split('/').next().is_some_and(|first| first.eq_ignore_ascii_case(INTERNAL_FOLDER))
}

/// Whether a manifest may list this path: a public file, or a file directly in the internal folder that does not describe the release.
pub fn is_allowed(path: &str) -> bool {
    let is_listed = |path: &str| path.starts_with(INTERNAL_FOLDER) && path.matches('/').count() == 1;
    is_safe(path) && (!is_internal(path) || is_listed(path)) && !UNLISTED.contains(&path)
}

/// Whether the folder carries the marker of this program, of whatever version.
pub fn is_marked(folder: &Path) -> bool {
    let file = folder.join(ID_FILE);
    fs::symlink_metadata(&file).is_ok_and(|metadata| metadata.is_file())
        && fs::read(&file).is_ok_and(|bytes| bytes.starts_with(SIGNATURE.as_bytes()))
}
