//! Parts of a project that have separate hashes: the results of each plan, the recorded values, and the rest.
//! A page depends on the results of some plans and on the rest; no page depends on the recorded values.

use std::collections::BTreeMap;

use crate::hash::sha256_parts;

/// Everything that is neither results nor recorded values.
pub const REST: &str = "rest";

/// The recorded values.
const RECORDED: &str = "published";

/// Name of the part with a plan's results.
pub fn results_of(plan: &str) -> String {
    format!("results {plan}")
}

/// Hashes of the parts of a project, from those of its files by path. `beside`: additional input of the rest.
pub fn hashes(files: &[(&str, [u8; 32])], beside: &[&[u8]]) -> BTreeMap<String, [u8; 32]> {
    let mut parts: BTreeMap<String, Vec<&[u8]>> = BTreeMap::from([(REST.to_owned(), beside.to_vec())]);
    for (path, content) in files {
        parts.entry(part_of(path)).or_default().extend([path.as_bytes(), content.as_slice()]);
    }
    parts.into_iter().map(|(name, parts)| (name, sha256_parts(&parts))).collect()
}

fn part_of(path: &str) -> String {
    let mut folders = path.split('/');
    match (folders.next(), folders.next(), folders.next(), folders.next()) {
        (Some("data"), Some("plans"), Some(plan), Some("results")) => results_of(plan),
        (Some("data"), Some("published"), Some(_), _) => RECORDED.to_owned(),
        _ => REST.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_changes_its_own_part_alone() {
        let files = |changed: &str| -> Vec<(&str, [u8; 32])> {
            [
                "data/areas/2022.yaml",
                "data/plans/a/plan.yaml",
                "data/plans/a/results/2022-Q1/rows.csv",
                "data/published/a.csv",
            ]
            .map(|path| (path, [u8::from(path == changed); 32]))
            .to_vec()
        };
        let before = hashes(&files(""), &[]);
        assert_eq!(before.len(), 3);
        for (path, part) in [
            ("data/areas/2022.yaml", "rest"),
            ("data/plans/a/plan.yaml", "rest"),
            ("data/plans/a/results/2022-Q1/rows.csv", "results a"),
            ("data/published/a.csv", "published"),
        ] {
            let after = hashes(&files(path), &[]);
            let changed: Vec<&String> = before.keys().filter(|name| before[*name] != after[*name]).collect();
            assert_eq!(changed, [part], "{path}");
        }
        assert_ne!(before["rest"], hashes(&files(""), &[b"another day"])["rest"]);
    }
}
