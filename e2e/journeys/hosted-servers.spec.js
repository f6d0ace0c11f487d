// The examples of docs/hosting.md, as they stand there, in the servers that they are for. nginx and Apache are tried where they
// are installed (or named by SOLIEU_NGINX and SOLIEU_APACHE); of a `_headers` file it is worked out what each file of the site gets.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';

// What a worker keeps must be nobody else's.
test.use({ reuseContext: false });

const DOCS = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8');

// The example that begins with these words.
function example(start) {
  const found = DOCS.split('```').find((block) => block.startsWith(start));
  return found.slice(found.indexOf('\n') + 1);
}

async function freePort() {
  const server = createServer();
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const { port } = server.address();
  await new Promise((closed) => { server.close(closed); });
  return port;
}

const nginx = [process.env.SOLIEU_NGINX, '/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find((it) => it && existsSync(it));
const apache = [process.env.SOLIEU_APACHE, '/usr/sbin/apache2', '/usr/sbin/httpd'].find((it) => it && existsSync(it));

// Both get `folder` with the site in `so-lieu`, and give the arguments of their program.
const SERVERS = {
  nginx: [nginx, (folder, port) => {
    writeFileSync(join(folder, 'nginx.conf'), `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3; uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  server { listen 127.0.0.1:${port}; root ${folder}; ${example('nginx')} }
}`);
    return ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')];
  }],
  Apache: [apache, (folder, port) => {
    writeFileSync(join(folder, 'so-lieu/.htaccess'), example('apache'));
    const modules = ['../lib/apache2/modules', '../lib/httpd/modules'].map((it) => join(dirname(apache), it)).find((it) => existsSync(it));
    const loaded = ['mpm_event', 'authz_core', 'mime', 'headers', 'dir'].map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`);
    writeFileSync(join(folder, 'types'), 'text/html html\ntext/css css\nimage/svg+xml svg\nimage/png png\n');
    writeFileSync(join(folder, 'httpd.conf'), `ServerRoot ${folder}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
DefaultRuntimeDir ${folder}
${loaded.join('\n')}
TypesConfig ${folder}/types
DocumentRoot ${folder}
DirectoryIndex index.html
<Directory ${folder}>
AllowOverride All
Require all granted
</Directory>`);
    return ['-X', '-f', join(folder, 'httpd.conf')];
  }],
};

const IMMUTABLE = 'public, max-age=31536000, immutable';

for (const [name, [program, configured]] of Object.entries(SERVERS)) {
  test(`${name}, as the example has it`, async ({ page, request }, info) => {
    test.skip(!program, `SKIPPED, not tested: ${name} is not installed`);
    const folder = info.outputPath('host');
    mkdirSync(folder, { recursive: true });
    cpSync(process.env.SITE_FOLDER, join(folder, 'so-lieu'), { recursive: true });
    const port = await freePort();
    const address = `http://127.0.0.1:${port}/so-lieu/`;
    const server = spawn(program, configured(folder, port), { stdio: 'inherit' });
    try {
      await expect.poll(() => request.get(address).then((response) => response.status(), () => 0)).toBe(200);
      const names = readdirSync(process.env.SITE_FOLDER).filter((file) => /\.[a-z0-9]+$/.test(file) && !file.startsWith('.'));
      for (const file of names) {
        const headers = (await request.get(address + file)).headers();
        expect(headers['cache-control'], file).toBe(/\.[0-9a-f]{16}\./.test(file) ? IMMUTABLE : 'no-cache');
        expect(headers['x-content-type-options'], file).toBe('nosniff');
        const type = { wasm: 'application/wasm', js: 'text/javascript', css: 'text/css', html: 'text/html', svg: 'image/svg+xml' }[file.split('.').at(-1)];
        if (type) expect(headers['content-type'].split(';')[0], file).toBe(type);
      }
      const start = await request.get(address);
      expect(start.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(start.headers()['cache-control']).toBe('no-cache');
      for (const missing of ['khong-co', 'khong-co.html', 'app.0123456789abcdef.js']) {
        const response = await request.get(address + missing);
        expect(response.status(), missing).toBe(404);
        // Not for ever: it may be on its way.
        expect(response.headers()['cache-control'] ?? 'no-cache', missing).toBe('no-cache');
        expect(await response.text(), missing).toBe(readFileSync(join(process.env.SITE_FOLDER, '404.html'), 'utf8'));
      }
      const complaints = [];
      page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
      await page.goto(`${address}#/so-lieu`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Số liệu');
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.goto(`${address}doc/index.html`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Các bài và số liệu');
      expect(complaints).toEqual([]);
      server.kill();
      await page.goto('about:blank');
      await page.goto(`${address}#/tim`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tra cứu');
    } finally {
      server.kill();
    }
  });
}

test('the rules of _headers give each file one answer, whether the host unites them or takes the last', () => {
  const rules = [];
  for (const line of example('\n/*').split('\n').filter((it) => it.trim())) {
    if (line.startsWith('/')) rules.push({ path: new RegExp(`^${line.replaceAll('.', '\\.').replaceAll('*', '.*')}$`), headers: [] });
    else rules.at(-1).headers.push(line.trim().split(/:\s*/, 2));
  }
  const files = [...readdirSync(process.env.SITE_FOLDER), ''].filter((file) => file !== 'doc');
  for (const file of files) {
    const caching = rules.filter(({ path }) => path.test(`/${file}`)).flatMap(({ headers }) => headers).filter(([name]) => name === 'Cache-Control');
    expect(caching.length, file).toBeLessThanOrEqual(1);
    const wanted = ['wasm', 'js', 'css'].includes(file.split('.').at(-1)) && file !== 'sw.js' ? IMMUTABLE : 'no-cache';
    expect(caching[0]?.[1] ?? 'no-cache', file).toBe(wanted);
  }
});
