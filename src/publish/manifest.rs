//! The list of an edition's files that lies in the published folder, and its text form. It holds no dates, so the same
//! site has the same list everywhere.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

use super::target::is_safe_path;
use super::{Doing, Fault};
use crate::hash::{Stamp, digits, hex, sha256_parts, unhex};

/// Fingerprint of everything that a file was made from.
pub type Key = [u8; 32];

/// Folder inside an edition that holds the list, and by which a folder is known as ours.
pub const MARKER_FOLDER: &str = ".minhbach";

/// File with the edition's identity.
pub const EDITION_FILE: &str = ".minhbach/edition";

/// File with one line for every file of the edition.
pub const KEYS_FILE: &str = ".minhbach/keys";

/// What the first word of the edition's file begins with, whatever the version of the format.
const SIGNATURE: &str = "minhbach-edition-";

/// Version of the format of both files.
const FORMAT: &str = "1";

/// One file of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Fingerprint of what it was made from.
    pub key: Key,
    /// Its bytes.
    pub stamp: Stamp,
}

/// All files of an edition, in order of path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    /// Each with its path.
    pub entries: Vec<(Box<str>, Entry)>,
}

impl Manifest {
    /// Which entry a path has.
    pub fn place(&self, path: &str) -> Option<usize> {
        self.entries.binary_search_by(|(other, _)| (**other).cmp(path)).ok()
    }

    /// Identity of the edition: its paths and contents, and not how they were made.
    pub fn edition(&self) -> [u8; 32] {
        let mut parts: Vec<&[u8]> = Vec::with_capacity(self.entries.len() * 2);
        for (path, entry) in &self.entries {
            parts.push(path.as_bytes());
            parts.push(&entry.stamp.content);
        }
        sha256_parts(&parts)
    }

    /// Bytes of all files together.
    pub fn bytes(&self) -> u64 {
        self.entries.iter().map(|(_, entry)| entry.stamp.length).sum()
    }

    /// Text of the edition's file: format, identity, number of files.
    pub fn edition_text(&self, edition: &[u8; 32]) -> String {
        format!("{SIGNATURE}{FORMAT} {} {}\n", hex(edition), self.entries.len())
    }

    /// Writes the text of the keys' file: path, key, content and length of each file.
    pub fn write_keys(&self, to: &mut dyn Write) -> io::Result<()> {
        let mut line = Vec::new();
        self.entries.iter().try_for_each(|(path, Entry { key, stamp })| {
            line.clear();
            line.extend_from_slice(path.as_bytes());
            for fingerprint in [key, &stamp.content] {
                line.push(b'\t');
                line.extend_from_slice(&digits(fingerprint));
            }
            writeln!(line, "\t{}", stamp.length)?;
            to.write_all(&line)
        })
    }

    /// Reads the list of an edition. `None` when there is none, or one that was damaged or made by another version:
    /// the site is then rendered afresh.
    pub fn read(folder: &Path) -> Result<Option<Self>, Fault> {
        let (edition_file, keys_file) = (folder.join(EDITION_FILE), folder.join(KEYS_FILE));
        let edition = unless_missing(fs::read(&edition_file)).map_err(Fault::at(Doing::Read, &edition_file))?;
        let keys = unless_missing(File::open(&keys_file)).map_err(Fault::at(Doing::Read, &keys_file))?;
        let (Some(edition), Some(keys)) = (edition, keys) else { return Ok(None) };
        let parsed = Self::parse(&mut BufReader::new(keys)).map_err(Fault::at(Doing::Read, &keys_file))?;
        Ok(parsed.filter(|manifest| manifest.edition_text(&manifest.edition()).as_bytes() == edition))
    }

    /// Line by line, because the list of a large site has many thousand.
    fn parse(keys: &mut dyn BufRead) -> io::Result<Option<Self>> {
        let mut entries: Vec<(Box<str>, Entry)> = Vec::new();
        let mut line = String::new();
        loop {
            line.clear();
            match keys.read_line(&mut line) {
                Ok(0) => return Ok(Some(Self { entries })),
                Ok(_) => {}
                // Not text.
                Err(error) if error.kind() == io::ErrorKind::InvalidData => return Ok(None),
                Err(error) => return Err(error),
            }
            let Some((path, entry)) = entry(line.trim_end_matches('\n')) else { return Ok(None) };
            if entries.last().is_some_and(|(before, _)| **before >= *path) {
                return Ok(None);
            }
            entries.push((path.into(), entry));
        }
    }
}

/// A line of the keys' file.
fn entry(line: &str) -> Option<(&str, Entry)> {
    let mut fields = line.split('\t');
    let path = fields.next()?;
    let entry = Entry {
        key: unhex(fields.next()?)?,
        stamp: Stamp { content: unhex(fields.next()?)?, length: fields.next()?.parse().ok()? },
    };
    (is_safe_path(path) && fields.next().is_none()).then_some((path, entry))
}

/// Whether the folder carries the marker of this program, of whatever version.
pub fn is_marked(folder: &Path) -> bool {
    let mut start = [0; SIGNATURE.len()];
    fs::symlink_metadata(folder.join(EDITION_FILE)).is_ok_and(|metadata| metadata.is_file())
        && fs::File::open(folder.join(EDITION_FILE)).is_ok_and(|mut file| file.read_exact(&mut start).is_ok())
        && start == SIGNATURE.as_bytes()
}

/// `None` for something that is not there.
fn unless_missing<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Manifest, Stamp};
    use crate::hash::sha256;

    fn manifest() -> Manifest {
        let stamp = Stamp { content: sha256(b"x"), length: 12 };
        let entry = |text: &str| Entry { key: sha256(text.as_bytes()), stamp };
        Manifest {
            entries: [("a.html", "2"), ("b/ờ.html", "1")].map(|(path, text)| (path.into(), entry(text))).into()
        }
    }

    fn keys(manifest: &Manifest) -> String {
        let mut text = Vec::new();
        manifest.write_keys(&mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    fn parse(text: &str) -> Option<Manifest> {
        Manifest::parse(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let manifest = manifest();
        assert_eq!(parse(&keys(&manifest)), Some(manifest.clone()));
        assert!(keys(&manifest).starts_with("a.html\t"));
        let text = manifest.edition_text(&manifest.edition());
        assert!(text.starts_with("minhbach-edition-1 ") && text.ends_with(" 2\n"));
    }

    #[test]
    fn the_identity_is_that_of_the_contents_and_not_of_the_keys() {
        let mut other = manifest();
        other.entries.iter_mut().for_each(|(_, entry)| entry.key = [7; 32]);
        assert_eq!(other.edition(), manifest().edition());
        other.entries.iter_mut().for_each(|(_, entry)| entry.stamp.content = [7; 32]);
        assert_ne!(other.edition(), manifest().edition());
    }

    #[test]
    fn damaged_lists_are_not_trusted() {
        let good = keys(&manifest());
        for bad in [
            good.replacen("a.html", "../a.html", 1),
            good.replacen('\t', " ", 1),
            good.replacen("\t12", "\ttwelve", 1),
            good.replacen("\t12", "\t12\t1", 1),
            good[..good.len() - 4].to_owned(),
            good.lines().rev().map(|line| format!("{line}\n")).collect(),
            good.repeat(2),
            format!("{good}\n"),
        ] {
            assert_eq!(parse(&bad), None, "{bad}");
        }
    }
}
