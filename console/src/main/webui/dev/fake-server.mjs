// Serves the built console with the real security headers, and answers its calls from memory.
// For work on the front end only:  npm run build && npm run fake   (FAKE_CASES=50000, FAKE_RATE=10 events a second, FAKE_PORT)
import { createServer } from 'node:http';
import { createReadStream, existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { slaAnswers } from './fake-sla.mjs';
import { PEOPLE, ME, allowedFor, kpiMetrics, makeCase, nextDeadline, pick, random } from './fake-data.mjs';
import { figureRoutes, linksOf } from './fake-figures.mjs';
import { objectiveRoutes } from './fake-objectives.mjs';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' };

export function startFake({ port = 0, cases: count = 240, rate = 0, skew = 0 } = {}) {
  const now = () => Date.now() + skew;
  const cases = new Map();
  for (let n = 1; n <= count; n++) {
    const made = makeCase(n, now());
    cases.set(made.id, made);
  }
  const keys = [
    { keyId: 'k3f9a1', name: 'shop', scopes: ['events:write', 'feedback:write'], sources: ['shop'], createdAt: new Date(now() - 9e8).toISOString(), lastUsedAt: new Date(now() - 4e4).toISOString() },
    { keyId: 'k77b02', name: 'old crm', scopes: ['events:write'], sources: [], createdAt: new Date(now() - 9e9).toISOString(), revokedAt: new Date(now() - 1e9).toISOString() },
  ];
  const users = PEOPLE.map((person) => ({ ...person, createdAt: new Date(now() - 9e9).toISOString(), lastSignInAt: new Date(now() - 8e6).toISOString() }));
  const parked = [
    { id: '17', topic: 'redress.complaints.v1', partition: 3, offset: 88123, key: 'a7', type: 'org.redress.complaint.resolved.v1', reason: "Not valid data: unknown wire name 'reslved'", consumer: 'kpi', parkedAt: new Date(now() - 4e6).toISOString(), attempts: 1 },
  ];
  const state = { signedIn: false, mode: 'normal', roles: ['admin', 'agent'], mustChange: false, calls: [], failNext: null, colleague: PEOPLE[1].id };
  const deadlines = slaAnswers({ now, state, cases, me: ME });
  const streams = new Set();
  let hints = 0;

  const hint = (event, data) => {
    hints += 1;
    for (const stream of streams) stream.write(`id: ${hints}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const touched = (one, type) => hint('complaint', { id: one.id, version: one.version, type });
  const event = (one, type, actor, fact = {}, message) => {
    one.version += 1;
    const at = new Date(now()).toISOString();
    const who = actor.id ? `${actor.kind}:${actor.id}` : actor.kind;
    one.timeline.push({ version: one.version, type: `org.redress.complaint.${type}.v1`, occurredAt: at, recordedAt: at, actor: who, fact, ...(message ? { message } : {}) });
    touched(one, type);
  };
  const summary = ({ timeline: _t, clocks, customer: _c, ...rest }) => ({ ...rest, nextDeadline: nextDeadline(clocks) });
  const detail = (one) => {
    const { timeline: _t, ...rest } = one;
    return { ...rest, nextDeadline: nextDeadline(one.clocks), allowed: allowedFor(one.status) };
  };

  function list(query) {
    let rows = [...cases.values()].map(summary);
    for (const dimension of ['status', 'channel', 'category', 'product', 'team', 'assignee', 'priority', 'brand', 'region', 'source']) {
      const wanted = query.getAll(dimension);
      if (wanted.length > 0) rows = rows.filter((row) => wanted.includes(row[dimension]));
    }
    const q = query.get('q')?.toLowerCase();
    if (q) rows = rows.filter((row) => [row.number, row.subject, row.customerName].some((text) => text?.toLowerCase().includes(q)));
    if (query.get('overdue') === 'true') rows = rows.filter((row) => row.nextDeadline?.dueAt && Date.parse(row.nextDeadline.dueAt) < now());
    const by = query.get('sort') === 'received' ? (row) => `${9e15 - Date.parse(row.receivedAt)}` : (row) => row.nextDeadline?.dueAt ?? '9999';
    const keyed = rows.map((row) => [by(row) + row.id, row]);
    keyed.sort(([a], [b]) => (a < b ? -1 : 1));
    rows = keyed.map(([, row]) => row);
    const from = Number(query.get('cursor') ?? 0);
    const limit = Number(query.get('limit') ?? 50);
    return { items: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null };
  }

  function kpis(query) {
    const from = query.get('from');
    const to = query.get('to');
    const groupBy = query.get('groupBy')?.split(',').filter(Boolean) ?? [];
    const interval = query.get('interval') ?? 'none';
    const at = new Date(now()).toISOString();
    const answer = { asOf: at, from, to, zone: query.get('zone') ?? 'UTC', interval, groupBy, freshness: { lastEventRecordedAt: new Date(now() - 800).toISOString(), lagSeconds: 0.2 } };
    if (state.mode === 'empty') return { ...answer, series: [] };
    if (groupBy.length > 0) {
      const values = [...new Set([...cases.values()].map((one) => groupBy.map((dimension) => one[dimension] ?? '').join('|')))];
      return { ...answer, series: values.map((value) => ({ group: Object.fromEntries(groupBy.map((dimension, i) => [dimension, value.split('|')[i] || null])), bucket: null, metrics: kpiMetrics(0.5 + random(), at) })) };
    }
    if (interval === 'none') return { ...answer, series: [{ group: {}, bucket: null, metrics: { ...kpiMetrics(10, at), intake: { count: cases.size, n: cases.size } }, links: query.get('links') === 'false' ? null : linksOf(query, at) }] };
    const step = { hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 }[interval] * 86_400_000;
    const series = [];
    for (let start = Date.parse(`${from}T00:00:00Z`); start < Date.parse(`${to}T00:00:00Z`) && series.length < 400; start += step) {
      series.push({ group: {}, bucket: { from: new Date(start).toISOString(), to: new Date(start + step).toISOString(), complete: start + step <= now() }, metrics: kpiMetrics(1, at) });
    }
    return { ...answer, series };
  }

  function act(one, action, data) {
    const agent = { kind: 'agent', id: ME };
    switch (action) {
      case 'assign':
        if ('assignee' in data) one.assignee = data.assignee;
        if ('team' in data) one.team = data.team;
        if (one.status === 'new') one.status = 'open';
        return event(one, 'assigned', agent, { transfer: 'team' in data });
      case 'reply':
        if (one.status === 'new') one.status = 'open';
        return event(one, 'agent-replied', agent, { automatic: false }, { internal: false, text: data.text });
      case 'note':
        return event(one, 'note-added', agent, {}, { internal: true, text: data.text });
      case 'wait':
      case 'resume': {
        const to = action === 'wait' ? 'waiting-for-customer' : 'open';
        const from = one.status;
        one.status = to;
        for (const clock of one.clocks) {
          if (action === 'wait' && clock.state === 'running') Object.assign(clock, { state: 'paused', remainingSeconds: (Date.parse(clock.dueAt) - now()) / 1000, dueAt: null });
          else if (action === 'resume' && clock.state === 'paused') Object.assign(clock, { state: 'running', dueAt: new Date(now() + clock.remainingSeconds * 1000).toISOString() });
        }
        return event(one, 'status-changed', agent, { from, to });
      }
      case 'resolve':
        Object.assign(one, { status: 'resolved', outcome: data.outcome, rootCause: data.rootCause ?? null, redress: data.redress ?? null, resolvedAt: new Date(now()).toISOString() });
        for (const clock of one.clocks) if (clock.state === 'running') Object.assign(clock, { state: 'met', stoppedAt: one.resolvedAt });
        if (data.text) event(one, 'agent-replied', agent, { automatic: false }, { internal: false, text: data.text });
        return event(one, 'resolved', agent, { outcome: data.outcome });
      case 'reopen':
        Object.assign(one, { status: 'open', resolvedAt: null, closedAt: null, mergedInto: null, reopenCount: one.reopenCount + 1 });
        return event(one, 'reopened', agent, { reason: data.reason, count: one.reopenCount });
      case 'close':
        Object.assign(one, { status: 'closed', closedAt: new Date(now()).toISOString() });
        return event(one, 'closed', agent);
      case 'withdraw':
        one.status = 'withdrawn';
        for (const clock of one.clocks) if (['running', 'paused'].includes(clock.state)) clock.state = 'cancelled';
        return event(one, 'withdrawn', { kind: 'customer' }, { reason: data.reason });
      case 'merge':
        Object.assign(one, { status: 'merged', mergedInto: data.into, closedAt: new Date(now()).toISOString() });
        for (const clock of one.clocks) if (['running', 'paused'].includes(clock.state)) clock.state = 'cancelled';
        return event(one, 'merged', agent, { into: data.into, reason: data.reason });
      case 'classify':
        Object.assign(one, data);
        return event(one, 'classified', agent, { changed: Object.keys(data) });
      default:
        return event(one, 'acknowledged', agent, { automatic: false });
    }
  }

  const session = () => ({
    user: { ...PEOPLE[0], roles: state.roles, mustChangePassword: state.mustChange },
    csrf: 'fake-token',
    serverTime: new Date(now()).toISOString(),
    intakeUrl: 'http://localhost:8081',
  });

  async function api(request, response, url) {
    const json = (status, value, headers = {}) => {
      response.writeHead(status, { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json', 'Cache-Control': 'no-store', ...headers });
      response.end(value === undefined ? undefined : JSON.stringify(value));
    };
    const problem = (status, code, title, more = {}) => json(status, { type: `https://redress.dev/problems/${code}`, title, status, traceId: '4bf92f3577b34da6a3ce929d0e0e4736', ...more });
    let text = '';
    for await (const chunk of request) text += chunk;
    const calendar = request.headers['content-type'] === 'text/calendar';
    const data = text === '' || calendar ? { text } : JSON.parse(text);
    const path = url.pathname.slice(4);
    const { method } = request;
    state.calls.push(`${method} ${url.pathname}${url.search}`);

    if (path === '/session' && method === 'POST') {
      if (data.password !== 'correct horse') return problem(401, 'unauthenticated', 'Wrong user name or password');
      state.signedIn = true;
      return json(200, session());
    }
    if (!state.signedIn) return problem(401, 'unauthenticated', 'Sign in first');
    if (method !== 'GET' && request.headers['x-csrf-token'] !== 'fake-token') return problem(403, 'csrf', 'The token is missing');
    if (path === '/session' && method === 'GET') return json(200, session());
    if (path === '/session') {
      state.signedIn = false;
      return json(204);
    }
    if (path === '/session/password') {
      state.mustChange = false;
      return data.current === 'correct horse' ? json(200, session()) : problem(400, 'invalid', 'The request is not valid', { errors: [{ pointer: '/current', code: 'wrong', message: 'This is not your present password.' }] });
    }
    if (path === '/stream') {
      if (state.mode === 'stream-lost') return problem(503, 'unavailable', 'Not now');
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('retry: 1000\n\n: hello\n\n');
      streams.add(response);
      const beat = setInterval(() => response.write(': heartbeat\n\n'), 15_000);
      response.on('close', () => {
        streams.delete(response);
        clearInterval(beat);
      });
      return undefined;
    }
    if (state.mode === 'error') return problem(503, 'upstream-unavailable', 'complaint-service does not answer', { detail: 'complaint-service does not answer at present.' });
    if (state.mode === 'slow') await new Promise((resolve) => setTimeout(resolve, 3000));
    if (path === '/directory') return json(200, { items: PEOPLE.map(({ roles: _r, ...person }) => person) });
    if (path === '/keys' && method === 'GET') return json(200, { items: state.mode === 'empty' ? [] : keys });
    if (path === '/keys') {
      const made = { ...data, keyId: `k${Math.floor(random() * 1e6)}`, createdAt: new Date(now()).toISOString() };
      keys.push(made);
      return json(201, { ...made, secret: `cmp_live_${made.keyId}_${'x'.repeat(43)}_0a1b2c3d` });
    }
    if (path.startsWith('/keys/')) {
      keys.find((key) => key.keyId === path.slice(6)).revokedAt = new Date(now()).toISOString();
      return json(204);
    }
    if (path === '/users' && method === 'GET') return json(200, { items: users });
    if (path === '/users') {
      if (users.some((user) => user.username === data.username)) return problem(400, 'invalid', 'The request is not valid', { errors: [{ pointer: '/username', code: 'taken', message: 'This user name is taken.' }] });
      const made = { ...data, id: `u${users.length}`, active: true };
      users.push(made);
      return json(201, { ...made, oneTimePassword: 'umber-latch-47-quartz' });
    }
    if (path.startsWith('/users/')) {
      const user = users.find((each) => each.id === path.slice(7));
      const { resetPassword, ...change } = data;
      Object.assign(user, change);
      return json(200, { ...user, ...(resetPassword ? { oneTimePassword: 'umber-latch-47-quartz' } : {}) });
    }
    if (path === '/info') return json(200, { policy: 'default/1', clocks: [], policies: [], sources: ['shop', 'crm'], fields: ['contract', 'tariff'] });
    const objective = objectiveRoutes(path, method, now, state);
    if (objective !== null) return json(...objective);
    const figure = figureRoutes(path, url.searchParams, now, cases, state);
    if (figure !== null) return json(...figure);
    if (path === '/kpis') return json(200, kpis(url.searchParams));
    if (path === '/feedback') return json(200, { items: [{ id: 'f1', complaintId: url.searchParams.get('complaintId'), answeredAt: new Date(now()).toISOString(), answers: [{ measure: 'nps', question: 'recommend', score: 9, scaleMin: 0, scaleMax: 10 }], comment: 'Friendly on the phone, slow by mail.' }], next: null });
    if (path === '/deliveries') {
      return json(200, { items: [
        { id: 'd1', channel: 'email', rule: 'acknowledge-customer', recipient: 'm…@example.org', number: 'C-2026-000001', complaintId: [...cases.keys()][0], state: 'delivered', step: 'confirm', attempts: 1, createdAt: new Date(now() - 5e6).toISOString(), finishedAt: new Date(now() - 5e6).toISOString() },
        { id: 'd2', channel: 'email', rule: 'breach-operations', recipient: 'ops@example.org', number: 'C-2026-000007', clock: 'resolution', state: 'blocked', step: 'send', reason: 'refused', lastError: 'SMTP 550 mailbox unavailable', attempts: 8, createdAt: new Date(now() - 6e5).toISOString() },
      ], next: null });
    }
    if (/^\/deliveries\/.*:retry$/.test(path)) return json(204);
    if (/^\/parked\/[^/]+$/.test(path)) return json(200, { items: state.mode === 'empty' || !path.endsWith('/kpi') ? [] : parked });
    if (/^\/parked\/[^/]+\/[^/]+:replay$/.test(path)) return json(200, { id: '17', applied: false, reason: "Unknown wire name 'reslved'" });
    if (path.startsWith('/parked/')) {
      if (method === 'DELETE') {
        parked.length = 0;
        return json(204);
      }
      return json(200, { id: '17', content: '{"complaintId":"a7","version":9,"fact":{"outcome":"upheld"}}' });
    }
    if (path === '/complaints' && method === 'GET') return json(200, state.mode === 'empty' ? { items: [], next: null } : list(url.searchParams));
    if (path === '/complaints') {
      const made = makeCase(cases.size + 1, now(), true);
      Object.assign(made, { subject: data.subject, channel: data.channel, customerName: data.customer?.name ?? null });
      cases.set(made.id, made);
      touched(made, 'received');
      return json(201, { id: made.id, number: made.number, status: made.status, receivedAt: made.receivedAt, duplicate: false }, { ETag: `"${made.version}"` });
    }
    if (deadlines(method, path, data, request.headers, json, problem) !== false) return undefined;
    const [, , id, action] = path.split('/');
    const one = cases.get(id) ?? [...cases.values()].find((each) => each.number === id);
    if (one === undefined) return problem(404, 'not-found', 'There is no such case');
    if (action === undefined) return json(200, detail(one), { ETag: `"${one.version}"` });
    if (action === 'timeline') {
      const duplicates = [...cases.values()]
        .filter((each) => each.mergedInto === one.id)
        .map(({ id: duplicate, number, subject, closedAt }) => ({ id: duplicate, number, subject, mergedAt: closedAt, recordedAt: closedAt, actor: `agent:${ME}`, reason: 'Sent twice' }));
      return json(200, { items: one.timeline, duplicates });
    }
    if (state.failNext === 'conflict') {
      state.failNext = null;
      one.assignee = PEOPLE[2].id;
      one.priority = 'urgent';
      event(one, 'customer-replied', { kind: 'customer' }, {}, { internal: false, text: 'I found the receipt, it was order 88214.' });
      return problem(412, 'stale-version', 'The case has changed');
    }
    if (request.headers['if-match'] !== `"${one.version}"`) return problem(412, 'stale-version', 'The case has changed', { currentVersion: one.version });
    if (state.failNext === 'illegal' || !allowedFor(one.status).includes(action)) {
      state.failNext = null;
      return problem(409, 'illegal-transition', 'Not in this status', { detail: `A ${one.status} case cannot do that.`, allowed: allowedFor(one.status) });
    }
    act(one, action, data);
    return json(200, detail(one), { ETag: `"${one.version}"` });
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    response.setHeader('Content-Security-Policy', CSP);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Date', new Date(now()).toUTCString());
    if (url.pathname.startsWith('/api/')) {
      setTimeout(() => api(request, response, url).catch((error) => response.destroy(error)), 15);
      return;
    }
    const asked = join('dist', normalize(url.pathname));
    const file = extname(asked) !== '' && existsSync(asked) ? asked : 'dist/index.html';
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });

  const change = () => {
    const one = pick([...cases.values()].slice(0, 300));
    one.priority = pick(['low', 'normal', 'high']);
    event(one, 'classified', { kind: 'system', id: 'shop' }, { changed: ['priority'] });
  };
  const arrive = (subject = 'Just arrived') => {
    const made = makeCase(cases.size + 1, now() - 110 * 3_600_000, true);
    made.subject = subject;
    cases.set(made.id, made);
    touched(made, 'received');
    return made;
  };
  const timer = rate > 0 ? setInterval(change, 1000 / rate) : null;
  const dropStreams = () => {
    for (const stream of streams) stream.destroy();
  };
  const stop = () => {
    if (timer !== null) clearInterval(timer);
    dropStreams();
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve({ url: `http://localhost:${server.address().port}`, state, cases, event, arrive, change, hint, dropStreams, stop }));
  });
}

if (process.argv[1]?.endsWith('fake-server.mjs')) {
  const { env } = process;
  const fake = await startFake({ port: Number(env.FAKE_PORT ?? 8099), cases: Number(env.FAKE_CASES ?? 240), rate: Number(env.FAKE_RATE ?? 0) });
  console.log(`${fake.url}  (any user name, password "correct horse")`);
}
