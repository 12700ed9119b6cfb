// Made-up cases for working on the front end without the services. Nothing here is shipped.
let seed = 42;
export function random() {
  seed = (seed * 1664525 + 1013904223) % 4294967296;
  return seed / 4294967296;
}
export const pick = (values) => values[Math.floor(random() * values.length)];
const HOUR = 3_600_000;

export const ME = '0197a000-0000-7000-8000-000000000001';
export const PEOPLE = [
  { id: ME, username: 'admin', displayName: 'Ada Admin', team: 'billing', roles: ['admin', 'agent'], active: true },
  { id: '0197a000-0000-7000-8000-000000000002', username: 'ben', displayName: 'Ben Okafor', team: 'billing', roles: ['agent'], active: true },
  { id: '0197a000-0000-7000-8000-000000000003', username: 'chen', displayName: 'Chen Wei', team: 'delivery', roles: ['agent', 'supervisor'], active: true },
  { id: '0197a000-0000-7000-8000-000000000004', username: 'dora', displayName: 'Dora Lind', team: 'delivery', roles: ['auditor'], active: false },
];
const SUBJECTS = [
  'Lamp arrived broken', 'Charged twice for order 88213', 'Parcel never delivered', 'Refund promised three weeks ago', 'Rude answer on the phone',
  'Wrong size sent again', 'Cannot close my account', 'Contract renewed without consent', 'Technician did not show up', 'Data of another customer in my invoice',
  'Subscription cancelled but still billed', 'Warranty refused without a reason given in writing, second letter', 'Website lost my address', 'Noise from the new heating',
];
const NAMES = ['Mia Hartmann', 'Jonas Weber', 'Aylin Demir', 'Pierre Laurent', 'Sofia Rossi', 'Ingrid Olsen', 'Tom Baker', 'Li Na', 'Omar Haddad', null];
const TEXTS = [
  'I ordered the lamp on Monday and it arrived with a broken shade. The parcel itself was fine, so it must have been packed that way.',
  'Please explain why this happened. I have written twice and called once, and nobody could tell me anything.',
  'If I hear nothing by Friday I will take this to the ombudsman.',
];

