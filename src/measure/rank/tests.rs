//! Properties of fair rankings.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;

use super::*;
use crate::model::ids::InstitutionIx;

fn entry(id: u32, numerator: u64, denominator: u64) -> Placed {
    Placed {
        institution: InstitutionIx::new(id),
        place: 0,
        shared: false,
        value: Some((numerator, denominator)),
        before: None,
    }
}

#[test]
fn a_tie_shares_the_better_place() {
    let list = places(vec![entry(0, 1, 2), entry(1, 3, 4), entry(2, 10, 20), entry(3, 1, 10)]);
    let seen: Vec<_> = list.iter().map(|p| (usize::from(p.institution), p.place, p.shared)).collect();
    assert_eq!(seen, [(1, 1, false), (0, 2, true), (2, 2, true), (3, 4, false)]);
}

#[test]
fn the_order_of_input_does_not_change_the_ranking() {
    let base = [entry(0, 1, 3), entry(1, 2, 6), entry(2, 1, 2), entry(3, 0, 9)];
    let expected = places(base.to_vec());
    for a in 0..4 {
        for b in 0..4 {
            let mut other = base.to_vec();
            other.swap(a, b);
            other.rotate_left(a);
            assert_eq!(places(other), expected);
        }
    }
}

fn numerator(placed: &Placed) -> u64 {
    placed.value.unwrap().0
}

fn denominator(placed: &Placed) -> u64 {
    placed.value.unwrap().1
}

fn entries() -> impl Strategy<Value = Vec<Placed>> {
    // Small numbers, so that equal values are frequent.
    prop::collection::vec((0_u64..12, 1_u64..12), 0..20)
        .prop_map(|all| (0..).zip(all).map(|(id, (n, d))| entry(id, n.min(d), d)).collect())
}

proptest! {
    #[test]
    fn any_order_of_input_gives_the_same_list((list, shuffled) in entries().prop_flat_map(|list| {
        (Just(list.clone()), Just(list).prop_shuffle())
    })) {
        prop_assert_eq!(places(list), places(shuffled));
    }

    #[test]
    fn only_equal_values_share_a_place(list in entries()) {
        let placed = places(list);
        for a in &placed {
            for b in &placed {
                let equal = numerator(a) * denominator(b) == numerator(b) * denominator(a);
                prop_assert_eq!(a.place == b.place, equal);
            }
            let is_better = |b: &Placed| numerator(b) * denominator(a) > numerator(a) * denominator(b);
            let better = placed.iter().filter(|b| is_better(b)).count();
            prop_assert_eq!(a.place as usize, better + 1);
        }
    }

    #[test]
    fn the_same_share_of_larger_numbers_keeps_its_place(list in entries(), factor in 1_u64..1_000_000) {
        let larger = list.iter().map(|e| Placed { value: Some((numerator(e) * factor, denominator(e) * factor)), ..*e }).collect();
        let seen = |list: Vec<Placed>| places(list).iter().map(|p| (p.institution, p.place, p.shared)).collect::<Vec<_>>();
        prop_assert_eq!(seen(list), seen(larger));
    }

    #[test]
    fn a_higher_value_never_has_a_worse_place(list in entries(), who in any::<prop::sample::Index>()) {
        prop_assume!(!list.is_empty());
        let who = who.index(list.len());
        let place = |list: &[Placed]| {
            places(list.to_vec()).into_iter().find(|p| usize::from(p.institution) == who).unwrap().place
        };
        let mut better = list.clone();
        better[who].value = Some((numerator(&list[who]) + 1, denominator(&list[who])));
        prop_assert!(place(&better) <= place(&list));
    }

    #[test]
    fn differences_are_compared_exactly(a in any::<u64>(), b in 1..u64::MAX, c in any::<u64>(), d in 1..u64::MAX) {
        let wide = |n: u64| u128::from(n);
        let expected = (wide(a) * wide(d)).cmp(&(wide(c) * wide(b)));
        prop_assert_eq!(compare((wide(a), wide(b)), (wide(c), wide(d))), expected);
        // Far beyond what cross-multiplication holds: the same fraction, and one unit more.
        let huge = wide(b) * wide(u64::MAX);
        prop_assert_eq!(compare((huge, wide(b)), (wide(u64::MAX), 1)), std::cmp::Ordering::Equal);
        prop_assert_eq!(compare((huge + 1, wide(b)), (wide(u64::MAX), 1)), std::cmp::Ordering::Greater);
    }
}
