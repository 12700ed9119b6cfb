import { describe, expect, it } from 'vitest';
import type { Objective } from '../api/types';
import { emptyFilter, emptyRule, newObjective, notNumbers, objectiveDraft, objectiveForm } from './draft';

const links = { definitions: [], cases: {} };
const window = { from: '2026-03-20T00:00:00Z', n: 0, bad: 0, share: null, interval95: null, burn: null, links };
const STORED: Objective = {
  id: '1',
  version: 3,
  name: 'first-response-parcels',
  figure: 'sla',
  of: 'first-response',
  filters: { team: ['parcels', ''] },
  target: 0.955,
  periodDays: 30,
  minimumCount: 12,
  maxBurn: 22.2,
  rules: [{ longMinutes: 1440, shortMinutes: 45, burn: 9 / 7, budgetShare: 0.02, breachShare: null, urgency: 'page', firing: false, enough: false, longWindow: window, shortWindow: window }],
  createdAt: '2026-03-20T00:00:00Z',
  changedAt: '2026-03-20T00:00:00Z',
  changedBy: 'agent:1',
  status: { asOf: '2026-03-20T00:00:00Z', state: 'ok', urgency: null, since: null, quietSince: null, share: null, interval95: null, spentShare: null, burn: null, from: '2026-01-20T00:00:00Z', n: 0, good: 0, budget: 0, spent: 0, left: 0, catchingUp: false, links },
};

describe('objective draft', () => {
  it('comes back as it was stored', () => {
    expect(objectiveForm(objectiveDraft(STORED))).toEqual({
      name: 'first-response-parcels',
      figure: 'sla',
      of: 'first-response',
      filters: { team: ['parcels', ''] },
      target: 0.955,
      periodDays: 30,
      minimumCount: 12,
      rules: [{ longMinutes: 1440, shortMinutes: 45, burn: Number((9 / 7).toPrecision(12)), urgency: 'page' }],
    });
  });

  it('leaves the rules to the server unless somebody chose some', () => {
    expect(objectiveForm(newObjective())).not.toHaveProperty('rules');
    expect(objectiveForm({ ...newObjective(), rules: [emptyRule()] }).rules).toEqual([{ longMinutes: 1440, shortMinutes: 120, burn: 2, urgency: 'page' }]);
  });

  it('sends no clock for figures without one, and reads a comma as a point', () => {
    const form = objectiveForm({ ...newObjective(), figure: 'reopen', target: '99,5', filters: [{ ...emptyFilter(), values: 'a, b' }] });
    expect(form).not.toHaveProperty('of');
    expect(form.target).toBe(0.995);
    expect(form.filters).toEqual({ team: ['a', 'b'] });
  });

  it('names the places without a number', () => {
    expect(notNumbers({ ...newObjective(), target: '', minimumCount: 'x', rules: [{ ...emptyRule(), burn: 'fast' }] })).toEqual(['/target', '/minimumCount', '/rules/0/burn']);
  });
});
