// The answers about deadlines: explanation, calendars, policies, packs, simulation, preview and application, from memory and with invented data.
const HOUR = 3600;
const step = (kind, from, until, countedSeconds, totalSeconds, detail, words = kind) => ({ kind, from, ...(until ? { until } : {}), countedSeconds, totalSeconds, ...(detail ? { detail } : {}), words });

const CHRISTMAS = [
  step('start', '2026-12-23T14:00:00.000Z', '2026-12-23T14:00:00.000Z', 0, 0),
  step('counted', '2026-12-23T14:00:00.000Z', '2026-12-23T16:00:00.000Z', 2 * HOUR, 2 * HOUR),
  step('closed', '2026-12-23T16:00:00.000Z', '2026-12-23T23:00:00.000Z', 0, 2 * HOUR),
  step('holiday', '2026-12-23T23:00:00.000Z', '2026-12-24T23:00:00.000Z', 0, 2 * HOUR, 'Christmas Eve'),
  step('holiday', '2026-12-24T23:00:00.000Z', '2026-12-25T23:00:00.000Z', 0, 2 * HOUR, '1st Christmas day'),
  step('closed', '2026-12-25T23:00:00.000Z', '2026-12-28T08:00:00.000Z', 0, 2 * HOUR),
  step('counted', '2026-12-28T08:00:00.000Z', '2026-12-28T09:00:00.000Z', HOUR, 3 * HOUR),
  step('paused', '2026-12-28T09:00:00.000Z', '2026-12-28T11:00:00.000Z', 2 * HOUR, 3 * HOUR),
  step('counted', '2026-12-28T11:00:00.000Z', '2026-12-28T16:00:00.000Z', 5 * HOUR, 8 * HOUR),
  step('closed', '2026-12-28T16:00:00.000Z', '2026-12-29T08:00:00.000Z', 0, 8 * HOUR),
  step('counted', '2026-12-29T08:00:00.000Z', '2026-12-29T11:00:00.000Z', 3 * HOUR, 11 * HOUR, 'half day'),
  step('closed', '2026-12-29T11:00:00.000Z', '2026-12-30T08:00:00.000Z', 0, 11 * HOUR),
  step('counted', '2026-12-30T08:00:00.000Z', '2026-12-30T09:00:00.000Z', HOUR, 12 * HOUR),
  step('due', '2026-12-30T09:00:00.000Z', '2026-12-30T09:00:00.000Z', 0, 12 * HOUR),
];
const AROUND = (from, hours) => {
  const due = new Date(Date.parse(from) + hours * 3_600_000).toISOString();
  return [step('start', from, from, 0, 0), step('counted', from, due, hours * HOUR, hours * HOUR), step('due', due, due, 0, hours * HOUR)];
};
const GROUNDS = {
  title: 'Final response within eight weeks', basis: 'duty', confidence: 'unconfirmed',
  rules: [{ id: 'FCA-8', regulation: 'FCA Handbook DISP', section: '1.6.2R(2)', confidence: 'unconfirmed', toConfirm: 'The wording: after the day of receipt.' }],
};

export function explained(clock, run = 1) {
  const base = { clock: clock.clock, run, startedAt: clock.startedAt, policyVersion: 'retail/3', warnings: [] };
  if (clock.clock === 'resolution') {
    return {
      ...base, startedAt: CHRISTMAS[0].from, state: 'running', dueAt: '2026-12-30T09:00:00.000Z', dueOn: '2026-12-30', targetSeconds: 12 * HOUR, elapsedSeconds: 3 * HOUR, marginSeconds: 9 * HOUR,
      calendar: 'berlin-office', calendarVersion: '2', explanation: { zone: 'Europe/Berlin', steps: CHRISTMAS },
    };
  }
  const hours = clock.budgetSeconds / HOUR;
  return { ...base, state: clock.state, dueAt: new Date(Date.parse(clock.startedAt) + hours * 3_600_000).toISOString(), ...(clock.stoppedAt ? { stoppedAt: clock.stoppedAt, stoppedBy: 'acknowledged' } : {}), targetSeconds: clock.budgetSeconds, elapsedSeconds: 0.05 * HOUR, marginSeconds: clock.budgetSeconds - 0.05 * HOUR, explanation: { zone: 'UTC', steps: AROUND(clock.startedAt, hours) } };
}

