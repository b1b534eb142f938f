//! The lists of an edition as they lie on the disk: written and read back piece by piece, because that of a large site is large.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write as _};
use std::path::Path;

/// Writes the text of a list.
pub type WriteList<'w> = dyn Fn(&mut dyn io::Write) -> io::Result<()> + 'w;

/// Writes a list where there is nothing.
pub fn write(to: &Path, write: &WriteList) -> io::Result<()> {
    let mut file = BufWriter::new(in_folder(to, || File::create_new(to))?);
    write(&mut file)?;
    file.flush()
}

/// Whether a list on the disk is what is written now. It is never in memory as a whole: that of a large site is large.
pub fn is_written(path: &Path, write: &WriteList) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let mut beside = BufWriter::new(Beside(BufReader::new(file)));
    let is_same = write(&mut beside).is_ok() && beside.flush().is_ok();
    is_same && beside.get_mut().0.fill_buf().is_ok_and(<[u8]>::is_empty)
}

/// Takes only what stands in the file beside it.
struct Beside(BufReader<File>);

impl io::Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let there = self.0.fill_buf()?;
        let length = there.len().min(bytes.len());
        if length == 0 || there[..length] != bytes[..length] {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.0.consume(length);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Does something that needs the folder around `path`, and makes that folder only when it turns out to be missing.
pub fn in_folder<T>(path: &Path, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match (act(), path.parent()) {
        (Err(error), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(parent)?;
            act()
        }
        (result, _) => result,
    }
}
