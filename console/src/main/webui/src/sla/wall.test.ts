import { describe, expect, it } from 'vitest';
import { instantOf, knownZone, localTime, wallOf } from './wall';

describe('wall times', () => {
  const berlin = wallOf('en-GB', 'Europe/Berlin');

  it('name the zone of the clock, not that of the browser', () => {
    expect(berlin.at('2026-12-23T14:00:00Z')).toBe('Wed, 23 Dec 2026, 15:00');
    expect(berlin.name('2026-12-23T14:00:00Z')).toBe('CET');
    expect(berlin.name('2026-07-23T14:00:00Z')).toBe('CEST');
    expect(berlin.time('2026-12-23T14:00:07Z')).toBe('15:00:07');
  });

  it('tell an interval without repeating its date', () => {
    expect(berlin.between('2026-12-23T14:00:00Z', '2026-12-23T16:00:00Z')).toBe('Wed, 23 Dec 2026, 15:00–17:00');
    expect(berlin.between('2026-12-23T16:00:00Z', '2026-12-23T23:00:00Z')).toBe('Wed, 23 Dec 2026, 17:00–24:00');
    expect(berlin.between('2026-12-23T23:00:00Z', '2026-12-24T23:00:00Z')).toBe('Thu, 24 Dec 2026');
    expect(berlin.between('2026-12-25T23:00:00Z', '2026-12-28T08:00:00Z')).toBe('Sat, 26 Dec 2026, 00:00 – Mon, 28 Dec 2026, 09:00');
  });

  it('of a day of 23 hours is still that day', () => {
    expect(berlin.between('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toBe('Sun, 29 Mar 2026');
  });

  it('become instants as the engine reads them', () => {
    expect(instantOf('2026-07-01T12:00', 'Europe/Berlin')).toBe('2026-07-01T10:00:00Z');
    expect(instantOf('2025-03-30T02:30', 'Europe/Berlin')).toBe('2025-03-30T01:30:00Z');
    expect(instantOf('2025-10-26T02:30', 'Europe/Berlin')).toBe('2025-10-26T00:30:00Z');
    expect(instantOf('2025-10-26T03:30', 'Europe/Berlin')).toBe('2025-10-26T02:30:00Z');
    expect(instantOf('2025-11-02T01:30', 'America/New_York')).toBe('2025-11-02T05:30:00Z');
    expect(instantOf('tomorrow', 'UTC')).toBeNull();
  });

  it('go there and back', () => {
    for (const zone of ['Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', 'UTC', 'America/St_Johns']) {
      for (let hour = 0; hour < 24 * 400; hour += 31) {
        const iso = new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
        const back = instantOf(localTime(iso, zone), zone) ?? '';
        expect(localTime(back, zone)).toBe(localTime(iso, zone));
      }
    }
  });

  it('of a zone that the browser does not know are those of UTC', () => {
    expect(knownZone('Mars/Olympus')).toBe('UTC');
    expect(knownZone('Z')).toBe('UTC');
  });
});
