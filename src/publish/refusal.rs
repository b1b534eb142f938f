//! Why a folder is not published into, and how that is said.

use std::path::PathBuf;

use super::Fault;
use crate::diagnostic::Said;

/// Why nothing was begun. Nothing on disk was changed.
#[derive(Debug)]
pub enum Refusal {
    /// No folder was named.
    NoName,
    /// The path goes back up (`..`) through folders that do not exist.
    Unclear(PathBuf),
    /// The root of the file system.
    Root,
    /// A home folder, or one that holds home folders.
    Home(PathBuf),
    /// The folder of the project.
    Project(PathBuf),
    /// A folder that holds the project or what the project is made from.
    AroundProject(PathBuf),
    /// A folder of sources, or inside one.
    InSources(PathBuf),
    /// A Git repository or worktree, or inside Git's own folder.
    Repository(PathBuf),
    /// A symbolic link.
    Symlink(PathBuf),
    /// Not a folder.
    File(PathBuf),
    /// The mount point of another disk.
    MountPoint(PathBuf),
    /// A name that this program gives to its own staging folders and locks.
    OwnName(PathBuf),
    /// A folder with files that this program did not put there.
    Foreign(PathBuf),
    /// Another run is publishing into the same folder.
    Busy(PathBuf),
    /// The disk would not.
    Disk(Fault),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Self {
        Self::Disk(fault)
    }
}

impl Refusal {
    /// The refusal in words, in one line.
    pub fn message(&self) -> Said {
        match self {
            Self::NoName => Said::new("Chưa nêu thư mục công bố", "No output folder was named"),
            Self::Unclear(path) => about(
                path,
                "Không rõ đường dẫn này chỉ thư mục nào, vì nó đi ngược lên qua thư mục chưa có",
                "It is not clear which folder this path means: it goes up through folders that do not exist",
            ),
            Self::Root => Said::new(
                "Không công bố vào thư mục gốc của ổ đĩa",
                "The root of the file system is not published into",
            ),
            Self::Home(path) => about(path, "Không công bố vào thư mục nhà", "A home folder is not published into"),
            Self::Project(path) => {
                about(path, "Không công bố vào chính thư mục dự án", "The project's own folder is not published into")
            }
            Self::AroundProject(path) => about(
                path,
                "Không công bố vào thư mục đang chứa dự án hoặc nguồn của dự án",
                "A folder that holds the project or its sources is not published into",
            ),
            Self::InSources(path) => about(
                path,
                "Không công bố vào thư mục nguồn của dự án",
                "A folder of the project's sources is not published into",
            ),
            Self::Repository(path) => {
                about(path, "Không công bố vào kho Git", "A Git repository is not published into")
            }
            Self::Symlink(path) => {
                about(path, "Không công bố vào liên kết tượng trưng", "A symbolic link is not published into")
            }
            Self::File(path) => about(path, "Đây không phải là thư mục", "This is not a folder"),
            Self::MountPoint(path) => about(
                path,
                "Đây là điểm gắn của một ổ đĩa khác nên không thay được trong một bước",
                "This is the mount point of another disk and cannot be replaced in one step",
            ),
            Self::OwnName(path) => about(
                path,
                "Tên này dành cho thư mục tạm của Minh Bạch",
                "This name is reserved for Minh Bạch's own temporary folders",
            ),
            Self::Foreign(path) => about(
                path,
                "Thư mục này có sẵn tệp không do Minh Bạch công bố",
                "This folder holds files that Minh Bạch did not publish",
            ),
            Self::Busy(path) => about(
                path,
                "Một lượt chạy khác đang công bố vào thư mục này",
                "Another run is publishing into this folder",
            ),
            Self::Disk(fault) => fault.message(),
        }
    }

    /// What to do about it.
    pub fn fix(&self) -> Option<Said> {
        match self {
            Self::NoName
            | Self::Unclear(_)
            | Self::Root
            | Self::Home(_)
            | Self::Project(_)
            | Self::AroundProject(_)
            | Self::InSources(_)
            | Self::Repository(_)
            | Self::OwnName(_) => Some(Said::new(
                "Hãy nêu một thư mục mới hoặc thư mục trống, ví dụ public trong thư mục dự án",
                "Name a new or an empty folder, such as public in the project's folder",
            )),
            Self::Symlink(_) => Some(Said::new(
                "Hãy nêu thư mục thật mà liên kết trỏ tới",
                "Name the real folder that the link points to",
            )),
            Self::File(_) => Some(Said::new("Hãy nêu một tên khác", "Choose another name")),
            Self::MountPoint(_) => Some(Said::new(
                "Hãy nêu một thư mục bên trong điểm gắn, ví dụ thêm /site vào cuối đường dẫn",
                "Name a folder inside the mount point, for example with /site at the end",
            )),
            Self::Foreign(_) => Some(Said::new(
                "Hãy nêu một thư mục khác; nếu chắc chắn không cần các tệp đó, hãy tự xóa chúng trước",
                "Name another folder; if you are sure that the files are not needed, remove them yourself first",
            )),
            Self::Busy(_) => Some(Said::new(
                "Hãy đợi lượt chạy đó kết thúc rồi chạy lại",
                "Wait until that run has ended, then try again",
            )),
            Self::Disk(_) => None,
        }
    }
}

fn about(path: &std::path::Path, vi: &str, en: &str) -> Said {
    Said::new(format!("{vi}: {}", path.display()), format!("{en}: {}", path.display()))
}
