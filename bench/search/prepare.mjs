// node prepare.mjs CORPUS_FOLDER OUT: the harness's corpus/SIZE.jsonl → OUT/SIZE.bin (articles) and OUT/SIZE.json (titles).
import fs from 'node:fs';
const [corpus, out] = process.argv.slice(2);
fs.mkdirSync(out, { recursive: true });
for (const size of ['probe', '100', '1k', '10k']) {
  const file = `${corpus}/${size}.jsonl`;
  if (!fs.existsSync(file)) continue;
  const articles = fs.readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const parts = articles.flatMap(({ title, text }) => {
    const bytes = Buffer.from(`${title}\n${text}`);
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    return [length, bytes];
  });
  fs.writeFileSync(`${out}/${size}.bin`, Buffer.concat(parts));
  fs.writeFileSync(`${out}/${size}.json`, JSON.stringify(articles.map(({ id, title }) => ({ id, title }))));
}
