//! Gives the program an identity: a fingerprint of its sources and of the versions it is built with. Keys of pages hold it, so that a
//! changed program draws every page anew and an unchanged one does not, whoever built it and wherever.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = BTreeSet::from([root.join("Cargo.toml")]);
    // A crate from a registry comes without the list of versions.
    files.extend(Some(root.join("Cargo.lock")).filter(|lock| lock.is_file()));
    add_folder(&root.join("src"), &mut files)?;
    let mut hasher = DefaultHasher::new();
    for file in files {
        println!("cargo::rerun-if-changed={}", file.display());
        hasher.write(file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().as_bytes());
        hasher.write(&fs::read(&file)?);
    }
    let features = env::vars().filter(|(name, _)| name.starts_with("CARGO_FEATURE_"));
    for (feature, _) in features.collect::<BTreeSet<_>>() {
        hasher.write(feature.as_bytes());
    }
    println!("cargo::rerun-if-changed={}", root.join("src").display());
    println!("cargo::rustc-env=MINHBACH_BUILD={:016x}", hasher.finish());
    Ok(())
}

fn add_folder(folder: &Path, files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            add_folder(&path, files)?;
        } else {
            files.insert(path);
        }
    }
    Ok(())
}