const CALENDARS = {
  'berlin-office': [
    { zone: 'Europe/Berlin', weekly: week('09:00', '17:00'), publicHolidays: { country: 'DE', region: 'by' } },
    { zone: 'Europe/Berlin', weekly: { ...week('09:00', '17:00'), FRIDAY: [['09:00', '12:00'], ['13:00', '16:00']] }, publicHolidays: { country: 'DE', region: 'by' },
      holidays: [{ date: '2026-12-24', name: 'Christmas Eve' }, { date: '2026-12-31', name: 'New Year’s Eve' }], exceptions: [{ date: '2026-12-29', windows: [['09:00', '12:00']], name: 'half day' }] },
  ],
  'hotline': [{ zone: 'Europe/London', weekly: { ...week('08:00', '20:00'), SATURDAY: [['09:00', '17:00']] }, holidays: [{ date: '2026-12-25', name: 'Christmas Day' }] }],
};
function week(from, until) {
  return Object.fromEntries(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => [day, [[from, until]]]));
}
const RETAIL = {
  position: 10, zone: 'Europe/Berlin',
  rules: [
    { name: 'urgent', match: { priority: ['high', 'urgent'], channel: ['phone', 'email'] }, clocks: [
      { clock: 'first-response', target: { unit: 'business-time', duration: 'PT2H' }, calendar: 'berlin-office', warnings: [50, 75, 90] },
      { clock: 'resolution', target: { unit: 'business-time', duration: 'PT12H' }, calendar: 'berlin-office', warnings: [75], reopen: 'restart' }] },
    { name: 'gas-supply', match: { product: ['gas'], region: ['GB'] }, clocks: [
      { clock: 'signposting', target: { unit: 'weeks', quantity: 8 }, calendar: 'hotline', stoppedBy: ['signposting-letter', 'deadlock-letter'], warnings: [90] }] },
  ],
  default: { clocks: [{ clock: 'acknowledgement', target: { unit: 'elapsed-time', duration: 'PT24H' } }, { clock: 'resolution', target: { unit: 'business-days', quantity: 10, cutOff: 'close-of-business' }, calendar: 'berlin-office', warnings: [50, 75] }] },
};
const POLICIES = {
  'retail': [{ ...RETAIL, rules: RETAIL.rules.slice(0, 1) }, { ...RETAIL, position: 20 }, RETAIL],
  'old-contracts': [{ active: false, rules: [{ name: 'legacy', match: { source: ['crm'] }, clocks: [{ clock: 'resolution', target: { unit: 'calendar-days', quantity: 30 } }] }] }],
};

