import { describe, expect, it } from 'vitest';
import en from '../i18n/en';
import { translator } from '../i18n/messages';
import { emptyClock, emptyRule, moved, newPolicy, policyDraft, policyJson, type PolicyJson } from './policyDraft';

const t = translator(en, 'en');

const RETAIL: PolicyJson = {
  position: 10,
  zone: 'Europe/Berlin',
  rules: [
    {
      name: 'urgent',
      match: { priority: ['high', 'urgent'], category: ['Loss, theft'] },
      clocks: [
        { clock: 'first-response', target: { unit: 'business-time', duration: 'PT2H' }, calendar: 'berlin', warnings: [50, 75] },
        {
          clock: 'final-15', kind: 'regulatory', target: { unit: 'business-days', quantity: 15, cutOff: 'close-of-business', receivedBy: '17:00', moveToWorkingDay: true }, calendar: 'berlin',
          startedBy: ['received'], stoppedBy: ['final-response'], cancelledBy: [], pausedBy: false, reopen: 'keep', replacedBy: [{ event: 'holding-reply', clock: 'final-35' }], exemptIf: 'lane',
        },
      ],
    },
  ],
  default: { clocks: [{ clock: 'resolution', pausedBy: ['waiting-for-customer'] }] },
};

describe('a policy in the editor', () => {
  it('goes there and back', () => {
    expect(policyJson(policyDraft(RETAIL), t)).toEqual({ json: RETAIL, faults: [] });
  });

  it('keeps what it does not know, and drops the old effective date', () => {
    const strange = { ...RETAIL, effectiveFrom: '2020-01-01T00:00:00Z', note: 'kept', rules: [{ ...RETAIL.rules?.[0], owner: 'ops' }] } as unknown as PolicyJson;
    const { json } = policyJson(policyDraft(strange), t);
    expect(json).toHaveProperty('note', 'kept');
    expect(json.rules?.[0]).toHaveProperty('owner', 'ops');
    expect(json).not.toHaveProperty('effectiveFrom');
  });

  it('says at which place something is wrong', () => {
    const { faults } = policyJson(
      {
        ...newPolicy('UTC'),
        position: 'first',
        rules: [{ ...emptyRule(), conditions: [{ key: 1, attribute: 'channel', typed: false, values: ' , ' }], clocks: [{ ...emptyClock('resolution'), amount: 'soon', warnings: '50, 150', replacedBy: 'holding' }] }],
        otherwise: [{ ...emptyClock(), unit: 'weeks', amount: '0' }],
      },
      t,
    );
    expect(faults.map((fault) => fault.pointer)).toEqual([
      '/position',
      '/rules/0/name',
      '/rules/0/match/channel',
      '/rules/0/clocks/0/target/duration',
      '/rules/0/clocks/0/warnings',
      '/rules/0/clocks/0/replacedBy',
      '/default/clocks/0/clock',
      '/default/clocks/0/target/quantity',
    ]);
  });

  it('needs a rule or a default', () => {
    expect(policyJson({ ...newPolicy('UTC'), otherwise: null }, t).faults.map((fault) => fault.pointer)).toEqual(['/rules']);
  });

  it('moves rules, because the first that matches wins', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});
