// Fails when the built console is larger than agreed (gzip -9): the shell with queue and case, all styles, the charts.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMITS = { shell: 220, styles: 80, charts: 240 };

if (!existsSync('dist/index.html')) {
  console.error('No build found: run `npm run build` first.');
  process.exit(1);
}
const html = readFileSync('dist/index.html', 'utf8');
const files = readdirSync('dist/assets');
const chunk = (name) => files.find((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));

/** The scripts that are fetched for a chunk: itself and what it imports statically. */
function closure(file, seen = new Set()) {
  if (file === undefined) throw new Error('A chunk is missing from the build');
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(`dist/assets/${file}`, 'utf8');
  for (const [, imported] of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) closure(imported, seen);
  return seen;
}

const entry = /src="\/assets\/([^"]+\.js)"/.exec(html)?.[1];
const firstLoad = closure(entry);
const shell = closure(chunk('CasePage'), new Set(firstLoad));
const charts = [...closure(chunk('Canvas'))].filter((file) => !shell.has(file));
const styles = files.filter((file) => file.endsWith('.css'));
const kilobytes = (names) => [...names].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/assets/${file}`), { level: 9 }).length / 1024, 0);

const sizes = { shell: kilobytes(shell), styles: kilobytes(styles), charts: kilobytes(charts) };
let failed = false;
for (const [name, limit] of Object.entries(LIMITS)) {
  const ok = sizes[name] <= limit;
  failed ||= !ok;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(7)} ${sizes[name].toFixed(1).padStart(6)} KB of ${limit} KB`);
}
if (charts.length === 0 || charts.some((file) => firstLoad.has(file))) {
  console.error('FAIL the charts are part of the first load');
  failed = true;
}
if (/<style|<script(?![^>]*\bsrc=)|https?:\/\//.test(html)) {
  console.error('FAIL the page has an inline style or script, or names another host');
  failed = true;
}
process.exit(failed ? 1 : 0);
