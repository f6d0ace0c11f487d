// The corpus that a one-file site carries, and the one that the command builds, part by part.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';

const run = promisify(execFile);

// The parts of the corpus in a one-file site, by their tags.
export async function ofOneFile(path) {
  const [, packed] = (await readFile(path, 'utf8')).match(/id="module">([^<]+)</);
  const module = new WebAssembly.Module(gunzipSync(Buffer.from(packed, 'base64')));
  const [section] = WebAssembly.Module.customSections(module, 'solieu.corpus');
  return partsOf(Buffer.from(section));
}

// The parts of what the command builds of a folder or an archive, with `more` arguments. A site of the command is laid out by
// column; its bundle is by row, as what a page saves.
export async function ofFolder(folder, out, ...more) {
  await run(process.env.SOLIEU, ['build', folder, '--out', out, ...more]);
  return partsOf(await readFile(out));
}

// The same parts, byte for byte.
export function expectSame(here, there) {
  expect([...here.keys()]).toEqual([...there.keys()]);
  for (const [tag, bytes] of there) expect(here.get(tag).equals(bytes), `part ${tag}`).toBe(true);
}

// The parts of a bundle by their tags, without what documents are read with: a page does without it. The layout of a bundle is told
// in crates/store/src/wire.rs.
function partsOf(bundle) {
  const KNOWLEDGE = 3;
  const parts = new Map();
  let at = 12 + 12 * bundle.readUInt16LE(10);
  for (let entry = 12; parts.size < bundle.readUInt16LE(10); entry += 12) {
    const end = at + bundle.readUInt32LE(entry + 4);
    parts.set(bundle.readUInt16LE(entry), bundle.subarray(at, end));
    at = end;
  }
  parts.delete(KNOWLEDGE);
  return parts;
}
