import { describe, expect, it } from 'vitest';
import { byUrgency, durationParts, tickMillis, timeLeft, type ClockReading } from './timeLeft';

const now = Date.parse('2026-03-02T12:00:00Z');

function running(dueAt: string, more: Partial<ClockReading> = {}): ClockReading {
  return { clock: 'resolution', state: 'running', startedAt: '2026-03-02T08:00:00Z', dueAt, ...more };
}

describe('time left of a clock (U13)', () => {
  it('counts down calmly while more than a fifth of the budget is left', () => {
    expect(timeLeft(running('2026-03-02T13:12:00Z'), now)).toEqual({ urgency: 'calm', seconds: 4320 });
  });
  it('is at risk once less than a fifth of the budget is left', () => {
    expect(timeLeft(running('2026-03-02T12:09:00Z'), now)).toEqual({ urgency: 'at-risk', seconds: 540 });
  });
  it('is at risk when the server has warned, whatever the share looks like here', () => {
    expect(timeLeft(running('2026-03-02T20:00:00Z', { warnedShare: 90 }), now).urgency).toBe('at-risk');
  });
  it('is at risk from the moment that the server names, in the time of its calendar', () => {
    const due = '2026-03-09T08:00:00Z';
    expect(timeLeft(running(due, { riskAt: '2026-03-02T12:00:00Z' }), now).urgency).toBe('at-risk');
    expect(timeLeft(running(due, { riskAt: '2026-03-02T12:00:01Z' }), now).urgency).toBe('calm');
  });
  it('is broken once the deadline has passed, even before the server has swept', () => {
    expect(timeLeft(running('2026-03-02T11:37:00Z'), now)).toEqual({ urgency: 'breached', seconds: 1380 });
  });
  it('keeps a deadline met to the second (DEC-1)', () => {
    expect(timeLeft(running('2026-03-02T12:00:00Z'), now).urgency).toBe('at-risk');
  });
  it('tells how late an answered breach was, and stops ticking', () => {
    const left = timeLeft(
      { clock: 'resolution', state: 'breached', dueAt: '2026-03-02T10:00:00Z', stoppedAt: '2026-03-02T10:23:00Z' },
      now,
    );
    expect(left).toEqual({ urgency: 'breached-late', seconds: 1380 });
    expect(tickMillis(left)).toBeNull();
  });
  it('shows the remaining budget of a paused clock', () => {
    expect(timeLeft({ clock: 'resolution', state: 'paused', remainingSeconds: 3600 }, now)).toEqual({
      urgency: 'paused',
      seconds: 3600,
    });
  });
  it('tells how long a kept promise took', () => {
    const met: ClockReading = {
      clock: 'first-response',
      state: 'met',
      startedAt: '2026-03-02T08:00:00Z',
      stoppedAt: '2026-03-02T11:00:00Z',
    };
    expect(timeLeft(met, now)).toEqual({ urgency: 'met', seconds: 10_800 });
  });
  it('ticks each second in the last five minutes and each half minute before', () => {
    expect(tickMillis({ urgency: 'at-risk', seconds: 299 })).toBe(1000);
    expect(tickMillis({ urgency: 'calm', seconds: 301 })).toBe(30_000);
    expect(tickMillis({ urgency: 'met', seconds: 10 })).toBeNull();
  });
});

describe('duration parts', () => {
  it.each([
    [187_200, { days: 2, hours: 4, minutes: 0, seconds: 0 }],
    [4320, { days: 0, hours: 1, minutes: 12, seconds: 0 }],
    [540, { days: 0, hours: 0, minutes: 9, seconds: 0 }],
    [299, { days: 0, hours: 0, minutes: 4, seconds: 59 }],
    [-5, { days: 0, hours: 0, minutes: 0, seconds: 0 }],
  ])('%d s', (seconds, parts) => {
    expect(durationParts(seconds)).toEqual(parts);
  });
});

describe('order of chips', () => {
  it('puts what is broken first, then by deadline', () => {
    const clocks = [
      { clock: 'c', state: 'met' } as const,
      running('2026-03-02T18:00:00Z', { clock: 'b' }),
      running('2026-03-02T11:00:00Z', { clock: 'a' }),
      running('2026-03-02T16:00:00Z', { clock: 'b0' }),
    ];
    expect(byUrgency<ClockReading>(clocks, now).map((clock) => clock.clock)).toEqual(['a', 'b0', 'b', 'c']);
  });
});
