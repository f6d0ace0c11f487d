
// The files of the parts that come when they are first needed; `a-b.….wasm` is of the parts `a` and `b`.
const PART_FILES = [];
const partsOf = (address) => address.slice(2, address.indexOf('.', 2)).split('-');
const partFiles = new Map();
// The part that the page at the beginning of a path comes with.
const PATH_PARTS = {};
// A link that leads deeper asks for its page beside the module, not after it. The one-file site has all inside.
for (const address of document.querySelector('link[rel=modulepreload]') ? PART_FILES : []) {
    if (!partsOf(address).includes(PATH_PARTS[location.hash.split(/[/?]/)[1]])) continue;
    const link = { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: new URL(address, import.meta.url) };
    document.head.append(Object.assign(document.createElement('link'), link));
}
// What did not come is asked for past every cache: a request that hangs keeps others to the same address waiting.
const failed = new Set();
// A host that sends nothing for this long will not send the rest.
const STALLED_MILLIS = 20_000;
// What has come of all parts that are on their way.
let partBytes = 0;

// A file of a part, running. What fails may be asked for again.
function partFile(address) {
    let running = partFiles.get(address);
    if (!running) {
        running = runPartFile(address);
        partFiles.set(address, running);
        running.catch(() => {
            partFiles.delete(address);
            failed.add(address);
        });
    }
    return running;
}

async function runPartFile(address) {
    const { module, instance } = await instantiated(address);
    // What texts are read by comes with the part that reads them (src/reader.rs), its files with the one for codebooks.
    for (const name of ['solieu.knowledge', 'solieu.sources']) {
        const [section] = WebAssembly.Module.customSections(module, name);
        if (section) globalThis[name] = section;
    }
    return instance;
}

async function instantiated(address) {
    const imports = { __wasm_split: wasm };
    // The one-file site holds its parts inside.
    const inside = await globalThis.solieuPart?.(address);
    if (inside) return run(await inside.arrayBuffer(), imports);
    const url = new URL(address, import.meta.url);
    const bytes = await received(url, failed.has(address) ? 'no-store' : 'default');
    try {
        return await run(bytes, imports);
    } catch {
        // What came is no part of this module: a proxy's page, half a file. It is forgotten wherever it was kept, and
        // the host itself is asked.
        for (const name of await globalThis.caches?.keys() ?? []) {
            if (name.startsWith('solieu ')) await (await caches.open(name)).delete(url);
        }
        return run(await received(url, 'reload'), imports);
    }
}

// A file, running, and with it the small ones that are its sections (parts.rs).
async function run(bytes, imports) {
    const running = await WebAssembly.instantiate(bytes, imports);
    const inner = WebAssembly.Module.customSections(running.module, 'solieu.inner');
    await Promise.all(inner.map((module) => run(module, imports)));
    return running;
}

// The bytes at an address. The page hears how many have come: who waits wants to know that something moves.
async function received(url, cache) {
    const stop = new AbortController();
    let timer;
    const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => stop.abort(), STALLED_MILLIS);
    };
    wait();
    try {
        const response = await fetch(url, { cache, signal: stop.signal });
        if (!response.ok) throw new Error(`${url}: ${response.status}`);
        const chunks = [];
        const reader = response.body.getReader();
        for (let read = await reader.read(); !read.done; read = await reader.read()) {
            wait();
            chunks.push(read.value);
            partBytes += read.value.length;
            dispatchEvent(new CustomEvent('solieu-received', { detail: partBytes }));
        }
        return await new Blob(chunks).arrayBuffer();
    } finally {
        clearTimeout(timer);
    }
}

// What came before the service worker was there to keep it is asked for again, through it.
const unkept = [];
navigator.serviceWorker?.addEventListener('controllerchange', () => {
    for (const url of unkept.splice(0)) fetch(url).catch(() => {});
});

// Files of a large corpus (src/browser/corpus.rs): their bytes in this order, nothing for one that did not come.
globalThis.solieuFiles = (addresses, cache) => Promise.all(addresses.map(async (address) => {
    try {
        const inside = await globalThis.solieuPart?.(address);
        if (inside) return await inside.arrayBuffer();
        const url = new URL(address, import.meta.url);
        const bytes = await received(url, cache);
        if (!navigator.serviceWorker?.controller) unkept.push(url);
        return bytes;
    } catch (error) {
        console.error(error);
        return undefined;
    }
}));

// What `#[wasm_split(PART)]` calls: loads the part, then tells the module whether it is there.
const PART_LOADERS = {};
for (const part of new Set(PART_FILES.flatMap(partsOf))) {
    const files = PART_FILES.filter((address) => partsOf(address).includes(part));
    PART_LOADERS[`__wasm_split_load_${part}`] = async (tell, data) => {
        let there = true;
        partBytes = 0;
        try {
            await Promise.all(files.map(partFile));
        } catch (error) {
            console.error(error);
            there = false;
        }
        wasm.__indirect_function_table.get(tell)(data, there);
    };
}
