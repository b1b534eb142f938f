//! What can go wrong while an edition is put on disk, and how it is said.

use std::io;
use std::path::{Path, PathBuf};

use super::{Difference, Refusal};
use crate::diagnostic::Said;

/// How many differing files are named; the rest are counted.
const NAMED: usize = 5;

/// Why an edition was not published. The published folder is as it was, except where a variant says otherwise.
#[derive(Debug)]
pub enum Trouble {
    /// The path of a file would leave the folder, or no file system could be trusted with it.
    UnsafePath(String),
    /// Two files of one edition claim the same path.
    Twice(String),
    /// The disk would not.
    Disk(Fault),
    /// What was read back from the disk is not what was written.
    Unverified(Vec<Difference>),
    /// The target became unfit while the edition was being written.
    Target(Refusal),
    /// The folder holds no edition that could be verified.
    NotAnEdition(PathBuf),
    /// The new edition is in place, but the disk did not confirm that it would survive a power cut.
    InPlaceUnsure(Fault),
    /// The new edition was put in place, but what lies there now is another.
    InPlaceOther(PathBuf),
}

/// A failure of the disk.
#[derive(Debug)]
pub struct Fault {
    /// What was being done.
    pub doing: Doing,
    /// To which file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// What was being done when the disk failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Reading.
    Read,
    /// Writing.
    Write,
    /// Carrying a file over from the published edition.
    Keep,
    /// Waiting until the disk has stored everything.
    Sync,
    /// Putting the new edition in the place of the old one.
    Swap,
    /// Taking the lock.
    Lock,
}

impl Fault {
    /// Gives an error of the system its place: `.map_err(Fault::at(Doing::Read, path))`.
    pub(super) fn at(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_path_buf();
        move |error| Self { doing, path, error }
    }

    /// The failure in words.
    pub fn message(&self) -> Said {
        let path = self.path.display();
        let reason = reason(&self.error);
        let (vi, en) = match self.doing {
            Doing::Read => ("Không đọc được", "Cannot read"),
            Doing::Write => ("Không ghi được", "Cannot write"),
            Doing::Keep => ("Không giữ lại được tệp cũ", "Cannot carry over the old file"),
            Doing::Sync => ("Ổ đĩa không xác nhận đã lưu xong", "The disk did not confirm that it has stored"),
            Doing::Swap => ("Không thay được bản đang công bố ở", "Cannot replace the published site at"),
            Doing::Lock => ("Không khóa được", "Cannot lock"),
        };
        Said::new(format!("{vi} {path}: {}", reason.vi), format!("{en} {path}: {}", reason.en))
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Disk(fault)
    }
}

impl Trouble {
    /// Whether the published folder is no longer as it was.
    pub fn is_in_place(&self) -> bool {
        matches!(self, Self::InPlaceUnsure(_) | Self::InPlaceOther(_))
    }

    /// The trouble in words.
    pub fn message(&self) -> Said {
        match self {
            Self::UnsafePath(path) => Said::new(
                format!("Đường dẫn không an toàn nên không được ghi: {path:?}"),
                format!("Unsafe path, not written: {path:?}"),
            ),
            Self::Twice(path) => Said::new(
                format!("Hai tệp cùng dùng một đường dẫn: {path}"),
                format!("Two files claim the same path: {path}"),
            ),
            Self::Disk(fault) => fault.message(),
            Self::Unverified(differences) => unverified(differences),
            Self::Target(refusal) => refusal.message(),
            Self::NotAnEdition(folder) => Said::new(
                format!("{} không chứa bản công bố nguyên vẹn nào của Minh Bạch", folder.display()),
                format!("{} holds no intact edition published by Minh Bạch", folder.display()),
            ),
            Self::InPlaceUnsure(fault) => {
                let said = fault.message();
                Said::new(
                    format!("Bản mới đã được đặt vào chỗ, nhưng có thể mất nếu mất điện. {}", said.vi),
                    format!("The new edition is in place, but a power cut might undo it. {}", said.en),
                )
            }
            Self::InPlaceOther(folder) => Said::new(
                format!("Bản mới đã được đặt vào chỗ, nhưng {} nay chứa thứ khác", folder.display()),
                format!("The new edition was put in place, but {} holds something else now", folder.display()),
            ),
        }
    }
}

fn unverified(differences: &[Difference]) -> Said {
    let mut vi = String::from("Đọc lại từ ổ đĩa thì thấy khác với những gì đã ghi:");
    let mut en = String::from("What was read back from the disk differs from what was written:");
    for difference in differences.iter().take(NAMED) {
        let said = difference.message();
        vi.push_str(&format!(" {};", said.vi));
        en.push_str(&format!(" {};", said.en));
    }
    vi.push_str(&format!(" tổng cộng {}", differences.len()));
    en.push_str(&format!(" {} in all", differences.len()));
    Said::new(vi, en)
}

/// The usual reasons in both languages; the rare ones as the system words them, because a wrong translation misleads.
fn reason(error: &io::Error) -> Said {
    const USUAL: [(io::ErrorKind, &str, &str); 9] = [
        (io::ErrorKind::StorageFull, "ổ đĩa đã đầy", "the disk is full"),
        (io::ErrorKind::QuotaExceeded, "đã dùng hết hạn mức ổ đĩa", "the disk quota is used up"),
        (io::ErrorKind::PermissionDenied, "không có quyền", "permission denied"),
        (io::ErrorKind::ReadOnlyFilesystem, "ổ đĩa chỉ cho phép đọc", "the disk is read-only"),
        (io::ErrorKind::NotFound, "không tìm thấy", "not found"),
        (io::ErrorKind::AlreadyExists, "đã có sẵn", "it already exists"),
        (
            io::ErrorKind::NotADirectory,
            "một phần của đường dẫn không phải là thư mục",
            "part of the path is not a folder",
        ),
        (io::ErrorKind::ResourceBusy, "đang được dùng làm điểm gắn ổ đĩa", "it is in use as a mount point"),
        (io::ErrorKind::InvalidFilename, "tên quá dài hoặc không hợp lệ", "the name is too long or not valid"),
    ];
    USUAL
        .iter()
        .find(|(kind, _, _)| *kind == error.kind())
        .map_or_else(|| Said::new(error.to_string(), error.to_string()), |(_, vi, en)| Said::new(*vi, *en))
}
