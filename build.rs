//! Gives the program an identity: a fingerprint of its sources and of the versions it is built with. Keys of pages hold it, so that a
//! changed program draws every page anew and an unchanged one does not, whoever built it and wherever.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = BTreeMap::new();
    for name in ["Cargo.toml", "Cargo.lock"] {
        files.insert(name.to_owned(), root.join(name));
    }
    add_folder(&root.join("src"), "src", &mut files)?;
    let mut identity = FNV_BASIS;
    for (name, path) in files {
        println!("cargo::rerun-if-changed={}", path.display());
        add(&mut identity, name.as_bytes());
        add(&mut identity, &fs::read(&path)?);
    }
    let mut features: Vec<String> =
        env::vars().map(|(name, _)| name).filter(|name| name.starts_with("CARGO_FEATURE_")).collect();
    features.sort();
    for feature in features {
        add(&mut identity, feature.as_bytes());
    }
    println!("cargo::rerun-if-changed={}", root.join("src").display());
    println!("cargo::rustc-env=MINHBACH_BUILD={identity:016x}");
    Ok(())
}

/// Adds the files below a folder, by their names from the root, with `/` on every system.
fn add_folder(folder: &Path, name: &str, files: &mut BTreeMap<String, PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            add_folder(&entry.path(), &name, files)?;
        } else {
            files.insert(name, entry.path());
        }
    }
    Ok(())
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits: the standard library promises no hash that stays the same from one compiler to the next.
const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// Adds bytes, and before them how many there are.
fn add(identity: &mut u64, bytes: &[u8]) {
    for byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
        *identity = (*identity ^ u64::from(*byte)).wrapping_mul(FNV_PRIME);
    }
}
