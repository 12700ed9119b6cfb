// What is behind figures, comparisons, survival and forecast for the fake server.
const DAY = 86_400_000;
const PARTS = {
  intake: ['count', 'n'],
  backlog: ['open', 'unresolved'],
  acknowledgementTime: ['n'], assignmentTime: ['n'], firstResponseTime: ['n'], resolutionTime: ['n'], resolutionTimeByReceived: ['n'], nextResponse: ['n'],
  clockTimes: ['resolution/counted/n', 'resolution/calendar/n'],
  sla: ['acknowledgement', 'first-response', 'resolution'].flatMap((clock) => ['met', 'breached', 'cancelled', 'runningPastDue', 'running', 'n', 'atRisk'].map((part) => `${clock}/${part}`)),
  stated: ['verdict/met', 'verdict/breached', 'verdict/n', 'deadline/met', 'deadline/breached', 'deadline/cancelled', 'deadline/runningPastDue', 'deadline/n', 'deadline/atRisk'],
  disputed: ['k', 'n'],
  nps: ['n', 'promoters', 'passives', 'detractors', ...Array.from({ length: 11 }, (_, score) => `histogram/${score}`)],
  csat: ['n', 'satisfied', ...[1, 2, 3, 4, 5].map((score) => `histogram/${score}`)],
  ces: ['n', ...[1, 2, 3, 4, 5, 6, 7].map((score) => `histogram/${score}`)],
  responseRate: ['answered', 'n', 'sent', 'delivered', 'bounced', 'unconfirmed', 'opened', 'dismissed', 'expired', 'uninvited'],
  reopen: ['cases', 'resolved'], transfer: ['cases', 'n'], singleTouch: ['k', 'n'], firstContact: ['k', 'n'],
  disputes: ['cases', 'n', 'stated/k', 'stated/n'],
  outcomes: ['upheld', 'upheld in part', 'rejected'],
  rootCauses: ['packing', 'third-party courier that did not keep its promise', 'billing'],
  redress: ['cases', 'kinds/refund', 'kinds/voucher', 'paid/EUR/cases', 'paid/CHF/cases'],
};
const DIMENSIONS = ['source', 'channel', 'category', 'product', 'team', 'priority', 'brand', 'region', 'survey'];

/** Links that stand beside counts of their own. */
const links = (metric, parts, rest) => ({
  definitions: [`/api/v1/kpis/definitions/${metric}`],
  cases: Object.fromEntries(parts.map(([name, part]) => [name, `/api/v1/kpis/cases?metric=${metric}&part=${encodeURIComponent(part).replaceAll('%2F', '/')}${rest}`])),
});

/** The links of a line about a whole period. */
export function linksOf(query, at) {
  const filters = DIMENSIONS.flatMap((name) => query.getAll(name).map((value) => `&${name}=${encodeURIComponent(value)}`)).join('');
  const rest = `&from=${query.get('from')}T00:00:00Z&to=${query.get('to')}T00:00:00Z&asOf=${at}${filters}`;
  return Object.fromEntries(
    Object.entries(PARTS).map(([metric, parts]) => [
      metric,
      {
        definitions: [`/api/v1/kpis/definitions/${metric === 'stated' ? 'stated.verdict' : metric}`],
        cases: Object.fromEntries(parts.map((part) => [part, `/api/v1/kpis/cases?metric=${metric}&part=${encodeURIComponent(part).replaceAll('%2F', '/')}${rest}`])),
      },
    ]),
  );
}

const definition = (id) => ({
  id,
  title: id,
  formula: 'last resolution - receipt; mean exact; percentiles by nearest rank from DDSketch counts, each within 1 % of the exact value',
  cohort: 'complaints last resolved in the period and not reopened since; closing later does not move it',
  clockBasis: 'calendar time',
  unit: 'seconds',
  interval: 'order statistics of rank n q -+ z sqrt(n q (1 - q)), 95 %',
  censoring: 'too low while the backlog grows: read it beside the age of the backlog',
  source: 'the case state that every event of redress.complaints.v1 carries, at the highest version: receivedAt, resolvedAt',
});

function list(query, now, cases) {
  const clock = query.get('metric') === 'sla' ? query.get('part').split('/')[0] : null;
  const answers = ['nps', 'csat', 'ces'].includes(query.get('metric'));
  const all = [...cases.values()].slice(0, 120);
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const items = all.slice(from, from + limit).map((one, index) => ({
    complaintId: one.id,
    number: one.number,
    at: one.receivedAt,
    value: answers ? 9 : clock === null ? 3600 * (from + index + 1) : 3600 * (index - 20),
    clock,
    run: clock === null ? null : 1 + (index % 2),
    state: clock === null ? null : index % 3 === 0 ? 'breached' : 'met',
    feedbackId: answers ? `f-${one.id}` : null,
    answer: answers ? 'nps/recommend/0-10/9' : null,
  }));
  const value = answers ? 'score' : clock === null ? 'seconds' : 'seconds from the deadline to the stop';
  const zoned = (text, fallback) => text ?? new Date(fallback).toISOString();
  return {
    metric: query.get('metric'),
    part: query.get('part'),
    asOf: zoned(query.get('asOf'), now()),
    from: zoned(query.get('from'), now() - 30 * DAY),
    to: zoned(query.get('to'), now()),
    total: all.length,
    value,
    items,
    next: from + limit < all.length ? String(from + limit) : null,
  };
}

