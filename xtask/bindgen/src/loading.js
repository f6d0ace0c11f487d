
// Parts of the module that come when they are first needed: of each, its files.
const PARTS = {};
const partFiles = new Map();

// A file of a part, running. What fails may be asked for again.
function partFile(address) {
    let running = partFiles.get(address);
    if (!running) {
        running = runPartFile(address);
        partFiles.set(address, running);
        running.catch(() => partFiles.delete(address));
    }
    return running;
}

async function runPartFile(address) {
    // The one-file site holds its parts inside.
    const response = await (globalThis.solieuPart?.(address) ?? fetch(new URL(address, import.meta.url)));
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const imports = { __wasm_split: wasm };
    if (response.headers.get('Content-Type') === 'application/wasm') {
        return WebAssembly.instantiateStreaming(response, imports);
    }
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

// What `#[wasm_split(PART)]` calls: loads the part, then tells the module whether it is there.
const PART_LOADERS = {};
for (const [part, files] of Object.entries(PARTS)) {
    PART_LOADERS[`__wasm_split_load_${part}`] = async (tell, data) => {
        let there = true;
        try {
            await Promise.all(files.map(partFile));
        } catch (error) {
            console.error(error);
            there = false;
        }
        wasm.__indirect_function_table.get(tell)(data, there);
    };
}
