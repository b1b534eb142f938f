//! "Did you mean": the candidate that is nearest to what was written. The only importer of `strsim`.

use strsim::levenshtein;

/// Longer names, in bytes, get no suggestion.
const LONGEST: usize = 64;

/// The nearest candidate, if it is near enough to be meant: at most a third of the letters differ.
pub(super) fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if written.len() > LONGEST {
        return None;
    }
    let limit = (written.chars().count() / 3).max(1);
    // Two names whose lengths differ by more cannot be near. A letter has at most four bytes.
    let may_be_near =
        |candidate: &&str| candidate.len() <= LONGEST && candidate.len().abs_diff(written.len()) <= 4 * limit;
    candidates
        .into_iter()
        .filter(may_be_near)
        .map(|candidate| (levenshtein(written, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_gets_a_suggestion_and_an_unrelated_word_gets_none() {
        let known = ["milestones", "measures", "among"];
        assert_eq!(nearest("milestone", known), Some("milestones"));
        assert_eq!(nearest("mesures", known), Some("measures"));
        assert_eq!(nearest("zzz", known), None);
    }

    #[test]
    fn long_names_get_no_suggestion() {
        let long = "a".repeat(LONGEST);
        assert_eq!(nearest(&long, [long.as_str()]), Some(long.as_str()));
        let longer = "a".repeat(LONGEST + 1);
        assert_eq!(nearest(&longer, [longer.as_str()]), None);
    }
}
