//! Sets `MINHBACH_BUILD`: a hash of the sources, the features and `Cargo.lock`. It is part of the input hash of every published file:
//! a changed program renders every page again, and the same program does not, on whatever machine it was compiled.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = BTreeMap::new();
    for name in ["Cargo.toml", "Cargo.lock", "tools/recount.py"] {
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

/// Adds the files below a folder. `name` is its path relative to the root, with `/` on every system.
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

/// FNV-1a, 64 bits. The hashes of the standard library may change from one compiler to the next.
const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;

/// Adds the length, then the bytes.
fn add(identity: &mut u64, bytes: &[u8]) {
    for byte in (bytes.len() as u64).to_le_bytes().iter().chain(bytes) {
        *identity = (*identity ^ u64::from(*byte)).wrapping_mul(FNV_PRIME);
    }
}
