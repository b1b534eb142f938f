//! A file as it is written: read back at once, while its bytes are at hand. At the end it is known again by what the system told of it.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use super::lists::in_folder;
use crate::folder::{Details, details};

/// Writes a file where there is none, and reads it back; tells what the system says of it then. `None` when what was read is not what
/// was written.
pub fn write(to: &Path, bytes: &[u8]) -> io::Result<Option<Details>> {
    let mut file = in_folder(to, || File::options().read(true).write(true).create_new(true).open(to))?;
    file.write_all(bytes)?;
    file.rewind()?;
    if reads_as(&mut file, bytes)? { Ok(Some(details(&file.metadata()?))) } else { Ok(None) }
}

/// Whether these bytes and no others are read.
fn reads_as(file: &mut impl Read, bytes: &[u8]) -> io::Result<bool> {
    let mut room = [0; 16 << 10];
    let mut rest = bytes;
    loop {
        let read = match file.read(&mut room) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => &room[..read?],
        };
        match rest.strip_prefix(read) {
            Some(_) if read.is_empty() => return Ok(rest.is_empty()),
            Some(after) => rest = after,
            None => return Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::Scratch;
    use super::*;
    use std::fs;

    #[test]
    fn a_file_is_known_again_until_something_else_stands_there() {
        let scratch = Scratch::new();
        let path = scratch.path("a/b.html");
        let written = write(&path, b"words").unwrap();
        assert_eq!(written, Some(details(&fs::symlink_metadata(&path).unwrap())));
        assert!(write(&path, b"words").is_err(), "nothing is written over");
        fs::write(&path, "word").unwrap();
        assert_ne!(written, Some(details(&fs::symlink_metadata(&path).unwrap())));
    }

    #[test]
    fn other_bytes_and_more_and_fewer_are_noticed() {
        let long = "words ".repeat(10_000);
        for right in ["", "words", &long] {
            assert!(reads_as(&mut right.as_bytes(), right.as_bytes()).unwrap());
            for wrong in [format!("{right}x"), format!("x{right}"), right[..right.len() / 2].to_owned()] {
                let is_same = wrong == right;
                assert_eq!(reads_as(&mut wrong.as_bytes(), right.as_bytes()).unwrap(), is_same, "{wrong:.9}");
            }
        }
    }
}
