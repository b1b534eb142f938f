//! The lock.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::super::lock::Lock;
use super::Scratch;

#[test]
fn one_holds_it_and_the_next_takes_it_afterwards() {
    let scratch = Scratch::new();
    let path = scratch.path("lock");
    let first = Lock::take(&path).unwrap();
    assert!(first.is_some());
    assert!(Lock::take(&path).unwrap().is_none());
    drop(first);
    assert!(!path.exists());
    assert!(Lock::take(&path).unwrap().is_some());
}

#[cfg(unix)]
#[test]
fn a_lock_whose_file_was_removed_is_not_held_and_leaves_that_of_the_next_run() {
    let scratch = Scratch::new();
    let path = scratch.path("lock");
    let first = Lock::take(&path).unwrap().unwrap();
    assert!(first.is_held());
    std::fs::remove_file(&path).unwrap();
    assert!(!first.is_held());
    let second = Lock::take(&path).unwrap().unwrap();
    drop(first);
    assert!(second.is_held() && Lock::take(&path).unwrap().is_none());
}

#[test]
fn a_file_left_by_a_dead_run_is_taken_over() {
    let scratch = Scratch::new();
    scratch.file("lock", "");
    assert!(Lock::take(&scratch.path("lock")).unwrap().is_some());
}

#[test]
fn two_never_hold_it_however_they_race() {
    let scratch = Scratch::new();
    let path = scratch.path("lock");
    let holders = AtomicUsize::new(0);
    let taken = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                for _ in 0..500 {
                    if let Some(lock) = Lock::take(&path).unwrap() {
                        assert_eq!(holders.fetch_add(1, Ordering::SeqCst), 0);
                        taken.fetch_add(1, Ordering::SeqCst);
                        thread::yield_now();
                        holders.fetch_sub(1, Ordering::SeqCst);
                        drop(lock);
                    }
                }
            });
        }
    });
    assert!(taken.load(Ordering::SeqCst) > 0);
}
