//! A small project in a temporary folder, to edit, check and build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

use minhbach::Findings;
use minhbach::diagnostics::{Diagnostics, Severity};
use minhbach::model::date;
use minhbach::parse::Overrides;
use minhbach::site::context::Site;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of the small project with the bundled theme. Removed when dropped.
pub(crate) struct Small {
    pub(crate) folder: PathBuf,
}

impl Small {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("minhbach-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        copy(&root().join("tests/fixtures/small"), &folder);
        copy(&root().join("themes"), &folder.join("themes"));
        Self { folder }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    /// Replaces the first occurrence of `from`; panics if there is none.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} does not contain {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    /// Runs the command in the project's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        run(&self.folder, arguments)
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Passes the site of a project without errors to a test; `as_of` may replace the project's own day. The result is its warnings.
pub(crate) fn with_site(folder: &Path, as_of: Option<&str>, test: impl FnOnce(&Site<'_>)) -> Diagnostics {
    let mut findings = Findings::default();
    let overrides = Overrides { as_of: as_of.and_then(date::parse), ..Overrides::default() };
    let result = minhbach::with_site(folder, &overrides, &mut findings, |site, _, _, _| test(site));
    let errors: Vec<_> = findings.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(result.unwrap().is_some());
    findings.diagnostics
}

/// Passes the bundled site to a test.
pub(crate) fn with_bundled(test: impl FnOnce(&Site<'_>)) {
    with_site(&root(), None, test);
}

/// Runs the command in a folder, without `MINHBACH_LANG`.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minhbach"));
    command.current_dir(folder).args(arguments).env_remove("MINHBACH_LANG");
    command.output().unwrap()
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Every file below a folder with its bytes, by relative path.
pub(crate) fn files(folder: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    fn walk(root: &Path, at: &Path, all: &mut std::collections::BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, all);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                all.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    let mut all = std::collections::BTreeMap::new();
    walk(folder, folder, &mut all);
    all
}

/// A message of the bundled theme that has no arguments.
pub(crate) fn words(lang: &str, key: &str) -> String {
    let path = root().join(format!("themes/minh-bach/words/{lang}/sentences.yaml"));
    let text = fs::read_to_string(path).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(&format!("{key}: "))).unwrap();
    line.trim_matches('"').to_owned()
}
