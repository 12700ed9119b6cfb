import { describe, expect, it } from 'vitest';
import { newIdempotencyKey, SubmitKey } from './idempotency';
import { ServerClock } from './serverClock';

describe('the clock of the server (U13)', () => {
  it('is right although the workplace is an hour behind', () => {
    let local = 1_000_000;
    const clock = new ServerClock(() => local);
    clock.observe(4_600_000, 50);
    local += 5000;
    expect(clock.now()).toBe(4_605_000);
  });
  it('keeps the most certain observation, until it is ten minutes old', () => {
    let local = 0;
    const clock = new ServerClock(() => local);
    clock.observe(100, 10);
    clock.observe(900, 600);
    expect(clock.now()).toBe(100);
    local = 700_000;
    clock.observe(701_000, 600);
    expect(clock.now()).toBe(701_000);
  });
  it('ignores what is no time', () => {
    const clock = new ServerClock(() => 5);
    clock.observe(Number.NaN, 0);
    expect(clock.now()).toBe(5);
  });
});

describe('keys of submits (P3)', () => {
  it('stay the same for a retry and change with the content and after success', () => {
    const key = new SubmitKey();
    const first = key.of({ text: 'a' });
    expect(key.of({ text: 'a' })).toBe(first);
    const second = key.of({ text: 'b' });
    expect(second).not.toBe(first);
    key.used();
    expect(key.of({ text: 'b' })).not.toBe(second);
  });
  it('have 128 bits', () => {
    expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{32}$/);
  });
});
