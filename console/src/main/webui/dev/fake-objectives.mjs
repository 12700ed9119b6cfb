// Objectives and surges for the fake server: one burns, one is kept, one category is unusual.
const HOUR = 3_600_000;

const links = (metric, parts) => ({
  definitions: ['/api/v1/kpis/definitions/objective', `/api/v1/kpis/definitions/${metric}`],
  cases: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, `/api/v1/kpis/cases?metric=${metric}&part=${part}`])),
});

/** The answers for a path of objectives or surges; null for other paths. */
export function objectiveRoutes(path, method, now, state = {}) {
  const ago = (hours) => new Date(now() - hours * HOUR).toISOString();
  const window = (hours, n, bad, target) => ({
    from: ago(hours),
    n,
    bad,
    share: n === 0 ? null : (n - bad) / n,
    interval95: n === 0 ? null : [0.6, 0.9],
    burn: n === 0 ? null : bad / n / (1 - target),
    links: links('sla', { n: 'first-response/n', bad: 'first-response/missed' }),
  });
  const rule = (long, short, burn, urgency, target, [n, bad], [shortN, shortBad]) => ({
    longMinutes: long * 60,
    shortMinutes: short * 60,
    burn,
    budgetShare: (burn * long) / (90 * 24),
    breachShare: burn * (1 - target),
    urgency,
    firing: n > 10 && bad / n > 2 * burn * (1 - target),
    enough: n >= 10,
    longWindow: window(long, n, bad, target),
    shortWindow: window(short, shortN, shortBad, target),
  });
  const objective = (id, name, figure, of, filters, target, burning, n, good) => {
    const budget = (1 - target) * n;
    return {
      id,
      version: 2,
      name,
      figure,
      of,
      filters,
      target,
      periodDays: 90,
      minimumCount: 10,
      maxBurn: 1 / (1 - target),
      rules: [
        rule(24, 2, 1.8, 'page', target, burning ? [64, 17] : [6, 0], burning ? [9, 4] : [0, 0]),
        rule(168, 14, 1.2857, 'ticket', target, burning ? [300, 31] : [41, 1], burning ? [30, 6] : [4, 0]),
      ],
      createdAt: ago(2000),
      changedAt: ago(300),
      changedBy: 'agent:u1',
      status: {
        asOf: ago(0),
        state: burning ? 'burning' : 'ok',
        urgency: burning ? 'page' : null,
        since: burning ? ago(3) : null,
        quietSince: null,
        from: ago(2160),
        n,
        good,
        share: good / n,
        interval95: [good / n - 0.01, good / n + 0.01],
        budget,
        spent: n - good,
        left: budget - (n - good),
        spentShare: (n - good) / budget,
        burn: (n - good) / budget,
        catchingUp: false,
        links: links('sla', { n: 'first-response/n', good: 'first-response/met', spent: 'first-response/missed' }),
      },
    };
  };
  const all = [
    objective('0b1', 'first-response-parcels', 'sla', 'first-response', { team: ['parcels'] }, 0.95, true, 1840, 1722),
    objective('0b2', 'satisfied', 'csat', 'satisfaction', {}, 0.8, false, 420, 371),
  ];
  const windows = (n, expected, limit, probability) => [
    { hours: 3, from: ago(3), n, expected, limit, probability, links: links('intake', { n: 'count' }) },
    { hours: 24, from: ago(24), n: n * 3, expected: expected * 6, limit: limit * 4, probability: Math.min(1, probability * 40), links: links('intake', { n: 'count' }) },
  ];
  // Somebody was faster: the next writing is refused, and the first objective is another one from then on.
  if (path === '/objectives/0b1' && method === 'PUT' && state.failNext === 'objective-conflict') {
    state.failNext = null;
    state.objectiveChanged = true;
    return [412, { type: 'https://redress.dev/problems/stale-version', title: 'The objective has changed', status: 412 }];
  }
  if (state.objectiveChanged) Object.assign(all[0], { version: 3, target: 0.9, changedBy: 'agent:0197a000-0000-7000-8000-000000000003', changedAt: ago(0) });
  if (path === '/objectives' && method === 'GET') return [200, { objectives: all }];
  if (path === '/objectives') return [201, all[1]];
  if (/^\/objectives\/[^/]+\/history$/.test(path)) {
    return [200, { turns: [
      { event: 3, at: ago(3), burning: true, urgency: 'page', reason: null, figures: { burn: 1.8, longMinutes: 1440, longN: 61, longBad: 16, shortMinutes: 120, shortN: 8, shortBad: 4 } },
      { event: 2, at: ago(700), burning: false, urgency: 'ticket', reason: 'changed', figures: null },
    ] }];
  }
  if (path.startsWith('/objectives/')) return method === 'DELETE' ? [204] : [200, all[0]];
  if (path === '/surges') {
    return [200, { hour: ago(0.4), zone: 'Europe/Berlin', watched: 3, definitions: ['/api/v1/kpis/definitions/surge'], categories: [
      { category: 'damage', surging: true, since: ago(2), weeks: 8, falseAlarmDays: 90, windows: windows(41, 13.2, 34, 1e-6) },
      { category: 'delivery', surging: false, since: null, weeks: 8, falseAlarmDays: 90, windows: windows(12, 11.1, 31, 0.4) },
      { category: null, surging: false, since: null, weeks: 8, falseAlarmDays: 90, windows: windows(0, 0.4, 5, 1) },
    ], past: [] }];
  }
  return null;
}
