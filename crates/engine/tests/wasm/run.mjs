// The cases of reading under wasm32: `node crates/engine/tests/wasm/run.mjs` builds the module, runs it, says what is wrong.
// Not optimised: that takes a fresh machine half a minute of computing longer, and overflow is checked so.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../../..');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target/reading-wasm');
execFileSync(
  'cargo',
  ['build', '--quiet', '--locked', '--target', 'wasm32-unknown-unknown', '--manifest-path', join(here, 'Cargo.toml')],
  { stdio: 'inherit', env: { ...process.env, CARGO_TARGET_DIR: target } },
);

const files = (folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.toml'))
    .sort()
    .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')]);
const codebook = ['seeds/codebook.toml', readFileSync(join(root, 'seeds/codebook.toml'), 'utf8')];
const cases = files('testdata/reading');
const input = new TextEncoder().encode(JSON.stringify([[codebook, ...files('seeds/lexicon')], cases]));

const module = new WebAssembly.Module(readFileSync(join(target, 'wasm32-unknown-unknown/debug/reading_wasm.wasm')));
const { memory, buffer, run, result } = new WebAssembly.Instance(module, {}).exports;
const at = buffer(input.length);
new Uint8Array(memory.buffer, at, input.length).set(input);
const length = run();
const faults = new TextDecoder().decode(new Uint8Array(memory.buffer, result(), length));
if (faults) {
  console.error(faults);
  process.exit(1);
}
console.log(`${cases.length} files of cases read alike under wasm32`);