function comparison(query, now) {
  const metric = query.get('metric');
  const [unit, digits] = metric === 'nps' ? [40, 1] : /Time|nextResponse/.test(metric) ? [72_000, 1] : [0.8, 1];
  const side = (n, factor, not = '') => ({ n, counts: { n, ...(metric === 'nps' ? { promoters: Math.round(n / 2), passives: 0, detractors: n - Math.round(n / 2) } : {}) }, links: links(metric, ['n', 'promoters', 'passives', 'detractors'].map((part) => [part, part]), `&from=${query.get('from')}&to=${query.get('to')}${not}`), value: n === 0 ? null : unit * factor * digits, interval95: n < 30 ? null : [unit * factor * 0.93, unit * factor * 1.05] });
  const row = (group, n, m, factor, different) => {
    const enough = Math.min(n, m) >= Number(query.get('minimum') ?? 30);
    const difference = unit * factor - unit;
    const half = Math.abs(difference) * (different ? 0.6 : 1.7) + unit * 0.01;
    return {
      group,
      first: side(n, factor),
      second: side(m, 1, Object.entries(group).map(([dimension, value]) => `&not.${dimension}=${encodeURIComponent(value ?? '')}`).join('')),
      difference: enough ? difference : null,
      interval95: enough ? [difference - half, difference + half] : null,
      p: enough ? (different ? 0.0004 : 0.31) : null,
      adjustedP: enough ? (different ? 0.0012 : 0.62) : null,
      different: enough && different,
      reason: enough ? null : 'fewer than 30 on one side',
    };
  };
  const by = query.get('groupBy')?.split(',') ?? [];
  const named = (value) => Object.fromEntries(by.map((dimension) => [dimension, value]));
  const rows = by.length === 0 ? [row({}, 840, 790, 1.12, true)] : [row(named('billing'), 420, 610, 1.2, true), row(named('delivery-and-returns-north'), 310, 720, 0.97, false), row(named('legal'), 12, 1018, 0.8, false), row(named(null), 88, 942, 0.85, true)];
  const against = query.get('against') === 'previous' || query.has('againstFrom');
  const day = (text) => `${text}T00:00:00Z`;
  const length = Date.parse(query.get('to')) - Date.parse(query.get('from'));
  return {
    asOf: new Date(now()).toISOString(),
    from: day(query.get('from')),
    to: day(query.get('to')),
    againstFrom: !against ? null : query.has('againstFrom') ? day(query.get('againstFrom')) : new Date(Date.parse(query.get('from')) - length).toISOString(),
    againstTo: !against ? null : query.has('againstTo') ? day(query.get('againstTo')) : day(query.get('from')),
    metric,
    part: query.get('clock'),
    method: 'Newcombe: square-and-add of Wilson intervals',
    correction: 'Holm, 5 % for all of them together',
    minimum: Number(query.get('minimum') ?? 30),
    complete: Date.parse(query.get('to')) <= now(),
    comparisons: rows,
  };
}

function survival(query, now) {
  const by = query.get('groupBy')?.split(',') ?? [];
  const groups = by.length === 0 ? [{}] : ['email', 'phone', null].map((value) => Object.fromEntries(by.map((dimension) => [dimension, value])));
  const months = Array.from({ length: 12 }, (_, index) => {
    const at = new Date(now());
    return [Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 11 + index, 1), Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 10 + index, 1)];
  });
  const series = groups.flatMap((group, g) =>
    months.map(([from, to], index) => {
      const open = index * index;
      const reached = index < 11;
      const base = (20 + 3 * index + 9 * g) * 3600;
      return {
        group,
        bucket: { from: new Date(from).toISOString(), to: new Date(to).toISOString(), complete: to <= now() },
        n: 200 + 10 * index,
        resolved: 200 + 10 * index - open - 3,
        open,
        gone: 3,
        medianSeconds: reached ? base : null,
        interval95: { lowSeconds: base * 0.85, highSeconds: reached ? base * 1.2 : null },
        resolvedOnly: { n: 190, p50Seconds: base * 0.8, p90Seconds: base * 2.6, p95Seconds: base * 3.4, p99Seconds: base * 6 },
        links: links('survival', ['n', 'resolved', 'open', 'gone'].map((part) => [part, part]), `&from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}&at=${new Date(now()).toISOString()}`),
        openAges: open === 0 ? { n: 0, p50Seconds: null, p90Seconds: null, p95Seconds: null, p99Seconds: null } : { n: open, p50Seconds: 40 * 3600, p90Seconds: 90 * 3600, p95Seconds: 120 * 3600, p99Seconds: 200 * 3600 },
      };
    }),
  );
  const at = new Date(now()).toISOString();
  return { at, asOf: at, from: series[0].bucket.from, to: at, zone: query.get('zone') ?? 'UTC', interval: 'month', groupBy: by, method: 'Kaplan-Meier', series };
}

