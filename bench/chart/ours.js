// The interface of the peers' harness for charts: draw once, then redraw with other data. What follows a change does so
// in microtasks; they are waited for, so that all of it is measured.
import init, { Drawing } from './chart_bench.js';
await init({ module_or_path: new URL('chart_bench_bg.wasm', import.meta.url) });
let drawing;
async function show(kind, { y }) {
  drawing[kind === 'bar' ? 'bars' : 'line'](new Float64Array(y));
  for (let tick = 0; tick < 8; tick += 1) await null;
}
export function draw(element, kind, data) { drawing = new Drawing(element); return show(kind, data); }
export function redraw(kind, data) { return show(kind, data); }
