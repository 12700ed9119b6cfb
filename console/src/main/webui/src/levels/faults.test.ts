import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/problem';
import { faultsOf, fieldFor, fieldId, placeText } from './faults';

const refused = new ApiError(400, 'invalid-request', 'Not valid', null, null, [
  { pointer: '/weekly/MONDAY/0', code: 'end-not-after-start', message: 'must end after it starts' },
  { pointer: '/zone', code: 'unknown-zone', message: 'must be an IANA zone' },
], []);

describe('faults', () => {
  it('stand at their place', () => {
    const faults = faultsOf(refused);
    expect(faults.at('/zone')).toBe('must be an IANA zone');
    expect(faults.at('/weekly')).toBeNull();
    expect(faults.below('/weekly/MONDAY')).toBe('must end after it starts');
    expect(faults.below('/week')).toBeNull();
  });

  it('found here come before those of the last answer', () => {
    const own = [{ pointer: '/rules/0/name', code: 'required', message: 'is missing' }];
    expect(faultsOf(refused, own).all).toEqual(own);
  });

  it('lead to the nearest field above them', () => {
    const ids = new Set([fieldId('/weekly/MONDAY'), fieldId('/zone')]);
    expect(fieldFor('/weekly/MONDAY/0', (id) => ids.has(id))).toBe(fieldId('/weekly/MONDAY'));
    expect(fieldFor('/position', (id) => ids.has(id))).toBeNull();
  });

  it('tell their place in words', () => {
    expect(placeText('/rules/0/clocks/1/target/duration')).toBe('rules 1 › clocks 2 › target › duration');
  });
});
