// Fails when the built console is larger than agreed (gzip -9): the shell with queue and case, all styles, the charts.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMITS = { shell: 220, styles: 80, charts: 240 };

if (!existsSync('dist/.vite/manifest.json')) {
  console.error('No build found: run `npm run build` first.');
  process.exit(1);
}
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const kilobytes = (file) => gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1024;

/** The files that are fetched for a chunk, those it imports included. */
function closure(key, seen = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The build has no ${key}`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const each of chunk.imports ?? []) closure(each, seen);
  return seen;
}

const shell = closure('index.html');
closure('src/cases/CasePage.tsx', shell);
const charts = [...closure('src/kpis/charts/Canvas.tsx')].filter((file) => !shell.has(file));
const firstLoad = closure('index.html');
const styles = readdirSync('dist/assets').filter((file) => file.endsWith('.css')).map((file) => `assets/${file}`);

const sizes = {
  shell: [...shell].reduce((sum, file) => sum + kilobytes(file), 0),
  styles: styles.reduce((sum, file) => sum + kilobytes(file), 0),
  charts: charts.reduce((sum, file) => sum + kilobytes(file), 0),
};
let failed = false;
for (const [name, limit] of Object.entries(LIMITS)) {
  const size = sizes[name];
  const ok = size <= limit;
  failed ||= !ok;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(7)} ${size.toFixed(1).padStart(6)} KB of ${limit} KB`);
}
if (charts.some((file) => firstLoad.has(file))) {
  console.error('FAIL the charts are part of the first load');
  failed = true;
}
const html = readFileSync('dist/index.html', 'utf8');
if (/<style|<script(?![^>]*\bsrc=)|https?:\/\//.test(html)) {
  console.error('FAIL the page has an inline style or script, or names another host');
  failed = true;
}
process.exit(failed ? 1 : 0);
