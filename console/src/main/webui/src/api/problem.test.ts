import { describe, expect, it } from 'vitest';
import { asApiError, connectionFailed, parseProblem } from './problem';

describe('problems (P1)', () => {
  it('are read with code, trace id, fields and allowed moves', () => {
    const error = parseProblem(409, {
      type: 'https://redress.dev/problems/illegal-transition',
      title: 'Not in this status',
      status: 409,
      detail: 'A closed case cannot be resolved.',
      traceId: 'abc',
      allowed: ['reopen', 7],
      errors: [{ pointer: '/customer/email', code: 'malformed', message: 'must be an address' }],
    });
    expect(error).toMatchObject({ status: 409, code: 'illegal-transition', traceId: 'abc', allowed: ['reopen'], retryable: false });
    expect(error.message).toBe('A closed case cannot be resolved.');
    expect(error.fieldMessage('email')).toBe('must be an address');
    expect(error.fieldMessage('name')).toBeNull();
  });
  it('are made from anything else as well', () => {
    expect(parseProblem(502, '<html>')).toMatchObject({ status: 502, code: 'http-502', title: 'HTTP 502', retryable: true });
    expect(parseProblem(500, undefined).traceId).toBeNull();
  });
  it('say whether another try may help', () => {
    expect(connectionFailed().retryable).toBe(true);
    expect(parseProblem(429, {}).retryable).toBe(true);
    expect(parseProblem(404, {}).retryable).toBe(false);
  });
  it('keep what was thrown', () => {
    const known = parseProblem(404, {});
    expect(asApiError(known)).toBe(known);
    expect(asApiError(new Error('boom'))).toMatchObject({ code: 'unexpected', message: 'boom' });
  });
});
