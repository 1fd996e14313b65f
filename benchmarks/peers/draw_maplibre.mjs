// node draw_maplibre.mjs FILE WEST,SOUTH,EAST,NORTH: load, first picture and three panned ones in Chromium without a graphics
// card, 1280 x 800; prints one line of JSON. The browser's processes are all counted.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(process.cwd() + '/');
const { chromium } = require('playwright-core');
const library = path.resolve('node_modules/maplibre-gl');
const version = JSON.parse(fs.readFileSync(path.join(library, 'package.json'))).version;
const [file, box] = [process.argv[2], process.argv[3].split(',').map(Number)];

const page = `<!doctype html><link rel="stylesheet" href="/maplibre-gl.css"><body style="margin:0"><div id=map style="width:1280px;height:800px"></div>
<script type=module>
import * as maplibregl from '/maplibre-gl.mjs';
const idle = map => new Promise(done => map.once('idle', done));
const map = new maplibregl.Map({container: 'map', fadeDuration: 0, attributionControl: false, pixelRatio: 1,
  bounds: [[${box[0]}, ${box[1]}], [${box[2]}, ${box[3]}]],
  style: {version: 8, sources: {file: {type: 'geojson', data: location.origin + '/data'}}, layers: [
    {id: 'ground', type: 'background', paint: {'background-color': '#f5f1ea'}},
    {id: 'areas', type: 'fill', source: 'file', filter: ['==', ['geometry-type'], 'Polygon'],
     paint: {'fill-color': '#d3dbe4', 'fill-outline-color': '#1f5f9e'}},
    {id: 'lines', type: 'line', source: 'file', filter: ['==', ['geometry-type'], 'LineString'],
     paint: {'line-color': '#1f5f9e', 'line-width': 1.6}}]}});
map.on('error', event => { throw event.error; });
idle(map).then(() => { window.ready = true; });
window.pan = by => { map.panBy([by, 0], {animate: false}); return idle(map).then(() => true); };
</script>`;

const server = http.createServer((request, response) => {
  if (request.url === '/') return response.end(page);
  const asked = request.url.split('?')[0];
  const source = asked === '/data' ? file : path.join(library, 'dist', path.basename(asked));
  if (source.endsWith('.css')) response.setHeader('Content-Type', 'text/css');
  if (source.endsWith('.mjs')) response.setHeader('Content-Type', 'text/javascript');
  if (fs.existsSync(source)) response.setHeader('Content-Length', fs.statSync(source).size);
  fs.createReadStream(source, { highWaterMark: 1 << 20 }).on('error', () => response.writeHead(404).end()).pipe(response);
}).listen(0, '127.0.0.1');
await new Promise(listening => server.on('listening', listening));

// CPU seconds and megabytes of all processes below this one.
function browser() {
  const children = {};
  for (const id of fs.readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try {
      const stat = fs.readFileSync(`/proc/${id}/stat`, 'utf8');
      const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const pages = +fs.readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1];
      (children[words[1]] ??= []).push({ id, cpu: (+words[11] + +words[12]) / 100, mb: pages / 256 });
    } catch { /* it ended meanwhile */ }
  }
  const all = [], open = [String(process.pid)];
  while (open.length) for (const child of children[open.pop()] ?? []) { all.push(child); open.push(child.id); }
  return { cpu: all.reduce((sum, p) => sum + p.cpu, 0), mb: all.reduce((sum, p) => sum + p.mb, 0) };
}

const chrome = await chromium.launch({ executablePath: '/usr/bin/chromium', args: [
  '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
  '--js-flags=--max-old-space-size=8192'] });
const tab = await chrome.newPage({ viewport: { width: 1280, height: 800 } });
tab.on('pageerror', error => { console.error(String(error)); process.exit(1); });
tab.on('console', message => console.error(message.text()));
let peak = 0;
const watch = setInterval(() => { peak = Math.max(peak, browser().mb); }, 500);
const before = browser().cpu;
await tab.goto(`http://127.0.0.1:${server.address().port}/`);
await tab.waitForFunction(() => window.ready, null, { timeout: 300000, polling: 100 });
const first = browser().cpu - before;
const pans = [];
for (const by of [320, -320, 320]) {
  const from = browser().cpu;
  await tab.evaluate(distance => window.pan(distance), by);
  pans.push(browser().cpu - from);
}
clearInterval(watch);
console.log(JSON.stringify({
  peer: 'MapLibre GL JS ' + version,
  load_and_first_s: +first.toFixed(2), panned_s: +pans.sort((a, b) => a - b)[1].toFixed(2), peak_mb: Math.round(peak) }));
await chrome.close();
server.close();
