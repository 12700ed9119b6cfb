// Walks through every screen of the built console in a real browser, in both themes and in a narrow window: axe-core, content security
// policy, console errors, titles; then the flows that must never break. CHECK_SHOTS=folder keeps pictures.
//   npm run build && npm run check      (CHROMIUM=/path/of/chromium if it is not /usr/bin/chromium)
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { startFake as start } from './fake-server.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const shots = process.env.CHECK_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });
const failures = [];
const fail = (where, what) => {
  failures.push(`${where}: ${what}`);
  console.log(`FAIL ${where}: ${what}`);
};
const expect = (where, condition, what) => {
  if (!condition) fail(where, what);
};

const running = new Set();
async function startFake(options) {
  const fake = await start(options);
  running.add(fake);
  return fake;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

async function open(fake, { theme = 'light', width = 1440, height = 900, signIn = true, language } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce', bypassCSP: false, locale: 'en-GB' });
  const page = await context.newPage();
  await page.addInitScript((preferences) => {
    document.addEventListener('securitypolicyviolation', (event) => console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
    if (preferences) localStorage.setItem('redress.preferences', preferences);
  }, language ? JSON.stringify({ language }) : null);
  page.on('console', (message) => {
    const expected = /status of (400|401|403|404|409|412|503)|net::ERR_/.test(message.text());
    if (['error', 'warning'].includes(message.type()) && !expected) fail(page.url(), `console: ${message.text().slice(0, 300)}`);
  });
  page.on('pageerror', (error) => fail(page.url(), `exception: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(fake.url) && !/^(blob|data):/.test(request.url())) fail(page.url(), `third-party request ${request.url()}`);
  });
  fake.state.signedIn = signIn;
  return page;
}

async function axe(page, where) {
  // Through the debugger, so that the page's own policy stays in force.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  for (const { id, nodes } of violations) {
    for (const node of nodes.slice(0, 3)) fail(where, `axe ${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`);
  }
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(where, sideways <= 0, `page scrolls sideways by ${sideways} px`);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, [role=option], select, input:not([type=hidden]):not([hidden])')]
      .filter((element) => element.checkVisibility() && !element.closest('.pf-v6-c-switch, .pf-v6-c-check, .pf-v6-c-radio'))
      .map((element) => [element, element.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 20))
      .map(([element, box]) => `${element.outerHTML.slice(0, 120)} ${Math.round(box.width)}x${Math.round(box.height)}`),
  );
  for (const each of small) fail(where, `target too small: ${each}`);
  if (shots) await page.screenshot({ path: `${shots}/${where.replaceAll(/[^a-z0-9]+/gi, '-')}.png` });
}

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const settle = (page) => page.waitForTimeout(350);

/** Charts are drawn once they are in sight, so the page is scrolled through. */
async function charts(page) {
  await page.locator('.rd-chart__canvas').first().waitFor();
  const main = page.locator('#main');
  const height = await main.evaluate((element) => element.scrollHeight);
  for (let top = 0; top < height; top += 400) {
    await main.evaluate((element, to) => element.scrollTo(0, to), top);
    await page.waitForTimeout(60);
  }
  await page.locator('canvas').nth(5).waitFor();
  await main.evaluate((element) => element.scrollTo(0, 0));
}

/** A field that the bar at the bottom covers by half is no fault: it moves clear of it when it gets the focus. */
const toEnd = (page) => page.locator('#main').evaluate((element) => element.scrollTo(0, element.scrollHeight));

const SCREENS = [
  { name: 'queue', path: '/queue', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'queue filtered', path: '/queue?channel=email&status=open', ready: (page) => page.getByRole('table').waitFor(), act: (page) => page.getByRole('button', { name: 'Filters', exact: false }).first().click() },
  { name: 'queue no match', path: '/queue?q=zzz', ready: (page) => page.getByText('Nothing matches').waitFor() },
  { name: 'case', path: '/cases/C-2026-000003', ready: (page) => page.getByRole('heading', { name: 'Timeline' }).waitFor() },
  { name: 'figures', path: '/kpis?groupBy=channel', ready: charts },
  { name: 'figures as tables', path: '/kpis', ready: charts, act: async (page) => {
    for (const button of await page.getByRole('button', { name: 'Table' }).all()) await button.click();
  } },
  { name: 'objectives', path: '/objectives', ready: (page) => page.getByRole('heading', { name: 'Unusual intake' }).waitFor() },
  { name: 'policies', path: '/sla/policies', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'policy', path: '/sla/policies/retail', ready: (page) => page.getByRole('textbox', { name: 'Values 1' }).first().waitFor(), act: toEnd },
  { name: 'policy new', path: '/sla/policies/new', ready: (page) => heading(page, 'New policy'), act: toEnd },
  { name: 'calendars', path: '/sla/calendars', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'calendar', path: '/sla/calendars/berlin-office', ready: (page) => page.getByRole('textbox', { name: 'Friday' }).waitFor(), act: toEnd },
  { name: 'packs', path: '/sla/packs', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'pack', path: '/sla/packs/uk-fca-disp', ready: (page) => page.getByText('Holding letters').waitFor() },
  { name: 'pack install', path: '/sla/packs/uk-fca-disp/install?variant=payment-services', ready: (page) => page.getByRole('button', { name: 'Go on in the editor' }).waitFor() },
  { name: 'try it', path: '/sla/try?pack=uk-fca-disp&variant=payment-services', ready: (page) => page.getByRole('combobox', { name: 'Kind of complaint' }).waitFor(), act: async (page) => { await page.getByRole('button', { name: 'Add event' }).click(); await page.getByLabel('At', { exact: true }).fill('2026-12-28T10:00'); await page.getByRole('button', { name: 'Show clocks' }).click(); await page.getByText('Clock starts').first().waitFor(); } },
  { name: 'applied', path: '/sla/applications', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'parked', path: '/ops/parked', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'deliveries', path: '/ops/deliveries', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'keys', path: '/admin/keys', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'users', path: '/admin/users', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'account', path: '/account', ready: (page) => heading(page, 'My account') },
  { name: 'not found', path: '/nowhere', ready: (page) => page.getByText('Nothing here').waitFor() },
];

/** The pages about figures. */
const FIGURES = [
  { name: 'figures outcomes', path: '/kpis/outcomes', ready: (page) => page.getByRole('table', { name: 'Root causes' }).waitFor() },
  { name: 'figures compare periods', path: '/kpis/compare', ready: (page) => page.getByText('more than chance').first().waitFor() },
  { name: 'figures compare filtered groups', path: '/kpis/compare?groupBy=team&metric=resolutionTime&percentile=90&against=none', ready: (page) => page.getByText('Fewer than 30 on one side').waitFor() },
  { name: 'figures compare filtered refused', path: '/kpis/compare?against=none', ready: (page) => page.getByText('Choose a dimension').waitFor() },
  { name: 'figures survival', path: '/kpis/survival', ready: (page) => page.getByText('not reached yet').first().waitFor() },
  { name: 'figures survival filtered by channel', path: '/kpis/survival?groupBy=channel&period=12m', ready: (page) => page.getByText('not reached yet').first().waitFor() },
  { name: 'figures forecast', path: '/kpis/forecast?hours=24', ready: (page) => page.getByRole('table', { name: 'By team and clock' }).waitFor() },
  { name: 'figures definitions', path: '/kpis/definitions', ready: (page) => page.getByRole('link', { name: 'Resolution time', exact: true }).waitFor() },
  { name: 'figures definition', path: '/kpis/definitions/resolutionTime', ready: (page) => page.getByText('Formula').waitFor() },
  { name: 'figures list', path: '/kpis/cases?metric=sla&part=first-response/met&from=2026-01-01T00:00:00Z&to=2026-04-01T00:00:00Z&team=', ready: (page) => page.getByText('120 in all').waitFor() },
  { name: 'figures list no match', path: '/kpis/cases?metric=nps', ready: (page) => page.getByText('Nothing here').waitFor() },
];

const DIALOGS = [
  { name: 'keyboard help', path: '/queue', open: async (page) => page.keyboard.press('?') },
  { name: 'palette', path: '/queue', open: async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').fill('lamp'); await page.getByRole('option', { name: 'Lamp' }).first().waitFor(); } },
  { name: 'new complaint', path: '/queue', open: async (page) => { await page.keyboard.press('c'); await page.getByRole('button', { name: 'Open case' }).click(); } },
  { name: 'resolve', path: '/cases/C-2026-000003', open: async (page) => { await page.keyboard.press('e'); await page.getByRole('combobox', { name: 'Redress' }).selectOption('refund'); await page.getByRole('button', { name: 'Resolve', exact: true }).click(); } },
  { name: 'assign', path: '/cases/C-2026-000003', open: async (page) => page.keyboard.press('s') },
  { name: 'classify', path: '/cases/C-2026-000003', open: async (page) => page.keyboard.press('l') },
  { name: 'merge', path: '/cases/C-2026-000003', open: async (page) => { await page.keyboard.press('m'); await page.getByRole('combobox').fill('C-2026-000009'); await page.keyboard.press('Enter'); await page.getByRole('region', { name: 'Goes on unchanged' }).waitFor(); } },
  { name: 'merge find', path: '/cases/C-2026-000003', open: async (page) => { await page.keyboard.press('m'); await page.getByRole('combobox').fill('lamp'); await page.getByRole('option').first().waitFor(); } },
  { name: 'withdraw', path: '/cases/C-2026-000003', open: async (page) => { await page.keyboard.press('d'); await page.getByRole('button', { name: 'Withdraw', exact: true }).click(); } },
  { name: 'import', path: '/sla/calendars/berlin-office', open: async (page) => { await page.getByRole('button', { name: 'Import iCalendar…' }).click(); await page.getByRole('button', { name: 'Read', exact: true }).click(); } },
  { name: 'import read', path: '/sla/calendars/berlin-office', open: async (page) => { await page.getByRole('button', { name: 'Import iCalendar…' }).click(); await page.getByRole('textbox', { name: 'Or its text' }).fill('BEGIN:VCALENDAR'); await page.getByRole('button', { name: 'Read', exact: true }).click(); await page.getByText('2 entries were not read').waitFor(); } },
  { name: 'why', path: '/cases/C-2026-000003', open: async (page) => { await page.getByRole('button', { name: 'Why? Resolution' }).click(); await page.getByText('Clock starts').waitFor(); } },
  { name: 'versions', path: '/sla/policies/retail', open: async (page) => { await page.getByRole('button', { name: 'History' }).click(); await page.getByText('The first version').waitFor(); } },
  { name: 'preview', path: '/sla/policies/retail', open: async (page) => { await page.getByRole('button', { name: 'Preview on open cases' }).click(); await page.getByText('9 cases would be overdue').waitFor(); } },
  { name: 'apply', path: '/sla/policies/retail', open: async (page) => { await page.getByRole('button', { name: 'Apply to open cases…' }).click(); await page.getByText('Change 398 open cases').waitFor(); } },
  { name: 'objective', path: '/objectives', open: async (page) => { await page.getByRole('button', { name: 'Edit first-response-parcels' }).click(); await page.getByRole('textbox', { name: 'Target in percent' }).waitFor(); } },
  { name: 'objective history', path: '/objectives', open: async (page) => page.getByRole('button', { name: 'History of first-response-parcels' }).click() },
  { name: 'create key', path: '/admin/keys', open: async (page) => { await page.getByRole('button', { name: 'Create API key' }).click(); await page.getByRole('button', { name: 'Create', exact: true }).click(); } },
  { name: 'revoke key', path: '/admin/keys', open: async (page) => page.getByRole('button', { name: 'Revoke shop' }).click() },
  { name: 'create user', path: '/admin/users', open: async (page) => page.getByRole('button', { name: 'Create user' }).click() },
  { name: 'inspect parked', path: '/ops/parked', open: async (page) => page.getByRole('button', { name: 'Inspect record 17' }).click() },
];

async function workable(fake) {
  // Dialogs of an open case need one that allows everything.
  const one = [...fake.cases.values()].find((each) => each.number === 'C-2026-000003');
  one.status = 'open';
}

async function screens(theme, width, list = SCREENS, dialogs = DIALOGS) {
  const fake = await startFake({});
  await workable(fake);
  const titles = new Map();
  const page = await open(fake, { theme, width, height: width < 600 ? 800 : 900, signIn: false });
  const suffix = `${theme} ${width}`;
  await page.goto(fake.url);
  await heading(page, 'Sign in to Redress');
  await axe(page, `sign-in ${suffix}`);
  fake.state.signedIn = true;
  for (const { name, path, ready, act } of list) {
    await page.goto(fake.url + path);
    await ready(page);
    if (act) await act(page);
    await settle(page);
    await axe(page, `${name} ${suffix}`);
    if (!name.includes('filtered') && !name.includes('no match') && !name.includes('tables') && name !== 'not found') {
      const title = await page.title();
      expect(name, !titles.has(title), `title "${title}" is also that of ${titles.get(title)}`);
      titles.set(title, name);
    }
  }
  for (const { name, path, open: openDialog } of dialogs) {
    await page.goto(fake.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    await openDialog(page);
    await page.getByRole('dialog').waitFor();
    await settle(page);
    await axe(page, `dialog ${name} ${suffix}`);
  }
  await page.context().close();
}

async function states() {
  const fake = await startFake({});
  const page = await open(fake);
  for (const [mode, path, text] of [
    ['error', '/queue', 'Try again'],
    ['error', '/kpis', 'Try again'],
    ['slow', '/queue', null],
    ['empty', '/queue', 'No complaint yet'],
    ['empty', '/kpis', 'No figure for this period'],
    ['empty', '/admin/keys', 'No key yet'],
    ['empty', '/ops/parked', 'Nothing is parked'],
  ]) {
    fake.state.mode = mode;
    await page.goto(fake.url + path);
    if (text === null) await page.waitForTimeout(700);
    else await page.getByText(text).first().waitFor({ timeout: 10_000 });
    await settle(page);
    await axe(page, `state ${mode} ${path}`);
  }
  fake.state.mode = 'normal';
  fake.state.roles = ['agent'];
  await page.goto(`${fake.url}/admin/keys`);
  await page.getByText('Not for your roles').waitFor();
  await axe(page, 'state forbidden');
  fake.state.roles = ['auditor'];
  await page.goto(`${fake.url}/cases/C-2026-000003`);
  await page.getByText('You may read this case').waitFor();
  expect('auditor', (await page.getByRole('button', { name: 'Resolve…' }).count()) === 0, 'is offered to resolve');
  fake.state.roles = ['admin', 'agent'];
  fake.state.mustChange = true;
  await page.goto(`${fake.url}/queue`);
  await page.getByText('This is a one-time password').waitFor();
  await axe(page, 'state must change password');
  fake.state.mustChange = false;

  // U9: the stream is lost, the banner comes; after healing nothing is missing.
  await page.goto(`${fake.url}/queue`);
  await page.getByText('Live', { exact: true }).waitFor();
  fake.state.mode = 'stream-lost';
  fake.dropStreams();
  await page.getByText('Live updates are paused').waitFor({ timeout: 20_000 });
  await axe(page, 'state stream lost');
  const missed = fake.arrive('Came while the line was dead');
  fake.state.mode = 'normal';
  await page.getByText(missed.subject).waitFor({ timeout: 20_000 });
  await page.getByText('Live updates are paused').waitFor({ state: 'hidden' });
  await page.context().close();
}

async function signInFlow() {
  const fake = await startFake({});
  const page = await open(fake, { signIn: false });
  await page.goto(`${fake.url}/kpis?period=7d`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  expect('sign-in', (await page.getByLabel('User name').getAttribute('aria-describedby')) === 'username-error', 'error is not tied to the field');
  await page.getByLabel('User name').fill('admin');
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByText('User name or password is wrong.').waitFor();
  await axe(page, 'sign-in refused');
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse');
  await page.keyboard.press('Enter');
  await heading(page, 'Figures');
  expect('sign-in', page.url().endsWith('/kpis?period=7d'), 'the page asked for is lost');
  // What is still under way would end the session by itself.
  await page.getByRole('region', { name: /Complaints received/ }).nth(1).waitFor();
  await settle(page);
  // The session ends: sign-in again, on the same page.
  fake.state.signedIn = false;
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByText('Your session has ended').waitFor();
  await page.getByRole('textbox', { name: 'User name' }).fill('admin');
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse');
  await page.keyboard.press('Enter');
  await heading(page, 'Queue');
  await page.getByRole('button', { name: /Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await heading(page, 'Sign in to Redress');
  await page.context().close();
}

async function agentLoop() {
  const fake = await startFake({});
  const page = await open(fake);
  await page.goto(`${fake.url}/queue?view=unassigned`);
  await page.getByRole('table').waitFor();
  await page.keyboard.press('j');
  await page.locator('tr.is-current a:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  const id = page.url().split('/').pop();
  const one = fake.cases.get(id);
  await page.keyboard.press('a');
  await page.getByText('Assigned to Ada Admin').waitFor();
  expect('loop', one.assignee !== null && one.status === 'open', 'a does not assign');
  await page.keyboard.press('n');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('jkr?c typed into a note');
  expect('U7', (await page.getByRole('textbox', { name: 'Internal note' }).inputValue()) === 'jkr?c typed into a note', 'letters do not arrive in the note');
  expect('U7', (await page.getByRole('dialog').count()) === 0, 'a letter typed into a note opened a dialog');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Note added').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('We are sorry, a new lamp is on its way.');
  await page.waitForTimeout(500);

  // A reload keeps the draft.
  await page.reload();
  await page.getByRole('textbox', { name: 'Answer to the customer' }).waitFor();
  expect('U11', (await page.getByRole('textbox', { name: 'Answer to the customer' }).inputValue()).startsWith('We are sorry'), 'the draft is lost on reload');

  // 412 with a message of the customer: the dialog shows both sides, the text stays.
  fake.state.failNext = 'conflict';
  await page.getByRole('textbox', { name: 'Answer to the customer' }).focus();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: 'Somebody was faster' }).waitFor();
  await page.getByRole('dialog').getByText('I found the receipt').waitFor();
  await settle(page);
  await axe(page, 'dialog conflict');
  await page.getByRole('button', { name: 'Keep theirs, go on editing' }).click();
  expect('U11', (await page.getByRole('textbox', { name: 'Answer to the customer' }).inputValue()).startsWith('We are sorry'), 'the text is lost after a conflict');
  await page.getByRole('button', { name: 'Send answer' }).click();
  await page.getByText('Answer recorded').waitFor();
  expect('loop', one.timeline.at(-1).message?.text.startsWith('We are sorry'), 'the answer did not arrive');

  // 409 names what is possible.
  fake.state.failNext = 'illegal';
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Wait for customer' }).click();
  await page.getByText('Possible now:').waitFor();
  await axe(page, 'case refused');
  await page.getByRole('button', { name: 'Wait for customer' }).click();
  await page.getByText('Waiting for the customer, clocks are paused').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText('Clocks go on').waitFor();
  expect('U12', one.status === 'open', 'undo does not take the status back');

  await page.locator('h1').click();
  await page.keyboard.press('e');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('upheld');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect('loop', one.status === 'resolved' && one.outcome === 'upheld', 'e does not resolve');
  await page.keyboard.press('j');
  await page.waitForURL((url) => !url.pathname.endsWith(id));
  await page.keyboard.press('u');
  await page.getByRole('table').waitFor();
  expect('loop', page.url().includes('view=unassigned'), 'the way back loses the view');
  await page.context().close();
}

/** Why a case has its deadlines: by key and by button, each step in the clock's zone, and back to where one was. */
async function whyFlow() {
  const fake = await startFake({});
  await workable(fake);
  const page = await open(fake);
  await page.goto(`${fake.url}/cases/C-2026-000003`);
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  await page.keyboard.press('y');
  await page.getByRole('dialog', { name: 'Why these deadlines? C-2026-000003' }).waitFor();
  await page.getByText('Policy “retail”, version 3').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const ask = page.getByRole('button', { name: 'Why? Resolution' });
  await ask.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Times in Europe/Berlin (CET)').waitFor();
  const rows = await dialog.getByRole('row').allInnerTexts();
  for (const words of ['Clock starts', 'Day off: Christmas Eve', 'Paused, 2 h cut out', 'Open (half day)', 'Wed, 30 Dec 2026, 10:00 CET']) {
    expect('why', rows.some((row) => row.includes(words)), `no row says “${words}”`);
  }
  expect('why', rows.at(-1)?.includes('Due') && rows.at(-2)?.includes('12 h'), 'the last row is not the deadline');
  await dialog.getByRole('button', { name: 'Acknowledgement' }).click();
  await dialog.getByText('Times in UTC').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect('why', await ask.evaluate((element) => element === document.activeElement), 'the focus is not back where it was');
  fake.state.mode = 'no-explanation';
  await page.reload();
  await ask.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).waitFor({ timeout: 10_000 });
  await settle(page);
  await axe(page, 'dialog why refused');
  await page.context().close();
}

/** A duplicate: found by keyboard, shown beside the case that goes on, named in both timelines, and taken back. */
async function mergeFlow() {
  const fake = await startFake({});
  await workable(fake);
  const page = await open(fake);
  await page.goto(`${fake.url}/cases/C-2026-000003`);
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Merge C-2026-000003 into another case' });
  await dialog.waitFor();
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('Choose the case that goes on.').waitFor();
  await settle(page);
  await axe(page, 'dialog merge refused here');
  await page.keyboard.type('C-2026-000009');
  await dialog.getByRole('option', { name: 'C-2026-000009' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('region', { name: 'Ends as a duplicate: C-2026-000003' }).waitFor();
  await dialog.getByRole('region', { name: 'Goes on unchanged: C-2026-000009' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Sent twice');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Merged into C-2026-000009').first().waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('This case is a duplicate.').waitFor();
  await settle(page);
  await axe(page, 'case merged');
  await page.getByRole('link', { name: 'C-2026-000009' }).first().click();
  await page.getByText('Duplicate merged into this case: C-2026-000003. Reason: Sent twice').waitFor();
  await axe(page, 'case with duplicate');
  // A case that is a duplicate itself leads to the one that goes on.
  const third = [...fake.cases.values()].find((each) => each.number === 'C-2026-000012');
  third.status = 'open';
  await page.goto(`${fake.url}/cases/C-2026-000012`);
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  await page.keyboard.press('m');
  await page.getByRole('combobox').fill('C-2026-000003');
  await page.getByRole('option', { name: 'C-2026-000003' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('C-2026-000003 is a duplicate itself.').waitFor();
  await page.getByRole('button', { name: 'Take the case that goes on in its place' }).click();
  await page.getByRole('region', { name: 'Goes on unchanged: C-2026-000009' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByText('Reopened').first().waitFor();
  expect('merge', third.status === 'open', 'undo does not take the merge back');
  await page.context().close();
}

/** A calendar as a file: fetched, read, looked at, taken into the form, saved. */
async function icalFlow() {
  const fake = await startFake({});
  const page = await open(fake);
  await page.goto(`${fake.url}/sla/calendars/berlin-office`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export as iCalendar' }).click();
  expect('ical', (await download).suggestedFilename() === 'berlin-office.ics', 'the file has another name');
  await page.getByRole('button', { name: 'Import iCalendar…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import an iCalendar file' });
  await dialog.getByLabel('File', { exact: true }).setInputFiles({ name: 'list.ics', mimeType: 'text/calendar', buffer: Buffer.from('a list') });
  await dialog.getByRole('button', { name: 'Read', exact: true }).click();
  await dialog.getByText('is no iCalendar file').waitFor();
  await settle(page);
  await axe(page, 'dialog import refused');
  await dialog.getByLabel('File', { exact: true }).setInputFiles({ name: 'year.ics', mimeType: 'text/calendar', buffer: Buffer.from('BEGIN:VCALENDAR') });
  await dialog.getByRole('button', { name: 'Read', exact: true }).click();
  await dialog.getByText('Jour fixe: recurs within a day').waitFor();
  await dialog.getByText('Own dates: 2 days off, 1 date with own hours').waitFor();
  await dialog.getByRole('checkbox', { name: 'Public holidays: AT' }).uncheck();
  await dialog.getByRole('button', { name: 'Take into the form' }).click();
  await page.getByText('The file is in the form.').waitFor();
  expect('ical', (await page.getByRole('textbox', { name: 'Monday' }).inputValue()) === '08:00–12:00, 13:00–17:00', 'the week is not that of the file');
  expect('ical', (await page.getByRole('combobox', { name: 'Country' }).inputValue()) === 'DE', 'what was not ticked was taken');
  expect('ical', (await page.getByRole('textbox', { name: 'Name 1' }).inputValue()) === 'Heiliger Abend', 'the days of the file are not there');
  await page.getByRole('button', { name: 'Save as version 3' }).click();
  await page.getByText('berlin-office: version 3 is saved').waitFor();
  await page.context().close();
}

/** A pack: chosen, looked at in the editor with its marks, saved with the calendar it needs. */
async function packFlow() {
  const fake = await startFake({});
  const page = await open(fake);
  await page.goto(`${fake.url}/sla/packs/uk-fca-disp`);
  await page.getByRole('link', { name: 'Use as a policy: All complaints but those about payments' }).click();
  await heading(page, /As a policy/);
  await page.getByRole('textbox', { name: 'Id of the policy' }).fill('retail');
  await page.getByRole('button', { name: 'Go on in the editor' }).click();
  await page.getByText('There is a policy of this id.').waitFor();
  await axe(page, 'pack install refused');
  await page.getByRole('textbox', { name: 'Id of the policy' }).fill('fca');
  await page.getByRole('radio', { name: 'Complaints that meet conditions' }).check();
  await page.getByRole('button', { name: 'Go on in the editor' }).click();
  await heading(page, 'New policy');
  await page.getByText('Made from the pack when this is saved: calendar england-wales.').waitFor();
  await page.getByRole('combobox', { name: 'Attribute 1' }).selectOption('Field “contract”');
  await page.getByRole('textbox', { name: 'Values 1' }).fill('bank');
  await page.getByText('confirmed').nth(1).waitFor();
  await axe(page, 'pack in the editor');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('fca: version 1 is saved').waitFor();
  expect('pack', fake.state.calls.some((call) => call === 'PUT /api/sla/calendars/england-wales'), 'the calendar of the pack was not made');
  await page.goto(`${fake.url}/sla/policies/fca`);
  await page.getByText('Made from the pack').waitFor();
  expect('pack', (await page.getByRole('combobox', { name: 'Attribute 1' }).inputValue()) === 'fields.contract', 'the condition did not arrive');
  await page.context().close();
}

/** Calendars: typed hours, refusals at their fields, somebody who was faster, history. */
async function calendarFlow() {
  const fake = await startFake({});
  const page = await open(fake);
  await page.goto(`${fake.url}/sla/calendars`);
  await page.getByText('holidays missing').waitFor();
  await page.getByRole('button', { name: 'New calendar' }).click();
  await heading(page, 'New calendar');
  await page.getByRole('textbox', { name: 'Monday' }).fill('nine to five');
  await page.getByRole('button', { name: 'Create' }).click();
  await page.getByText('2 places need attention').or(page.getByText('1 place needs attention')).waitFor();
  expect('calendar', (await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))) === 'true', 'the focus is not at the first fault');
  await axe(page, 'calendar refused here');
  await page.getByRole('textbox', { name: 'Id', exact: true }).fill('vienna');
  await page.getByRole('textbox', { name: 'Monday' }).fill('8-12, 13-17');
  await page.getByRole('button', { name: 'Use Monday’s hours' }).click();
  await page.getByRole('combobox', { name: 'Time zone' }).or(page.getByRole('textbox', { name: 'Time zone' })).first().fill('Mars/Olympus');
  await page.getByRole('combobox', { name: 'Country' }).selectOption('AT');
  await page.getByRole('button', { name: 'Add date' }).click();
  await page.getByLabel('Date 1', { exact: true }).fill('2026-12-31');
  await page.getByRole('combobox', { name: 'What it is 1' }).selectOption('Own hours');
  await page.getByRole('textbox', { name: 'Hours 1' }).fill('9-12');
  await page.keyboard.press('Control+Enter');
  await page.getByText('must be the name of a zone').first().waitFor();
  await axe(page, 'calendar refused by the server');
  await page.getByRole('button', { name: 'zone', exact: true }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Europe/Vienna');
  await page.keyboard.press('Control+Enter');
  await page.getByText('vienna: version 1 is saved').waitFor();
  await heading(page, 'vienna');
  expect('calendar', page.url().endsWith('/sla/calendars/vienna'), 'the address is not that of the new calendar');
  await page.reload();
  expect('calendar', (await page.getByRole('textbox', { name: 'Friday' }).inputValue()) === '08:00–12:00, 13:00–17:00', 'the hours did not arrive');
  // 412: both sides are shown, nothing is overwritten, what was typed stays.
  await page.getByRole('textbox', { name: 'Saturday' }).fill('9-12');
  fake.state.failNext = 'sla-conflict';
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  const dialog = page.getByRole('dialog', { name: 'Version 2 was saved meanwhile' });
  await dialog.getByText('Ben Okafor saved it').waitFor();
  await settle(page);
  await axe(page, 'dialog stale calendar');
  await dialog.getByRole('button', { name: 'Keep mine in the form' }).click();
  expect('calendar', (await page.getByRole('textbox', { name: 'Saturday' }).inputValue()) === '9-12', 'what was typed is lost');
  await page.getByRole('button', { name: 'Save as version 3' }).click();
  await page.getByText('vienna: version 3 is saved').waitFor();
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('dialog').getByText('Version 3').waitFor();
  await page.getByRole('dialog').getByText('09:00–12:00').first().waitFor();
  await page.getByRole('button', { name: 'Put into the form: version 1' }).click();
  await page.getByText('Version 1 is in the form').waitFor();
  expect('calendar', (await page.getByRole('textbox', { name: 'Saturday' }).inputValue()) === '', 'version 1 is not in the form');
  fake.state.roles = ['auditor'];
  await page.goto(`${fake.url}/sla/calendars/hotline`);
  await page.getByText('You may read this, but not change it.').waitFor();
  expect('calendar', await page.getByRole('textbox', { name: 'Monday' }).isDisabled(), 'an auditor may type');
  await axe(page, 'calendar read only');
  await page.context().close();
}

/** Policies: rules by keyboard, refusals, preview, application with a confirmation, and the way back. */
async function policyFlow() {
  const fake = await startFake({});
  const page = await open(fake);
  await page.goto(`${fake.url}/sla/policies/retail`);
  const save = page.getByRole('button', { name: 'Save as version 4' });
  expect('policy', await save.isDisabled(), 'saving is offered though nothing changed');
  await page.getByRole('button', { name: 'Move urgent down' }).click();
  expect('policy', (await page.getByRole('textbox', { name: 'Name', exact: false }).first().inputValue()) === 'gas-supply', 'the rule did not move');
  await page.getByRole('button', { name: 'Add rule' }).click();
  await save.click();
  await page.getByText('places need attention').waitFor();
  await axe(page, 'policy refused here');
  await page.getByRole('textbox', { name: 'Name', exact: false }).nth(2).fill('vip');
  const third = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Rule 3' }) });
  await third.getByRole('textbox', { name: 'Values 1' }).fill('gold');
  await third.getByRole('textbox', { name: 'Target' }).fill('4h');
  await save.click();
  await page.getByText('must name one of the calendars').first().waitFor();
  await third.getByRole('combobox', { name: 'Calendar' }).selectOption('berlin-office');
  await page.getByRole('button', { name: 'Preview on open cases' }).click();
  await page.getByText('9 cases would be overdue').waitFor();
  await page.getByRole('button', { name: 'Back to the form' }).click();
  await save.click();
  await page.getByText('retail: version 4 is saved').waitFor();
  await page.getByRole('button', { name: 'Apply to open cases…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Apply retail, version 4' });
  const go = dialog.getByRole('button', { name: 'Apply to 398 cases' });
  await go.waitFor();
  expect('policy', await go.isDisabled(), 'it applies without being confirmed');
  await dialog.getByRole('checkbox', { name: 'Change 398 open cases' }).check();
  await go.click();
  await dialog.getByText('Finished.').waitFor();
  await settle(page);
  await axe(page, 'dialog applied');
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await page.getByRole('link', { name: 'Applied' }).click();
  await page.getByRole('button', { name: 'Take back retail / 4' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back', exact: true }).click();
  await page.getByText('Taken back by Ada Admin').waitFor();
  fake.state.mode = 'empty';
  await page.goto(`${fake.url}/sla/policies`);
  await page.getByText('No policy yet').waitFor();
  await axe(page, 'state empty policies');
  fake.state.mode = 'error';
  await page.goto(`${fake.url}/sla/policies`);
  await page.getByRole('button', { name: 'Try again' }).waitFor({ timeout: 10_000 });
  await axe(page, 'state error policies');
  fake.state.mode = 'normal';
  fake.state.roles = ['agent'];
  await page.goto(`${fake.url}/sla/policies`);
  await page.getByText('Not for your roles').waitFor();
  await page.context().close();
}

async function liveQueue() {
  const fake = await startFake({});
  const page = await open(fake);
  await page.goto(`${fake.url}/queue`);
  await page.getByText('Live', { exact: true }).waitFor();
  // U5: nobody is in the list, so the new case is simply there.
  let started = Date.now();
  fake.arrive('Shown at once');
  await page.getByText('Shown at once').waitFor();
  console.log(`     new case visible after ${Date.now() - started} ms`);
  // U8: the focus is in the list, so nothing moves.
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.locator('tr.is-current a:focus').waitFor();
  const order = () => page.locator('tbody tr[data-case]').evaluateAll((rows) => rows.map((row) => row.dataset.case));
  const before = await order();
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('href'));
  const top = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top);
  started = Date.now();
  fake.arrive('Waits behind the pill');
  for (let i = 0; i < 40; i++) {
    fake.change();
    await page.waitForTimeout(50);
  }
  await page.getByRole('button', { name: '1 new' }).waitFor();
  const shownId = before[4];
  const shown = fake.cases.get(shownId);
  shown.priority = 'urgent';
  shown.status = 'closed';
  fake.event(shown, 'closed', { kind: 'system', id: 'shop' });
  await page.locator(`tr[data-case="${shownId}"]`).getByText('Left this view').waitFor();
  expect('U8', JSON.stringify(await order()) === JSON.stringify(before), 'rows moved under the focus');
  expect('U8', (await page.evaluate(() => document.activeElement?.getAttribute('href'))) === focused, 'the focus moved');
  expect('U8', (await page.evaluate(() => document.activeElement?.getBoundingClientRect().top)) === top, 'the focused row moved');
  await axe(page, 'queue with news');
  await page.getByRole('button', { name: '1 new' }).click();
  await page.getByText('Waits behind the pill').waitFor();
  // The figures follow within a second.
  await page.goto(`${fake.url}/kpis`);
  const tile = page.getByRole('region', { name: /Complaints received/ }).first();
  await tile.waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  const count = fake.cases.size + 1;
  started = Date.now();
  fake.arrive();
  await tile.getByText(String(count), { exact: true }).waitFor({ timeout: 3000 });
  console.log(`     tile follows after ${Date.now() - started} ms`);
  expect('U5', Date.now() - started < 1000, 'the tile is slower than a second');
  await page.context().close();
}

async function wrongClock() {
  // U13: the workplace's clock is an hour off; the chips still count by the server.
  const fake = await startFake({ skew: 3_600_000 });
  const one = fake.arrive('Due in ten minutes');
  const due = new Date(Date.now() + 3_600_000 + 600_000).toISOString();
  for (const clock of one.clocks) Object.assign(clock, { state: 'running', dueAt: due, startedAt: new Date(Date.now()).toISOString() });
  const page = await open(fake);
  await page.goto(`${fake.url}/cases/${one.id}`);
  await page.getByText(/At risk (9 m|10 m)/).first().waitFor();
  await page.context().close();
}

async function manyCases() {
  const fake = await startFake({ cases: 50_000 });
  const page = await open(fake);
  await page.goto(`${fake.url}/queue?view=all`);
  await page.getByRole('table').waitFor();
  for (let i = 0; i < 30; i++) {
    await page.locator('.rd-queue__scroll').evaluate((element) => element.scrollBy(0, 3000));
    await page.waitForTimeout(60);
  }
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  console.log(`     DOM nodes after scrolling through 50,000 cases: ${nodes}`);
  expect('U4', nodes < 5000, `${nodes} DOM nodes`);
  await page.context().close();
}

async function german() {
  const fake = await startFake({});
  await workable(fake);
  for (const width of [1440, 360]) {
    const page = await open(fake, { language: 'de', width });
    for (const path of ['/queue', '/cases/C-2026-000003', '/kpis', '/sla/policies/retail', '/sla/calendars/berlin-office', '/sla/packs', '/admin/keys', '/account']) {
      await page.goto(fake.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settle(page);
      await axe(page, `german ${path} ${width}`);
    }
    await page.context().close();
  }
}

async function adminFlow() {
  const fake = await startFake({});
  const page = await open(fake);
  await page.goto(`${fake.url}/admin/keys`);
  await page.getByRole('button', { name: 'Create API key' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('warehouse');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('dialog', { name: /is ready/ }).waitFor();
  await page.getByText('cmp_live_').first().waitFor();
  await settle(page);
  await axe(page, 'dialog secret');
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByRole('button', { name: 'Revoke warehouse' }).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).last().click();
  await page.getByText('“warehouse” is revoked').waitFor();
  await page.goto(`${fake.url}/admin/users`);
  await page.getByRole('button', { name: 'Create user' }).click();
  await page.getByRole('textbox', { name: 'User name' }).fill('ben');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('This user name is taken.').first().waitFor();
  await page.getByRole('textbox', { name: 'User name' }).fill('eve');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('umber-latch-47-quartz').waitFor();
  await settle(page);
  await axe(page, 'dialog one-time password');
  await page.context().close();
}

/** From a tile to what it counts and to one case of it; to its definition; a comparison in the URL; an objective that somebody else has saved. */
async function figuresFlow() {
  const fake = await startFake({});
  const page = await open(fake);
  await page.goto(`${fake.url}/kpis?period=90d&channel=email`);
  const tile = page.getByRole('region', { name: /SLA compliance/ }).first();
  await tile.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await heading(page, 'SLA compliance: Resolution, met');
  const asked = new URL(page.url()).searchParams;
  expect('figures', asked.get('part') === 'resolution/met' && asked.get('channel') === 'email' && asked.get('asOf') !== null, `the list is another one: ${page.url()}`);
  await page.getByText('120 in all').waitFor();
  expect('figures', (await page.getByRole('row').count()) === 51, 'the first page has not 50 rows');
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByText('100 of 120 shown.').waitFor();
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByText('120 of 120 shown.').waitFor();
  expect('figures', (await page.getByRole('button', { name: 'Load more' }).count()) === 0, 'more is offered than there is');
  await page.getByRole('link', { name: 'Back to the figures' }).click();
  await heading(page, 'Figures');
  expect('figures', page.url().endsWith('/kpis?period=90d&channel=email'), 'the way back loses the period');
  await tile.getByRole('button', { name: /About/ }).click();
  await page.getByRole('dialog').waitFor();
  await settle(page);
  await axe(page, 'figures about');
  await page.getByRole('link', { name: 'Full definition' }).click();
  await heading(page, 'SLA compliance');
  await page.getByRole('link', { name: 'Compare it' }).click();
  await page.getByText('more than chance').first().waitFor();
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('team');
  await page.getByRole('combobox', { name: 'Compared with' }).selectOption('none');
  await page.getByText('This period is not over.').waitFor();
  expect('figures', new URL(page.url()).searchParams.get('groupBy') === 'team', 'the group is not in the URL');
  await page.reload();
  await page.getByRole('cell', { name: /Lower, more than chance/ }).waitFor();
  // The groups of the figures lead to their own lists.
  await page.goto(`${fake.url}/kpis?groupBy=channel`);
  await page.getByRole('table', { name: 'By Channel' }).getByRole('row', { name: /phone/ }).getByRole('link', { name: /list of Complaints received/ }).click();
  await heading(page, 'Complaints received: all');
  expect('figures', new URL(page.url()).searchParams.get('channel') === 'phone', 'the list is not that of the group');
  await page.getByRole('link', { name: /^C-2026/ }).first().click();
  await page.getByRole('heading', { name: 'Timeline' }).waitFor();
  for (const [mode, path, text] of [
    ['empty', '/kpis/outcomes', 'No figure for this period'],
    ['empty', '/kpis/compare?groupBy=team', 'There is no group to compare'],
    ['empty', '/kpis/survival', 'No complaint was received'],
    ['empty', '/kpis/forecast', 'Nothing falls due'],
    ['empty', '/kpis/cases?metric=intake&part=count', 'Nothing is counted there'],
    ['error', '/kpis/survival', 'Try again'],
    ['error', '/kpis/cases?metric=intake&part=count', 'Try again'],
  ]) {
    fake.state.mode = mode;
    await page.goto(fake.url + path);
    await page.getByText(text).first().waitFor({ timeout: 10_000 });
    await axe(page, `figures state ${mode} ${path.split('?')[0]}`);
  }
  fake.state.mode = 'normal';
  await page.goto(`${fake.url}/objectives`);
  await page.getByText('28 % over budget').or(page.getByText('28% over budget')).waitFor();
  await page.getByRole('button', { name: 'Edit first-response-parcels' }).click();
  await page.getByRole('textbox', { name: 'Target in percent' }).fill('97');
  fake.state.failNext = 'objective-conflict';
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Version 3 was saved meanwhile' });
  await dialog.getByText('Chen Wei saved it').waitFor();
  expect('objectives', (await dialog.getByRole('row').allInnerTexts()).some((row) => row.includes('Target in percent') && row.includes('90') && row.includes('97')), 'the two targets do not stand beside each other');
  await settle(page);
  await axe(page, 'dialog stale objective');
  await dialog.getByRole('button', { name: 'Keep mine in the form' }).click();
  expect('objectives', (await page.getByRole('textbox', { name: 'Target in percent' }).inputValue()) === '97', 'what was typed is lost');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Objective first-response-parcels saved').waitFor();
  await page.context().close();
}

/** The pages about figures in German, narrow. */
async function germanFigures() {
  const fake = await startFake({});
  const page = await open(fake, { language: 'de', width: 320, height: 800 });
  for (const { name, path } of FIGURES) {
    await page.goto(fake.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settle(page);
    await axe(page, `german ${name}`);
  }
  await page.context().close();
}

const steps = {
  'screens light': () => screens('light', 1440),
  'screens dark': () => screens('dark', 1440),
  'screens narrow': () => screens('light', 360),
  'screens 320 dark': () => screens('dark', 320),
  'figures light': () => screens('light', 1440, FIGURES, []),
  'figures 320 dark': () => screens('dark', 320, FIGURES, []),
  'figures german': germanFigures,
  figures: figuresFlow,
  states,
  'sign-in': signInFlow,
  'agent loop': agentLoop,
  why: whyFlow,
  merge: mergeFlow,
  ical: icalFlow,
  packs: packFlow,
  calendars: calendarFlow,
  policies: policyFlow,
  'live queue': liveQueue,
  'wrong clock': wrongClock,
  'many cases': manyCases,
  german,
  administration: adminFlow,
};
const wanted = process.argv.slice(2);
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const before = failures.length;
  try {
    await step();
  } catch (error) {
    fail(name, error.message.split('\n').slice(0, 4).join(' | '));
  }
  for (const context of browser.contexts()) await context.close();
  for (const fake of running) await fake.stop();
  running.clear();
  console.log(`${failures.length === before ? 'ok  ' : 'FAIL'} ${name}`);
}
await browser.close();
console.log(failures.length === 0 ? 'No violation found.' : `${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
