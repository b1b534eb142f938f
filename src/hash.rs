//! Hashes of bytes. The only file that knows the hash function.

use sha2::{Digest, Sha256};

/// Hash and length of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileHash {
    /// SHA-256 of the bytes.
    pub content: [u8; 32],
    /// Number of bytes.
    pub length: u64,
}

/// SHA-256 of the bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 of several parts. Each part is preceded by its length, so that `ab, c` and `a, bc` differ.
pub fn sha256_parts(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Lower-case hexadecimal digits of a hash.
pub fn hex(bytes: &[u8; 32]) -> String {
    digits(bytes).map(char::from).iter().collect()
}

/// As [`hex`], as bytes.
pub fn digits(bytes: &[u8; 32]) -> [u8; 64] {
    let mut digits = [0; 64];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(bytes) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
    digits
}

/// For each byte, its value as a lower-case hexadecimal digit, or [`NO_DIGIT`].
const VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut value = 0;
    while value < 16 {
        values[DIGITS[value as usize] as usize] = value;
        value += 1;
    }
    values
};

/// The value of a byte that is not a digit.
const NO_DIGIT: u8 = u8::MAX;

/// The hash that [`hex`] wrote. `None`: not 64 lower-case hexadecimal digits.
pub fn unhex(digits: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if digits.len() != bytes.len() * 2 {
        return None;
    }
    let mut all_digits = 0;
    for (byte, pair) in bytes.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
        let (high, low) = (VALUES[usize::from(pair[0])], VALUES[usize::from(pair[1])]);
        all_digits |= high | low;
        *byte = high << 4 | (low & 15);
    }
    (all_digits != NO_DIGIT).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{digits, hex, sha256, sha256_parts, unhex};

    #[test]
    fn unhex_reverses_hex_and_refuses_other_text() {
        let abc = sha256(b"abc");
        assert_eq!(unhex(&hex(&abc)), Some(abc));
        assert_eq!(digits(&abc).as_slice(), hex(&abc).as_bytes());
        for wrong in ["", "ab", &hex(&abc).to_uppercase(), &hex(&abc)[1..], &hex(&abc).replace('b', "x")] {
            assert_eq!(unhex(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sha256_matches_the_published_test_vectors() {
        assert_eq!(hex(&sha256(b"abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(hex(&sha256(b"")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn the_same_bytes_split_differently_have_different_hashes() {
        assert_ne!(sha256_parts(&[b"ab", b"c"]), sha256_parts(&[b"a", b"bc"]));
        assert_ne!(sha256_parts(&[b"ab"]), sha256_parts(&[b"ab", b""]));
        assert_ne!(sha256_parts(&[b"ab"]), sha256(b"ab"));
    }
}