const id = (n) => `0197b000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const iso = (millis) => new Date(millis).toISOString();

function clocksOf(receivedAt, status, now) {
  const stopped = ['resolved', 'closed'].includes(status);
  const make = (clock, budgetHours, stopAfterHours) => {
    const due = receivedAt + budgetHours * HOUR;
    const stop = stopAfterHours === null ? null : receivedAt + stopAfterHours * HOUR;
    const base = { clock, run: 1, startedAt: iso(receivedAt), budgetSeconds: budgetHours * 3600, policy: 'default/1', warnedShare: 0 };
    if (status === 'withdrawn') return { ...base, state: 'cancelled', dueAt: iso(due) };
    if (stop !== null && stop <= now) return { ...base, state: stop <= due ? 'met' : 'breached', dueAt: iso(due), stoppedAt: iso(stop) };
    if (status === 'waiting-for-customer' && clock === 'resolution') return { ...base, state: 'paused', remainingSeconds: Math.max(0, Math.round((due - now) / 1000)) };
    const share = (now - receivedAt) / (due - receivedAt);
    return {
      ...base,
      state: due < now ? 'breached' : 'running',
      dueAt: iso(due),
      warnedShare: share > 0.9 ? 90 : share > 0.75 ? 75 : share > 0.5 ? 50 : 0,
      remainingSeconds: Math.round((due - now) / 1000),
    };
  };
  const busy = !['new'].includes(status);
  return [
    make('acknowledgement', 4, 0.05),
    make('first-response', 24, busy ? 2 + random() * 30 : null),
    make('resolution', 120, stopped ? 20 + random() * 160 : null),
  ];
}

export function nextDeadline(clocks) {
  const open = clocks.filter((clock) => ['running', 'paused'].includes(clock.state) || (clock.state === 'breached' && !clock.stoppedAt));
  return open.toSorted((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'))[0] ?? null;
}

export function allowedFor(status) {
  switch (status) {
    case 'new':
    case 'open':
      return ['acknowledge', 'assign', 'reply', 'note', 'wait', 'resolve', 'withdraw', 'merge', 'classify'];
    case 'waiting-for-customer':
      return ['assign', 'reply', 'note', 'resume', 'resolve', 'withdraw', 'merge', 'classify'];
    case 'resolved':
      return ['note', 'reopen', 'close', 'merge', 'classify'];
    default:
      return ['note', 'reopen'];
  }
}

export function makeCase(n, now, fresh = false) {
  const status = fresh ? 'new' : pick(['new', 'new', 'open', 'open', 'open', 'waiting-for-customer', 'resolved', 'closed', 'withdrawn']);
  const receivedAt = fresh ? now : now - random() * 160 * HOUR - (n % 7 === 0 ? 0 : 2 * HOUR);
  const all = clocksOf(receivedAt, status, now);
  const name = pick(NAMES);
  const person = status === 'new' ? null : pick(PEOPLE.slice(0, 3));
  const done = ['resolved', 'closed'].includes(status);
  const timeline = [];
  const add = (type, at, actor, fact = {}, message) =>
    timeline.push({ version: timeline.length + 1, type: `org.redress.complaint.${type}.v1`, occurredAt: iso(at), recordedAt: iso(at), actor: actor.id ? `${actor.kind}:${actor.id}` : actor.kind, fact, ...(message ? { message } : {}) });
  const redress = { kind: 'redress' };
  add('received', receivedAt, { kind: 'customer' }, { severity: null }, { id: id(900000 + n), direction: 'in', internal: false, text: TEXTS[0] });
  add('sla-started', receivedAt, redress, { clocks: all });
  add('acknowledged', receivedAt + 0.05 * HOUR, redress, { automatic: true });
  if (person !== null) {
    add('assigned', receivedAt + HOUR, { kind: 'agent', id: ME }, { transfer: false });
    add('note-added', receivedAt + 1.2 * HOUR, { kind: 'agent', id: person.id }, {}, { internal: true, text: 'Warehouse confirms: two lamps of this batch came back this week. Check with quality before we promise a date.' });
    add('agent-replied', receivedAt + 2 * HOUR, { kind: 'agent', id: person.id }, { automatic: false }, { internal: false, text: 'Dear customer, I am sorry. I have asked the warehouse and will write again tomorrow at the latest.' });
    add('customer-replied', receivedAt + 2.5 * HOUR, { kind: 'customer' }, {}, { internal: false, text: pick(TEXTS) });
  }
  if (status === 'waiting-for-customer') add('status-changed', receivedAt + 3 * HOUR, { kind: 'agent', id: person.id }, { from: 'open', to: status });
  if (all.some((clock) => clock.state === 'breached')) add('sla-breached', receivedAt + 5 * HOUR, redress, { clocks: all.filter((clock) => clock.state === 'breached') });
  if (done) add('resolved', receivedAt + 6 * HOUR, { kind: 'agent', id: person.id }, { outcome: 'upheld' });
  return {
    id: id(n),
    number: `C-2026-${String(n).padStart(6, '0')}`,
    subject: SUBJECTS[n % SUBJECTS.length],
    status,
    sourceStatus: n % 9 === 0 ? 'Awaiting User Info' : null,
    channel: pick(['email', 'phone', 'web', 'letter']),
    category: pick(['delivery', 'billing', 'quality', 'service', null]),
    product: pick(['lamp', 'heating', 'contract', null]),
    team: person?.team ?? pick(['billing', 'delivery', null]),
    assignee: person?.id ?? null,
    priority: pick(['low', 'normal', 'normal', 'high', 'urgent', null]),
    brand: null,
    region: pick(['DE', 'AT', 'FR']),
    source: pick(['shop', 'crm', 'console']),
    receivedAt: iso(receivedAt),
    acknowledgedAt: iso(receivedAt + 0.05 * HOUR),
    firstResponseAt: person ? iso(receivedAt + 2 * HOUR) : null,
    resolvedAt: done ? iso(receivedAt + 6 * HOUR) : null,
    closedAt: status === 'closed' ? iso(receivedAt + 7 * HOUR) : null,
    outcome: done ? 'upheld' : null,
    rootCause: done ? 'packing' : null,
    redress: done ? { kind: 'refund', amount: 39.9, currency: 'EUR' } : null,
    stated: n % 5 === 0 ? { deadlineAt: iso(receivedAt + 72 * HOUR), verdict: 'met', disputed: false } : { deadlineAt: null, verdict: null, disputed: null },
    reopenCount: n % 11 === 0 ? 1 : 0,
    transferCount: 0,
    customer: name === null ? null : { name, email: `${name.split(' ')[0].toLowerCase()}@example.org`, phone: null, reference: `K-${10000 + n}` },
    customerName: name,
    version: timeline.length,
    clocks: all,
    timeline,
  };
}

export function kpiMetrics(scale, at) {
  const n = Math.max(1, Math.round(120 * scale * (0.6 + random() * 0.8)));
  const wilson = (p, m) => {
    const z = 1.959964;
    const centre = (p + (z * z) / (2 * m)) / (1 + (z * z) / m);
    const half = (z * Math.sqrt((p * (1 - p)) / m + (z * z) / (4 * m * m))) / (1 + (z * z) / m);
    return [centre - half, centre + half];
  };
  const clock = (p) => {
    const met = Math.round(n * p);
    const past = Math.round(n * 0.03);
    const breached = Math.max(0, n - met - past);
    const total = met + breached + past;
    return { met, breached, cancelled: Math.round(n * 0.02), runningPastDue: past, n: total, share: met / total, interval95: wilson(met / total, total) };
  };
  const answers = Math.max(1, Math.round(n * 0.4));
  const promoters = Math.round(answers * (0.4 + random() * 0.2));
  const detractors = Math.round(answers * (0.15 + random() * 0.15));
  const passives = answers - promoters - detractors;
  const score = (100 * (promoters - detractors)) / answers;
  const half = 196 * Math.sqrt(0.7 / (answers + 3));
  const spread = (total, low, high, centre) => {
    const weights = Array.from({ length: high - low + 1 }, (_, i) => Math.exp(-((low + i - centre) ** 2) / 4));
    const sum = weights.reduce((a, b) => a + b, 0);
    return Object.fromEntries(weights.map((weight, i) => [low + i, Math.round((total * weight) / sum)]));
  };
  const base = 20 * 3600 * (0.7 + random() * 0.6);
  const times = { n, meanSeconds: base * 1.8, p50Seconds: base, p90Seconds: base * 3.2, p95Seconds: base * 4.5, p99Seconds: base * 9, method: 'ddsketch 1 %' };
  const around = (of) => Object.fromEntries(['mean', 'p50', 'p90', 'p95', 'p99'].map((name) => [`${name}Interval95`, [of[`${name}Seconds`] * 0.8, of[`${name}Seconds`] * 1.25]]));
  return {
    intake: { count: n, n },
    acknowledgementTime: { ...times, p50Seconds: 60 },
    firstResponseTime: { ...times, p50Seconds: 2.1 * 3600, p90Seconds: 9 * 3600, p95Seconds: 22 * 3600 },
    resolutionTime: { ...times, ...around(times), distribution: [3600, 14400, 28800, 86400, 259200, 604800, null].map((upToSeconds, i) => ({ upToSeconds, count: Math.round(n * [0.05, 0.2, 0.3, 0.25, 0.15, 0.05, 0][i]) })) },
    assignmentTime: { ...times, n: Math.round(n * 0.8), p50Seconds: 1800, p90Seconds: 7200 },
    clockTimes: { resolution: { counted: { ...times, p50Seconds: base * 0.4 }, calendar: times } },
    backlog: { open: Math.round(80 + 40 * random()), unresolved: Math.round(50 + 20 * random()), at },
    sla: { acknowledgement: clock(0.99), 'first-response': clock(0.9), resolution: clock(0.84) },
    stated: { verdict: { met: Math.round(n * 0.5), breached: Math.round(n * 0.4), n: Math.round(n * 0.9), share: 0.5556, interval95: wilson(0.5556, n) }, deadline: clock(0.7) },
    disputed: { k: Math.round(n * 0.1), n: Math.round(n * 0.5), share: 0.2, interval95: wilson(0.2, Math.max(1, n * 0.5)) },
    nps: { n: answers, promoters, passives, detractors, score, rounded: Math.round(score), standardError: half / 1.96, interval95: [Math.max(-100, score - half), Math.min(100, score + half)], histogram: spread(answers, 0, 10, 8), question: 'recommend' },
    csat: { n: answers, satisfied: Math.round(answers * 0.78), share: 0.78, interval95: wilson(0.78, answers), box: '4-5', scale: '1-5', histogram: spread(answers, 1, 5, 4.2) },
    ces: { n: answers, mean: 5.4, method: 'mean of 1–7', histogram: spread(answers, 1, 7, 5.6) },
    responseRate: { answered: answers, n: answers * 3, share: 1 / 3, interval95: wilson(1 / 3, answers * 3), sent: answers * 3 + 12, delivered: answers * 3, bounced: 8, unconfirmed: 4, opened: answers * 2, dismissed: 2, expired: answers, uninvited: 1 },
    reopen: { cases: 3, resolved: n, share: 3 / n, interval95: wilson(3 / n, n) },
    transfer: { cases: 10, n: n + 10, share: 10 / (n + 10), interval95: wilson(10 / (n + 10), n + 10), transfers: 14 },
    singleTouch: { k: n - 3, n, share: (n - 3) / n, interval95: wilson((n - 3) / n, n) },
    firstContact: { k: Math.round(n * 0.4), n, share: Math.round(n * 0.4) / n, interval95: wilson(0.4, n), days: 7, complete: false },
    disputes: { cases: 4, n: n + 4, share: 4 / (n + 4), interval95: wilson(4 / (n + 4), n + 4), disputes: 5, stated: { k: 9, n: n + 9, share: 9 / (n + 9), interval95: wilson(9 / (n + 9), n + 9) } },
    outcomes: { upheld: 30, 'upheld in part': 17, rejected: 12 },
    rootCauses: { packing: 21, 'third-party courier that did not keep its promise': 9, billing: 4 },
    redress: { cases: 37, kinds: { refund: 30, voucher: 12 }, paid: { EUR: { cases: 31, sum: 1893.5 }, CHF: { cases: 2, sum: 80 } } },
  };
}
