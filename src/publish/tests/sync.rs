//! Waiting for the disk.

use std::io;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::mpsc::sync_channel;
use std::thread;

use super::super::sync::{DiskSync, INTERVAL, Worker, sync_files};
use super::Scratch;

#[test]
fn both_ways_to_sync_work() {
    let scratch = Scratch::new();
    let folder = scratch.folder("site");
    let mut sync = DiskSync::new(&folder).unwrap();
    scratch.file("site/vi/index.html", "words");
    sync.finish().unwrap();
    sync_files(&folder).unwrap();
}

/// A sync whose requests are counted; `answer` makes its result of their number.
fn counted(answer: impl Fn(usize) -> io::Result<()> + Send + 'static) -> DiskSync {
    let (requests, received) = sync_channel(1);
    let thread = thread::spawn(move || answer(received.iter().count()));
    DiskSync { folder: PathBuf::new(), written: AtomicU64::new(0), worker: Some(Worker { requests, thread }) }
}

#[test]
fn a_sync_starts_after_each_interval_and_at_the_end() {
    for (writes, expected) in [(&[INTERVAL - 1][..], 1), (&[INTERVAL - 1, 1], 2), (&[INTERVAL, INTERVAL - 1], 2)] {
        let mut sync = counted(move |count| if count == expected { Ok(()) } else { Err(io::Error::other("count")) });
        writes.iter().for_each(|bytes| sync.wrote(*bytes));
        sync.finish().unwrap();
    }
}

#[test]
fn the_failure_of_an_earlier_sync_is_reported_at_the_end() {
    let scratch = Scratch::new();
    let mut sync = DiskSync::new(&scratch.folder("site")).unwrap();
    let (requests, received) = sync_channel(1);
    drop(received);
    let thread = thread::spawn(|| Err(io::ErrorKind::StorageFull.into()));
    sync.worker = Some(Worker { requests, thread });
    sync.start();
    assert_eq!(sync.finish().unwrap_err().kind(), io::ErrorKind::StorageFull);
}