function forecast(query, now) {
  const hours = Number(query.get('hours') ?? 8);
  const line = (team, clock, due, overdue, pace) => {
    const late = Math.max(0, due * hours + overdue - pace * hours) * 0.7 + 0.2;
    return { team, clock, due: due * hours, overdue, withoutProgress: Math.round((due * hours) / 3), pacePerHour: pace, expectedStops: pace * hours, expectedLate: late, late95: [Math.floor(late * 0.5), Math.ceil(late * 1.6 + 1)], links: ahead(`${clock}/`, `&team=${team ?? ''}`) };
  };
  const ahead = (clock, team) => links('forecast', ['due', 'overdue', 'withoutProgress'].map((part) => [part, `${clock}${part}`]), `&at=${new Date(now()).toISOString()}&hours=${hours}${team}`);
  const series = [line('billing', 'first-response', 2, 3, 1.5), line('billing', 'resolution', 3, 6, 2.1), line('delivery', 'resolution', 1, 0, 2.4), line(null, 'first-response', 1, 1, 0)];
  const sum = (member) => series.reduce((total, each) => total + each[member], 0);
  return {
    asOf: new Date(now()).toISOString(),
    hours,
    zone: query.get('zone') ?? 'UTC',
    weeks: 4,
    method: 'earliest deadline first; stops as a Poisson process at the pace of the same hours of recent weeks, the pace itself uncertain',
    estimates: ['pacePerHour', 'expectedStops', 'expectedLate', 'late95'],
    total: { due: sum('due'), overdue: sum('overdue'), withoutProgress: sum('withoutProgress'), links: ahead('', '') },
    series,
  };
}

function backlog(query, now) {
  const by = query.get('groupBy')?.split(',') ?? [];
  const ages = (n) => ({
    n, meanDays: 4.2, minDays: 0.1, maxDays: 71.4, p50Days: 2.3, p90Days: 11.8, p95Days: 19, p99Days: 60, method: 'exact',
    businessDays: { minDays: 0.1, maxDays: 51, p50Days: 1.7, p90Days: 8, p95Days: 13, p99Days: 42 },
    classes: { upTo3BusinessDays: Math.round(n * 0.7), upTo8Weeks: Math.round(n * 0.28), over8Weeks: Math.round(n * 0.02), method: '' },
  });
  const at = new Date(now()).toISOString();
  const parts = PARTS.backlog.flatMap((part) => [[part, part], ...['upTo3BusinessDays', 'upTo8Weeks', 'over8Weeks'].map((name) => [`${part}/classes/${name}`, part])]);
  const groups = by.length === 0 ? [{}] : ['email', null].map((value) => Object.fromEntries(by.map((dimension) => [dimension, value])));
  return { at, asOf: at, zone: query.get('zone') ?? 'UTC', groupBy: by, series: groups.map((group) => ({ group, open: ages(113), unresolved: ages(49), links: links('backlog', parts, `&at=${at}`) })) };
}

/** The answers for a path below the figures; null for other paths. */
export function figureRoutes(path, query, now, cases, state) {
  const empty = state.mode === 'empty';
  switch (path) {
    case '/kpis/definitions':
      return [200, { definitions: [...Object.keys(PARTS).filter((id) => id !== 'stated'), 'stated.verdict', 'stated.deadline', 'survival', 'compare', 'backlog.age', 'forecast', 'forecast.late', 'objective', 'surge', 'untouched'].map(definition) }];
    case '/kpis/cases':
      return [200, empty ? { ...list(query, now, new Map()) } : list(query, now, cases)];
    case '/kpis/compare':
      return [200, empty ? { ...comparison(query, now), comparisons: [] } : comparison(query, now)];
    case '/kpis/survival':
      return [200, empty ? { ...survival(query, now), series: [] } : survival(query, now)];
    case '/kpis/customers':
      return [200, { asOf: new Date(now()).toISOString(), from: query.get('from'), to: query.get('to'), zone: query.get('zone') ?? 'UTC', complete: false, links: links('intake', [['figures/complaints', 'count']], `&from=${query.get('from')}&to=${query.get('to')}`), figures: { days: 30, coveredDays: empty ? 0 : 30, averageCustomers: 10_450, complaints: 240, complaintsPerThousand: 22.97, startCustomers: 10_000, endCustomers: 10_900, newCustomers: 1200, lostCustomers: 300, retention: 0.97, churn: 0.03 } }];
    case '/kpis/backlog':
      return [200, empty ? { ...backlog(query, now), series: [] } : backlog(query, now)];
    case '/kpis/forecast':
      return [200, empty ? { ...forecast(query, now), series: [] } : forecast(query, now)];
    default:
      if (path === '/kpis/definitions/nonsense') return [404, { type: 'https://redress.dev/problems/not-found', title: 'No figure has this name', status: 404 }];
      return path.startsWith('/kpis/definitions/') ? [200, definition(decodeURIComponent(path.slice('/kpis/definitions/'.length)))] : null;
  }
}
