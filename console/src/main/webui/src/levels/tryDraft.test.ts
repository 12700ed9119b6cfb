import { describe, expect, it } from 'vitest';
import type { SlaDefinition } from '../api/types';
import en from '../i18n/en';
import { translator } from '../i18n/messages';
import { rulesOf, tryRequest, type TryDraft } from './tryDraft';

const t = translator(en, 'en');
const stored = (id: string, version: number, definition: unknown) => ({ id, version, definition }) as SlaDefinition;
const clock = { clock: 'resolution', target: { unit: 'business-time', duration: 'PT4H' }, calendar: 'berlin' };
const POLICIES = [stored('retail', 3, { rules: [{ name: 'urgent', match: { priority: ['high'] }, clocks: [clock] }], default: { clocks: [{ clock: 'acknowledgement' }] } })];
const CALENDARS = [stored('berlin', 2, { zone: 'Europe/Berlin', weekend: [], effectiveFrom: '2030-01-01T00:00:00Z' }), stored('other', 1, { zone: 'UTC', weekend: [] })];
const DRAFT: TryDraft = { from: 'policy', policy: 'retail', rule: 'urgent', pack: '', variant: '', zone: 'Europe/Berlin', received: '2026-12-23T15:00', events: [], asOf: '' };

describe('a question without a case', () => {
  it('takes the clocks of a rule with the calendars they name', () => {
    const { json, faults } = tryRequest({ ...DRAFT, events: [{ key: 1, type: 'resolved', at: '2026-12-28T10:00' }] }, POLICIES, CALENDARS, t);
    expect(faults).toEqual([]);
    expect(json).toEqual({
      zone: 'Europe/Berlin',
      policy: { version: 'retail/3', clocks: [clock] },
      calendars: [{ zone: 'Europe/Berlin', weekend: [], id: 'berlin', version: '2' }],
      receivedAt: '2026-12-23T14:00:00Z',
      events: [{ type: 'resolved', at: '2026-12-28T09:00:00Z' }],
    });
  });

  it('takes a pack as it is', () => {
    const { json } = tryRequest({ ...DRAFT, from: 'pack', pack: 'uk-nhs', variant: 'wales' }, [], [], t);
    expect(json).toEqual({ zone: 'Europe/Berlin', pack: 'uk-nhs', variant: 'wales', receivedAt: '2026-12-23T14:00:00Z' });
  });

  it('says at which place something is missing', () => {
    const { faults } = tryRequest({ ...DRAFT, policy: '', received: '', events: [{ key: 1, type: 'resolved', at: '' }] }, POLICIES, CALENDARS, t);
    expect(faults.map((fault) => fault.pointer)).toEqual(['/policy', '/receivedAt', '/events/0/at']);
  });

  it('offers the rules of a policy, the default last', () => {
    expect(rulesOf({ rules: [{ name: 'a', match: {}, clocks: [] }], default: { clocks: [] } })).toEqual(['a', 'default']);
  });
});
