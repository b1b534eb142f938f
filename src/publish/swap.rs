//! Puts a new edition in the place of the old one.

use std::fs;
use std::io;
use std::path::Path;

use super::system;

/// How the old edition was replaced, and so where it is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Swapped {
    /// There was none.
    Moved,
    /// In one step; the old edition lies where the new one was built.
    Exchanged,
    /// In two steps; the old edition lies aside.
    SetAside,
}

/// Moves the folder `new` to `out`. Where there is an `out` the two are exchanged in one step, so that a path in it is
/// never missing; where the file system does not know how, it is renamed to `aside` first.
pub fn swap(new: &Path, out: &Path, aside: &Path) -> io::Result<Swapped> {
    if fs::symlink_metadata(out).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        fs::rename(new, out)?;
        return Ok(Swapped::Moved);
    }
    if system::exchange(new, out)? {
        return Ok(Swapped::Exchanged);
    }
    rename_twice(new, out, aside)?;
    Ok(Swapped::SetAside)
}

/// A run that is killed between the two renames leaves no `out`; the next one puts the old edition back.
fn rename_twice(new: &Path, out: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(out, aside)?;
    fs::rename(new, out).inspect_err(|_| {
        // If this fails too, the next run tries it again.
        let _ = fs::rename(aside, out);
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::tests::Scratch;
    use super::{Swapped, rename_twice, swap};

    #[test]
    fn the_new_takes_the_place_of_the_old_or_of_nothing() {
        let scratch = Scratch::new();
        let (new, out, aside) = (scratch.path("new"), scratch.path("out"), scratch.path("aside"));
        scratch.file("new/page", "1");
        assert_eq!(swap(&new, &out, &aside).unwrap(), Swapped::Moved);
        assert!(!new.exists());
        scratch.file("new/page", "2");
        let swapped = swap(&new, &out, &aside).unwrap();
        assert_eq!(fs::read_to_string(out.join("page")).unwrap(), "2");
        let old = if swapped == Swapped::Exchanged { new } else { aside };
        assert_eq!(fs::read_to_string(old.join("page")).unwrap(), "1");
    }

    #[test]
    fn two_renames_come_to_the_same_and_are_undone_when_the_second_fails() {
        let scratch = Scratch::new();
        let (new, out, aside) = (scratch.path("new"), scratch.path("out"), scratch.path("aside"));
        scratch.file("out/page", "1");
        rename_twice(&new, &out, &aside).unwrap_err();
        assert_eq!(fs::read_to_string(out.join("page")).unwrap(), "1");
        assert!(!aside.exists());
        scratch.file("new/page", "2");
        rename_twice(&new, &out, &aside).unwrap();
        assert_eq!(fs::read_to_string(out.join("page")).unwrap(), "2");
        assert_eq!(fs::read_to_string(aside.join("page")).unwrap(), "1");
    }
}
