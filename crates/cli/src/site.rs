//! `solieu site`: a site without a compiler, from the raw parts of one and a folder of articles.
//!
//! # What a raw site is
//!
//! A folder that holds at least `index.html`, the glue `app.js`, the module `app_bg.wasm`, `boot.js` and `sw.js`;
//! style sheets, pictures and `manifest.webmanifest` as wanted. Names are plain, and files refer to each other by
//! relative names in quotes (`"./app.js"`, `'app_bg.wasm'`) or in `url(…)`, without circles. A finished site is a raw
//! site too: its hashed names are made plain first, so a site is re-packed with another corpus by
//! `solieu site FOLDER --from SITE --out SITE`.
//!
//! `index.html` loads `boot.js` by `<script src="./boot.js">` and has no inline script and no inline style. The site
//! is finished by these steps, each a module:
//!
//! 1. The corpus becomes the section `solieu.corpus` of `app_bg.wasm`, in place of any that it had.
//! 2. [`names`]: each `.js`, `.css`, `.wasm`, `.svg`, `.png`, `.ico` and `.woff2` file but `sw.js` becomes
//!    `NAME.HASH.EXT`, hashed after the references in it were rewritten; files in subfolders keep their names.
//! 3. [`page`]: `index.html` gets the links that `boot.js` reads, if it lacks them (`modulepreload` to the glue,
//!    `preload` to the module), a `<meta name="solieu-version">`, its policy, and loses `integrity` attributes.
//! 4. [`worker`]: in `sw.js` the lines that begin `const VERSION = ` and `const FILES = ` are rewritten: a hash over all
//!    files, and their relative addresses, `"./"` for the page.
//! 5. [`offline`]: `offline.html`, all of it in one file that opens from `file://`.
