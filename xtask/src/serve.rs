//! A small web server for the finished site: loopback only, GET and HEAD, never cached.
//!
//! It can put the site under a sub-path, as hosts like GitHub Pages do, and answers 404 outside it. It refuses to be a
//! general server: no uploads, no listing of folders, no reload (`trunk serve` has that), nobody from outside.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};

/// Which port to listen on.
#[derive(Clone, Copy)]
pub(crate) enum Port {
    /// This one or an error.
    Exactly(u16),
    /// This one, or any that is free.
    Preferred(u16),
    /// Any that is free.
    Free,
}

/// A bound server that does not answer yet: [`Server::run`] makes it.
pub(crate) struct Server {
    listener: TcpListener,
    folder: PathBuf,
    /// Begins and ends with `/`.
    under: String,
    port: u16,
}

impl Server {
    /// Takes the port. `under` begins and ends with `/`.
    pub(crate) fn bind(folder: &Path, under: &str, port: Port) -> Result<Self> {
        let bind = |number| TcpListener::bind((Ipv4Addr::LOCALHOST, number));
        let listener = match port {
            Port::Exactly(number) => {
                bind(number).with_context(|| format!("port {number} is not free: name another one with --port"))?
            }
            Port::Preferred(number) => bind(number).or_else(|_| bind(0)).context("no port of this machine is free")?,
            Port::Free => bind(0).context("no port of this machine is free")?,
        };
        let port = listener.local_addr()?.port();
        Ok(Self { listener, folder: folder.to_owned(), under: under.to_owned(), port })
    }

    /// The address of the site.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.under)
    }

    /// Answers until the process ends.
    pub(crate) fn run(self) -> Result<()> {
        let (folder, under) = (&*self.folder, &*self.under);
        std::thread::scope(|scope| {
            for stream in self.listener.incoming().flatten() {
                // A visitor who goes away in the middle is no error of ours.
                scope.spawn(move || drop(answer(stream, folder, under)));
            }
        });
        Ok(())
    }

    /// Answers in the background for as long as the process lives; returns the address.
    pub(crate) fn run_in_background(self) -> String {
        let address = self.address();
        std::thread::spawn(move || self.run());
        address
    }
}

fn answer(mut stream: TcpStream, folder: &Path, under: &str) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    loop {
        let mut request = String::new();
        if reader.read_line(&mut request)? == 0 {
            return Ok(());
        }
        loop {
            let mut header = String::new();
            if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
                break;
            }
        }
        let mut words = request.split_whitespace();
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or("/"));
        let (status, kind, body) = match method {
            "GET" | "HEAD" => match find(folder, under, target) {
                Some(path) => ("200 OK", mime(&path), fs::read(&path)?),
                None => ("404 Not Found", "text/plain; charset=utf-8", b"not here\n".to_vec()),
            },
            _ => ("405 Method Not Allowed", "text/plain; charset=utf-8", b"only GET and HEAD\n".to_vec()),
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\n\r\n",
            body.len()
        )?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()?;
    }
}

/// The file that a request target names, if it lies in `folder`.
fn find(folder: &Path, under: &str, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next().unwrap_or("");
    let path = percent_decoded(path)?;
    let inside = path.strip_prefix(under)?;
    let mut file = folder.to_owned();
    for part in inside.split('/').filter(|part| !part.is_empty()) {
        if part == ".." || part.contains(['\\', '\0']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Asks the desktop to open the address; says so when there is none.
pub(crate) fn open_in_browser(address: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(target_os = "windows") {
        "explorer"
    } else {
        "xdg-open"
    };
    let opened =
        Command::new(opener).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if opened.is_err() {
        eprintln!("  no browser could be opened with `{opener}`: open the address yourself");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_finds_its_file_only_inside_the_sub_path() {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("in")).unwrap();
        fs::write(site.path().join("index.html"), "home").unwrap();
        fs::write(site.path().join("in/tờ.txt"), "leaf").unwrap();
        let found = |target| find(site.path(), "/a/sub/", target).is_some();
        assert!(found("/a/sub/"));
        assert!(found("/a/sub/index.html?x=1"));
        assert!(found("/a/sub/in/t%E1%BB%9D.txt"));
        assert!(!found("/"));
        assert!(!found("/a/sub"));
        assert!(!found("/a/sub/none"));
        assert!(!found("/a/sub/../../etc/passwd"));
        assert!(!found("/a/sub/%2e%2e/%2e%2e/etc/passwd"));
        assert!(!found("/a/sub/%zz"));
    }

    #[test]
    fn the_module_is_served_with_the_type_that_streaming_compilation_needs() {
        assert_eq!(mime(Path::new("app_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("app.js")), "text/javascript; charset=utf-8");
    }
}
