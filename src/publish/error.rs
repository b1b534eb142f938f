//! Why a release was not published, in both languages of the command.

use std::io;
use std::path::{Path, PathBuf};

use super::difference::Difference;
use crate::diagnostics::Bilingual;

/// Number of differences that a message names; it counts the rest.
const NAMED: usize = 5;

/// Why a release was not published. The published folder is unchanged unless [`Error::is_published`].
#[derive(Debug)]
pub enum Error {
    /// The folder may not be published into.
    Target(Refused, PathBuf),
    /// A path that would leave the folder, or that some file systems read differently.
    UnsafePath(String),
    /// Two files of one release have the same path.
    SamePath(String),
    /// A call to the file system failed.
    Io(Action, PathBuf, io::Error),
    /// The files read back from the disk are not those of the release.
    Unverified(Vec<Difference>),
    /// The folder holds no release with an intact manifest.
    NotARelease(PathBuf),
    /// There is no previous release for this folder.
    NoPrevious(PathBuf),
    /// The new release is published, but something failed afterwards.
    Published(Box<Error>),
    /// The folder holds no shard.
    NotAShard(PathBuf),
    /// Two folders hold the same shard.
    SameShard(PathBuf, PathBuf),
    /// The shards belong to different numbers of shards.
    OtherShardCount(PathBuf, PathBuf),
    /// The shards were built from different files, for different days or by different programs.
    OtherInputs(PathBuf, PathBuf),
    /// Numbers of shards that are missing, and the number of all.
    MissingShards(Vec<usize>, usize),
}

/// Why a folder may not be published into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// No folder was named.
    NoName,
    /// The path goes up (`..`) through folders that do not exist.
    Unclear,
    /// The root of the file system.
    Root,
    /// A home folder, or one that holds home folders.
    Home,
    /// The folder of the project.
    Project,
    /// A folder that holds the project or its sources.
    AroundProject,
    /// A folder of sources, or inside one.
    InSources,
    /// A Git repository or worktree, or inside Git's own folder.
    Repository,
    /// A symbolic link.
    Symlink,
    /// Not a folder.
    File,
    /// The mount point of another file system.
    MountPoint,
    /// A name that is reserved for staging folders and locks.
    OwnName,
    /// A folder with files that this program did not write.
    Foreign,
    /// Another run is publishing into the folder.
    Busy,
}