const PACKS = [
  {
    id: 'uk-fca-disp', title: 'Complaints of customers of financial firms', jurisdiction: 'United Kingdom', regulator: 'Financial Conduct Authority', version: '1', about: 'Complaints that fall under the dispute resolution rules.',
    disclaimer: 'Not legal advice. Rules are restated; what is unconfirmed must be checked against the rule before use.', confidence: 'unconfirmed',
    rules: [
      { id: 'FCA-1', says: 'A prompt written acknowledgement is sent.', source: { regulation: 'FCA Handbook DISP', section: '1.6.1R' }, marks: ['P'], confidence: 'confirmed' },
      { id: 'FCA-7', says: 'Within eight weeks of receipt there is a final response, or a letter that says why not yet.', source: { regulation: 'FCA Handbook DISP', section: '1.6.2R(1)' }, marks: ['P'], confidence: 'confirmed' },
      { id: 'FCA-9', says: 'For payment services the final response comes within 15 business days, 35 in exceptional cases with a holding reply.', source: { regulation: 'FCA Handbook DISP', section: 'section not recorded' }, marks: ['S', 'D'], confidence: 'unconfirmed', toConfirm: 'The wording: after the day of receipt.' },
    ],
    events: [{ event: 'holding-reply', means: 'A holding reply says why it takes longer and by when the answer comes.' }, { event: 'final-response', means: 'The final response is sent.' }],
    calendars: [{ id: 'england-wales', zone: 'Europe/London', weekend: ['SATURDAY', 'SUNDAY'], publicHolidays: { country: 'GB', region: 'eng' } }],
    variants: [
      { id: 'standard', title: 'All complaints but those about payments', policies: [{ version: 'uk-fca-disp/1', clocks: [{ clock: 'final-response-8-weeks', target: { unit: 'weeks', quantity: 8 }, calendar: 'england-wales' }] }], clocks: [
        { clock: 'acknowledgement', title: 'Prompt acknowledgement', basis: 'target', promise: '5 business days', confidence: 'confirmed', rules: ['FCA-1'], sources: [] },
        { clock: 'final-response-8-weeks', title: 'Final response', basis: 'duty', promise: '8 weeks', confidence: 'confirmed', rules: ['FCA-7'], sources: [] }] },
      { id: 'payment-services', title: 'Payment services and e-money', policies: [], clocks: [
        { clock: 'final-response-15-days', title: 'Final response', basis: 'duty', promise: '15 business days', confidence: 'unconfirmed', rules: ['FCA-9'], sources: [] },
        { clock: 'final-response-35-days', title: 'Final response after a holding reply', basis: 'duty', promise: '35 business days', confidence: 'unconfirmed', rules: ['FCA-9'], sources: [] }] },
    ],
    lanes: [{ clock: 'summary-resolution', title: 'Resolved within three business days', exempts: ['final-response-8-weeks'], keeps: 'A summary resolution communication is sent.', confidence: 'confirmed', rules: ['FCA-4'] }],
    notices: [{ id: 'final-response', title: 'Final response', clocks: ['final-response-8-weeks'], sentBy: ['final-response'], statements: [{ says: 'Whether the complaint is accepted, redress is offered, or it is rejected with reasons.', rule: 'FCA-7', confidence: 'confirmed' }, { says: 'The website of the ombudsman.', rule: 'FCA-9', confidence: 'unconfirmed', variant: 'payment-services' }] }],
    holdingLetters: [{ event: 'holding-reply', replaces: 'final-response-15-days', by: 'final-response-35-days', confidence: 'unconfirmed', rules: ['FCA-9'] }],
  },
  {
    id: 'uk-ofgem', title: 'Gas and electricity complaints handling standards', jurisdiction: 'Great Britain', regulator: 'Office of Gas and Electricity Markets', version: '1', about: 'Complaints of consumers to energy suppliers and networks.',
    disclaimer: 'Not legal advice. Rules are restated; what is unconfirmed must be checked against the rule before use.', confidence: 'confirmed',
    rules: [{ id: 'OFGEM-3', says: 'Complaints not resolved by the end of the first working day are counted and published every year.', source: { regulation: 'SI 2008/1898', section: 'reg. 11' }, marks: ['P'], confidence: 'confirmed' }],
    events: [], calendars: [], variants: [{ id: 'standard', title: 'All complaints', policies: [], clocks: [{ clock: 'published-count', title: 'Not resolved by the end of the first working day', basis: 'count', promise: '1 business day', confidence: 'confirmed', rules: ['OFGEM-3'], sources: [] }] }],
    lanes: [], notices: [], holdingLetters: [],
  },
];

const PREVIEW = {
  open: 1284, matched: 412, changed: 398, moved: 173, overdue: 9, relieved: 2,
  clocks: [
    { clock: 'first-response', unchanged: 225, begin: 0, fallAway: 0, earlier: 160, later: 0, minSeconds: -21600, medianSeconds: -7200, maxSeconds: -3600, medianStepSeconds: 60 },
    { clock: 'resolution', unchanged: 385, begin: 4, fallAway: 1, earlier: 3, later: 10, minSeconds: -3600, medianSeconds: 10_800, maxSeconds: 86_400, medianStepSeconds: 60 },
  ],
};

