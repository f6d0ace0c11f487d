// The interface of the peers' harness for charts: draw once, then redraw with other data.
import init, { bars, line } from './chart_bench.js';
await init({ module_or_path: new URL('chart_bench_bg.wasm', import.meta.url) });
let frame;
const paint = (kind, { y }) => { frame.innerHTML = (kind === 'bar' ? bars : line)(Float64Array.from(y)); };
export function draw(element, kind, data) { frame = element; paint(kind, data); }
export function redraw(kind, data) { paint(kind, data); }
