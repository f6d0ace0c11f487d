//! The browser: the only folder that knows web-sys beyond what a component's event hands over. One file, one matter;
//! each refuses to know what the application is about.

pub(crate) mod clipboard;
pub(crate) mod corpus;
pub(crate) mod document;
pub(crate) mod download;
pub(crate) mod drops;
pub(crate) mod failure;
pub(crate) mod files;
pub(crate) mod focus;
pub(crate) mod hash;
pub(crate) mod kept;
pub(crate) mod keys;
pub(crate) mod menus;
pub(crate) mod page_source;
pub(crate) mod picture;
pub(crate) mod pointer;
pub(crate) mod print;
pub(crate) mod scheduler;
pub(crate) mod size;
pub(crate) mod storage;
pub(crate) mod style;
pub(crate) mod theme;
pub(crate) mod time_slices;
pub(crate) mod update;
pub(crate) mod visibility;