/** Makes the handler: answers true if the path was one about deadlines. */
export function slaAnswers({ now, state, cases, me }) {
  const iso = (millis) => new Date(millis).toISOString();
  const stored = (all) => new Map(Object.entries(all).map(([id, versions]) => [id, versions.map((definition, index) => ({ id, version: index + 1, effectiveFrom: iso(now() - (9 - index) * 864e5), savedAt: iso(now() - (9 - index) * 864e5), savedBy: `agent:${me}`, definition, ...(id === 'hotline' ? { warnings: [{ code: 'holidays-missing', message: 'No holiday is entered for 2027.' }] } : {}) }))]));
  const kinds = { calendars: stored(CALENDARS), policies: stored(POLICIES) };
  const applications = [{ id: 'app-1', kind: 'policy', target: 'retail', version: 2, state: 'done', requestedAt: iso(now() - 3 * 864e5), requestedBy: `agent:${me}`, finishedAt: iso(now() - 3 * 864e5 + 2000), seen: 1201, changed: 380, moved: 122, overdue: 4, restored: 0 }];

  function refusals(kind, body) {
    const errors = [];
    const at = (pointer, code, message) => errors.push({ pointer, code, message });
    if (kind === 'calendars') {
      if (!/^(UTC|[A-Z]\w+\/\w+)$/.test(body.zone) || body.zone.startsWith('Mars')) at('/zone', 'unknown-zone', 'must be the name of a zone such as Europe/Berlin');
      for (const [day, windows] of Object.entries(body.weekly ?? {})) windows.forEach(([from, until], index) => from >= until && at(`/weekly/${day}/${index}`, 'end-not-after-start', 'must end after it starts'));
      if (!body.weekend && Object.keys(body.weekly ?? {}).length === 0) at('/weekly', 'empty', 'must have a window on some day');
    } else {
      (body.rules ?? []).forEach((rule, index) => {
        if (!rule.name) at(`/rules/${index}/name`, 'required', 'is missing');
        rule.clocks.forEach((clock, place) => {
          if (['business-time', 'business-days'].includes(clock.target?.unit) && !clock.calendar) at(`/rules/${index}/clocks/${place}/calendar`, 'required', 'must name one of the calendars');
        });
      });
    }
    return errors;
  }

  return function answer(method, path, body, headers, json, problem) {
    const explain = /^\/complaints\/([^/]+)\/sla\/explain$/.exec(path);
    if (explain) {
      const one = cases.get(explain[1]) ?? [...cases.values()].find((each) => each.number === explain[1]);
      if (one === undefined) return problem(404, 'not-found', 'There is no such case');
      if (state.mode === 'no-explanation') return problem(503, 'unavailable', 'Try again later');
      return json(200, {
        id: one.id, number: one.number, receivedAt: one.receivedAt, asOf: iso(now()), kept: [],
        policy: { id: 'retail', name: 'retail/3', version: 3, effectiveFrom: '2026-11-01T08:00:00.000Z', rule: 'urgent', matched: [{ attribute: 'channel', value: 'phone', accepted: ['email', 'phone'] }, { attribute: 'priority', value: 'urgent', accepted: ['high', 'urgent'] }], calendars: [{ id: 'berlin-office', version: 2 }], words: '' },
        clocks: one.clocks.map((clock) => explained(clock)),
      });
    }
    if (!path.startsWith('/sla/')) return false;
    const [, , kind, id, verb] = path.split('/');
    if (kind === 'packs') {
      if (id === undefined) return json(200, { items: PACKS.map((pack) => ({ id: pack.id, title: pack.title, jurisdiction: pack.jurisdiction, regulator: pack.regulator, version: pack.version, confidence: pack.confidence, rules: pack.rules.length, unconfirmedRules: pack.rules.filter((rule) => rule.confidence !== 'confirmed').length, variants: pack.variants.map((variant) => variant.id) })) });
      const pack = PACKS.find((each) => each.id === id);
      return pack === undefined ? problem(404, 'not-found', 'There is no such pack') : json(200, pack);
    }
    if (kind === 'holidays') {
      const countries = [['AT', 'Austria'], ['DE', 'Germany'], ['GB', 'United Kingdom']].map(([country, name]) => ({ country, name }));
      if (id === undefined) return json(200, { items: countries });
      const country = countries.find((each) => each.country === id);
      if (country === undefined) return problem(404, 'not-found', 'The public holidays of this country are not known.');
      const regions = { DE: [['be', 'Berlin'], ['by', 'Bavaria'], ['by/ag', 'Bavaria, Augsburg']], GB: [['eng', 'England'], ['sct', 'Scotland']], AT: [] }[id].map(([region, name]) => ({ region, name }));
      return json(200, { ...country, regions, year: 2027, days: [{ date: '2027-01-01', name: 'New Year' }, { date: '2027-01-06', name: 'Epiphany' }, { date: '2027-12-25', name: 'Christmas' }] });
    }
    if (kind === 'ical') {
      if (!body.text?.includes('BEGIN:VCALENDAR')) return problem(400, 'invalid-request', 'The request is not valid', { detail: 'The file cannot be read.', errors: [{ pointer: '', code: 'not-icalendar', message: 'is no iCalendar file' }] });
      return json(200, {
        calendar: { zone: 'Europe/Vienna', weekly: { MONDAY: [['08:00', '12:00'], ['13:00', '17:00']], TUESDAY: [['08:00', '12:00']] }, holidays: [{ date: '2026-12-24', name: 'Heiliger Abend' }, { date: '2026-12-31', name: 'Silvester' }], exceptions: [{ date: '2026-12-30', windows: [['09:00', '11:00']], name: 'Inventur' }], publicHolidays: { country: 'AT' } },
        from: '2026-01-01', until: '2028-12-31', notes: [{ entry: 'Jour fixe', message: 'recurs within a day, which a calendar cannot say' }, { entry: 'entry 7', message: 'is cancelled' }],
      });
    }
    if (kind === 'simulate') {
      if (body.receivedAt === undefined) return problem(400, 'invalid-request', 'Not valid', { errors: [{ pointer: '/receivedAt', code: 'required', message: 'is missing' }] });
      const clock = { ...explained({ clock: 'resolution' }), ...(body.pack ? { grounds: GROUNDS } : {}) };
      const first = { clock: 'first-response', run: 1, state: 'met', verdict: 'met', startedAt: CHRISTMAS[0].from, dueAt: '2026-12-28T12:00:00.000Z', stoppedAt: '2026-12-28T09:00:00.000Z', stoppedBy: 'agent-message', targetSeconds: 4 * HOUR, elapsedSeconds: 3 * HOUR, marginSeconds: HOUR, warnings: [{ share: 50, at: '2026-12-23T16:00:00.000Z', passed: true }], policyVersion: 'retail/3', calendar: 'berlin-office', calendarVersion: '2', explanation: { zone: 'Europe/Berlin', steps: [...CHRISTMAS.slice(0, 8), step('due', '2026-12-28T12:00:00.000Z', null, 0, 4 * HOUR)] } };
      return json(200, { receivedAt: CHRISTMAS[0].from, asOf: '2026-12-28T11:00:00.000Z', clocks: [first, clock], exchanges: [], calendars: [], localTimes: [] });
    }
    if (kind === 'applications') {
      if (id === undefined) return json(200, { items: applications });
      const one = applications.find((each) => each.id === id);
      if (verb === 'undo') Object.assign(one, { state: 'undone', undoneAt: iso(now()), undoneBy: `agent:${me}`, restored: one.changed });
      else if (one.state === 'running') Object.assign(one, { state: 'done', finishedAt: iso(now()), seen: 1284, changed: 398, moved: 173, overdue: 9 });
      return json(verb === 'undo' ? 202 : 200, one);
    }
    const all = kinds[kind];
    if (all === undefined) return problem(404, 'not-found', 'There is nothing at this address');
    if (id === undefined) return json(200, { items: state.mode === 'empty' ? [] : [...all.values()].map((versions) => versions.at(-1)) });
    const versions = all.get(id);
    const latest = versions?.at(-1);
    if (verb === 'ical') return json(200, 'BEGIN:VCALENDAR', { 'Content-Disposition': `attachment; filename="${id}.ics"` });
    if (verb === 'versions') return json(200, { items: versions.toReversed() });
    if (verb === 'preview' || method === 'PUT') {
      const errors = refusals(kind, body);
      if (errors.length > 0) return problem(400, 'invalid-request', 'Not valid', { errors });
    }
    if (verb === 'preview') return json(200, { asOf: iso(now()), ...PREVIEW, overdueCases: [...cases.values()].slice(0, 9).map((one) => ({ id: one.id, number: one.number, href: '', clock: 'first-response', dueBefore: iso(now() + 7e6), dueAfter: iso(now() - 3e6) })) });
    if (verb === 'apply') {
      const made = { id: `app-${applications.length + 1}`, kind: kind === 'policies' ? 'policy' : 'calendar', target: id, version: body.version, state: 'running', requestedAt: iso(now()), requestedBy: `agent:${me}`, seen: 300, changed: 90, moved: 40, overdue: 2, restored: 0 };
      applications.unshift(made);
      return json(202, made);
    }
    if (method === 'GET') return latest === undefined ? problem(404, 'not-found', 'There is nothing of this id') : json(200, latest, { ETag: `"${latest.version}"` });
    const add = (definition, by = me) => {
      const made = { id, version: (latest?.version ?? 0) + 1, effectiveFrom: definition.effectiveFrom ?? iso(now()), savedAt: iso(now()), savedBy: `agent:${by}`, definition };
      all.set(id, [...(versions ?? []), made]);
      return made;
    };
    if (state.failNext === 'sla-conflict') {
      state.failNext = null;
      add({ ...latest.definition, ...(kind === 'policies' ? { position: 15 } : { zone: 'Europe/Vienna' }) }, state.colleague);
      return problem(412, 'stale-version', 'There is a later version');
    }
    if (latest !== undefined && headers['if-match'] !== `"${latest.version}"`) return problem(412, 'stale-version', 'There is a later version');
    const made = add(body);
    return json(made.version === 1 ? 201 : 200, made, { ETag: `"${made.version}"` });
  };
}