/// What was being done when the file system failed, in Vietnamese and English.
pub type Action = [&'static str; 2];
pub const READ: Action = ["Không đọc được", "Cannot read"];
pub const WRITE: Action = ["Không ghi được", "Cannot write"];
pub const REUSE: Action = ["Không dùng lại được tệp đã có", "Cannot reuse the existing file"];
pub const SYNC: Action = ["Ổ đĩa không xác nhận đã lưu xong", "The disk did not confirm that it has stored"];
pub const SWAP: Action = ["Không thay được bản đang công bố ở", "Cannot replace the published site at"];
pub const LOCK: Action = ["Không khóa được", "Cannot lock"];

impl Error {
    /// Adds action and path to an error of the system: `.map_err(Error::io(READ, path))`.
    pub(super) fn io(action: Action, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io(action, path.to_path_buf(), error)
    }

    /// Whether the new release is published in spite of the error.
    pub fn is_published(&self) -> bool {
        matches!(self, Self::Published(_))
    }

    /// The error in words.
    pub fn message(&self) -> Bilingual {
        match self {
            Self::Target(refused, path) => about(path, refused.message()),
            Self::UnsafePath(path) => about(path, ["Đường dẫn không an toàn", "Unsafe path"]),
            Self::SamePath(path) => about(path, ["Hai tệp cùng dùng một đường dẫn", "Two files claim the same path"]),
            Self::Io([vi, en], path, error) => {
                let (reason, path) = (reason(error), path.display());
                Bilingual::new(format!("{vi} {path}: {}", reason.vi), format!("{en} {path}: {}", reason.en))
            }
            Self::Unverified(differences) => unverified(differences),
            Self::NotARelease(path) => {
                about(path, ["Thư mục không có bản công bố nguyên vẹn", "The folder holds no intact release"])
            }
            Self::NoPrevious(path) => {
                about(path, ["Không có bản công bố trước để quay lại", "There is no earlier release to return to"])
            }
            Self::Published(error) => {
                let Bilingual { vi, en } = error.message();
                Bilingual::new(
                    format!("Bản mới đã được công bố, nhưng sau đó có lỗi nên có thể mất nếu mất điện. {vi}"),
                    format!("The new release is published, but an error followed and a power cut might undo it. {en}"),
                )
            }
            Self::NotAShard(path) => {
                about(path, ["Không phải là một phần do build --shard dựng", "This is no shard made by build --shard"])
            }
            Self::SameShard(one, other) => both(one, other, ["là cùng một phần", "are the same shard"]),
            Self::OtherShardCount(one, other) => {
                both(one, other, ["không thuộc cùng một cách chia", "are shards of different numbers"])
            }
            Self::OtherInputs(one, other) => {
                both(one, other, ["không được dựng từ cùng các tệp", "were not built from the same files"])
            }
            Self::MissingShards(numbers, of) => {
                let numbers = numbers.iter().map(|n| format!("{n}/{of}")).collect::<Vec<_>>().join(", ");
                Bilingual::new(format!("Thiếu phần {numbers}"), format!("Missing shards: {numbers}"))
            }
        }
    }

    /// What to do about a folder that may not be published into.
    pub fn fix(&self) -> Option<Bilingual> {
        let Self::Target(refused, _) = self else { return None };
        let [vi, en] = match refused {
            Refused::Symlink => {
                ["Hãy nêu thư mục thật mà liên kết trỏ tới", "Name the real folder that the link points to"]
            }
            Refused::File => ["Hãy nêu một tên khác", "Choose another name"],
            Refused::MountPoint => [
                "Hãy nêu một thư mục bên trong, ví dụ thêm /site vào cuối",
                "Name a folder inside it, for example with /site at the end",
            ],
            Refused::Foreign => [
                "Hãy nêu thư mục khác, hoặc tự xóa các tệp đó nếu không cần",
                "Name another folder, or remove the files yourself if they are not needed",
            ],
            Refused::Busy => {
                ["Hãy đợi lượt chạy đó kết thúc rồi chạy lại", "Wait until that run has ended, then try again"]
            }
            Refused::NoName
            | Refused::Unclear
            | Refused::Root
            | Refused::Home
            | Refused::Project
            | Refused::AroundProject
            | Refused::InSources
            | Refused::Repository
            | Refused::OwnName => [
                "Hãy nêu một thư mục mới hoặc thư mục trống, ví dụ public trong thư mục dự án",
                "Name a new or an empty folder, such as public in the project's folder",
            ],
        };
        Some(Bilingual::new(vi, en))
    }
}

impl Refused {
    fn message(self) -> [&'static str; 2] {
        match self {
            Self::NoName => ["Tên thư mục công bố còn trống", "The name of the output folder is empty"],
            Self::Unclear => ["Đường dẫn đi ngược lên qua thư mục chưa có", "The path goes up through missing folders"],
            Self::Root => {
                ["Không công bố vào thư mục gốc của ổ đĩa", "Cannot publish into the root of the file system"]
            }
            Self::Home => ["Không công bố vào thư mục nhà", "Cannot publish into a home folder"],
            Self::Project => ["Không công bố vào chính thư mục dự án", "Cannot publish into the project's own folder"],
            Self::AroundProject => {
                ["Thư mục này chứa dự án hoặc nguồn của dự án", "This folder holds the project or its sources"]
            }
            Self::InSources => {
                ["Không công bố vào thư mục nguồn của dự án", "Cannot publish into the project's sources"]
            }
            Self::Repository => ["Không công bố vào kho Git", "Cannot publish into a Git repository"],
            Self::Symlink => ["Không công bố vào liên kết tượng trưng", "Cannot publish into a symbolic link"],
            Self::File => ["Đây không phải là thư mục", "This is not a folder"],
            Self::MountPoint => {
                ["Không thay được điểm gắn của một ổ đĩa khác", "The mount point of another disk cannot be replaced"]
            }
            Self::OwnName => [
                "Tên này dành cho thư mục tạm của Minh Bạch",
                "This name is reserved for Minh Bạch's temporary folders",
            ],
            Self::Foreign => {
                ["Thư mục có tệp không do Minh Bạch công bố", "The folder holds files that Minh Bạch did not publish"]
            }
            Self::Busy => {
                ["Một lượt chạy khác đang công bố vào thư mục này", "Another run is publishing into this folder"]
            }
        }
    }
}

fn about(path: impl AsRef<Path>, [vi, en]: [&str; 2]) -> Bilingual {
    let path = path.as_ref().display();
    Bilingual::new(format!("{vi}: {path}"), format!("{en}: {path}"))
}

fn both(one: &Path, other: &Path, [vi, en]: [&str; 2]) -> Bilingual {
    let (one, other) = (one.display(), other.display());
    Bilingual::new(format!("{one} và {other} {vi}"), format!("{one} and {other} {en}"))
}

fn unverified(differences: &[Difference]) -> Bilingual {
    let mut vi = String::from("Đọc lại từ ổ đĩa thì thấy khác với những gì đã ghi:");
    let mut en = String::from("What was read back from the disk differs from what was written:");
    for difference in differences.iter().take(NAMED) {
        let said = difference.message();
        vi.push_str(&format!(" {};", said.vi));
        en.push_str(&format!(" {};", said.en));
    }
    vi.push_str(&format!(" tổng cộng {}", differences.len()));
    en.push_str(&format!(" {} in all", differences.len()));
    Bilingual::new(vi, en)
}

/// Usual errors in both languages. Rare ones keep the words of the system, because a wrong translation misleads.
fn reason(error: &io::Error) -> Bilingual {
    const USUAL: [(io::ErrorKind, &str, &str); 9] = [
        (io::ErrorKind::StorageFull, "ổ đĩa đã đầy", "the disk is full"),
        (io::ErrorKind::QuotaExceeded, "đã dùng hết hạn mức ổ đĩa", "the disk quota is used up"),
        (io::ErrorKind::PermissionDenied, "không có quyền", "permission denied"),
        (io::ErrorKind::ReadOnlyFilesystem, "ổ đĩa chỉ cho phép đọc", "the disk is read-only"),
        (io::ErrorKind::NotFound, "không tìm thấy", "not found"),
        (io::ErrorKind::AlreadyExists, "đã có sẵn", "it already exists"),
        (io::ErrorKind::NotADirectory, "đường dẫn đi qua một tệp", "the path leads through a file"),
        (io::ErrorKind::ResourceBusy, "đang được dùng làm điểm gắn ổ đĩa", "it is in use as a mount point"),
        (io::ErrorKind::InvalidFilename, "tên quá dài hoặc không hợp lệ", "the name is too long or not valid"),
    ];
    USUAL
        .iter()
        .find(|(kind, _, _)| *kind == error.kind())
        .map_or_else(|| Bilingual::new(error.to_string(), error.to_string()), |(_, vi, en)| Bilingual::new(*vi, *en))
}
