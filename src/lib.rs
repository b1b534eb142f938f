//! Minh Bạch turns plans, periodic results and guides into a static, bilingual transparency portal.

#![forbid(unsafe_code)]

pub mod diagnostic;
pub mod measure;
pub mod model;
pub mod project;
pub mod source;
