//! Runs the binary in a folder of its own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder that goes away with its test.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        for (name, bytes) in files {
            let path = folder.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// The names in a subfolder, sorted.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// The files in a folder and the folders in it, by their address from it.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let mut files = Vec::new();
        for name in self.names(folder) {
            if self.path(&format!("{folder}/{name}")).is_dir() {
                let within = self.files(&format!("{folder}/{name}"));
                files.extend(within.into_iter().map(|file| format!("{name}/{file}")));
            } else {
                files.push(name);
            }
        }
        files
    }

    /// Runs `solieu` with the words of `line`; SEEDS stands for the folder of the seeds.
    pub(crate) fn run(&self, line: &str) -> Run {
        self.run_words(&words(line))
    }

    /// The same on so many threads.
    pub(crate) fn run_on(&self, n_threads: &str, line: &str) -> Run {
        Run::of(self.command().env("RAYON_NUM_THREADS", n_threads).args(words(line)).output().unwrap())
    }

    /// Runs `solieu` with these words.
    pub(crate) fn run_words(&self, words: &[String]) -> Run {
        Run::of(self.command().args(words).output().unwrap())
    }

    /// Runs `solieu` with `input` on its standard input.
    pub(crate) fn run_with_input(&self, line: &str, input: &[u8]) -> Run {
        let mut command = self.command();
        command.args(words(line)).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Run::of(child.wait_with_output().unwrap())
    }

    /// Runs `solieu` with outputs that are closed before it writes; gives the exit code.
    pub(crate) fn run_into_closed_pipe(&self, words: &[&str]) -> i32 {
        let mut child = self.command().args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        child.wait().unwrap().code().unwrap()
    }

    /// Runs `solieu` where no file may be larger than 1 KB.
    #[cfg(unix)]
    pub(crate) fn run_with_small_files(&self, line: &str) -> Run {
        let script = "trap '' XFSZ; ulimit -f 1; exec \"$@\"";
        let mut command = Command::new("sh");
        command.current_dir(self.0.path()).args(["-c", script, "sh", env!("CARGO_BIN_EXE_solieu")]).args(words(line));
        Run::of(command.output().unwrap())
    }

    /// Starts `solieu`, and kills it after a time, if it still runs.
    #[cfg(unix)]
    pub(crate) fn kill_after(&self, time: std::time::Duration, line: &str) {
        let mut child = self.command().args(words(line)).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(time);
        child.kill().unwrap();
        child.wait().unwrap();
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_solieu"));
        command.current_dir(self.0.path());
        command
    }
}

fn words(line: &str) -> Vec<String> {
    let seeds = repository().join("seeds");
    line.split_whitespace().map(|word| word.replace("SEEDS", seeds.to_str().unwrap())).collect()
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

impl Run {
    fn of(output: Output) -> Run {
        Run {
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }

    /// Standard output of a run that must have succeeded.
    #[track_caller]
    pub(crate) fn ok(self) -> String {
        assert_eq!(self.code, 0, "{}", self.stderr);
        self.stdout
    }
}

/// The root of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
