import { describe, expect, it } from 'vitest';
import type { ExplainedClock, ExplainedStep } from '../api/types';
import en from '../i18n/en';
import { formats } from '../i18n/format';
import { translator } from '../i18n/messages';
import { stepRows } from './steps';
import { wallOf } from './wall';

const t = translator(en, 'en-GB');
const f = formats('en-GB', t);
const berlin = wallOf('en-GB', 'Europe/Berlin');
const NOW = Date.parse('2026-03-28T22:30:00Z');

function rows(steps: ReadonlyArray<Partial<ExplainedStep>>, clock: Partial<ExplainedClock> = { targetSeconds: 7200 }) {
  const all = steps.map((step) => ({ countedSeconds: 0, totalSeconds: 0, words: '', ...step }) as ExplainedStep);
  return stepRows({ ...clock, explanation: { zone: 'Europe/Berlin', steps: all } } as ExplainedClock, berlin, t, f, NOW);
}

describe('an explanation', () => {
  it('tells windows, holidays, pauses and changes of clocks with what they count', () => {
    const told = rows([
      { kind: 'start', from: '2026-03-28T21:00:00Z', until: '2026-03-28T21:00:00Z' },
      { kind: 'counted', from: '2026-03-28T21:00:00Z', until: '2026-03-28T22:00:00Z', countedSeconds: 3600, totalSeconds: 3600 },
      { kind: 'paused', from: '2026-03-28T22:00:00Z', until: '2026-03-28T23:00:00Z', countedSeconds: 3600, totalSeconds: 3600 },
      { kind: 'clocks-changed', from: '2026-03-29T01:00:00Z', until: '2026-03-29T01:00:00Z', totalSeconds: 3600, detail: 'PT1H' },
      { kind: 'holiday', from: '2026-03-28T23:00:00Z', until: '2026-03-29T22:00:00Z', totalSeconds: 3600, detail: 'Inventory' },
      { kind: 'counted', from: '2026-03-30T07:00:00Z', until: '2026-03-30T08:00:00Z', countedSeconds: 3600, totalSeconds: 7200 },
      { kind: 'due', from: '2026-03-30T08:00:00Z', until: '2026-03-30T08:00:00Z', totalSeconds: 7200 },
    ]);
    expect(told.map((row) => [row.when, row.what, row.counts, row.total])).toEqual([
      ['Sat, 28 Mar 2026, 22:00 CET', 'Clock starts', '', ''],
      ['Sat, 28 Mar 2026, 22:00–23:00', 'Open', '1 h', '1 h'],
      ['Sat, 28 Mar 2026, 23:00–24:00', 'Paused, 1 h cut out', '', ''],
      ['Sun, 29 Mar 2026, 03:00 CEST', 'Clocks go forward by 1 h', '', ''],
      ['Sun, 29 Mar 2026', 'Day off: Inventory', '', ''],
      ['Mon, 30 Mar 2026, 09:00–10:00', 'Open', '1 h', '2 h'],
      ['Mon, 30 Mar 2026, 10:00 CEST', 'Due', '', ''],
    ]);
    expect(told.filter((row) => row.current).map((row) => row.what)).toEqual(['Paused, 1 h cut out']);
  });

  it('tells whole seconds that add up', () => {
    const told = rows(
      [
        { kind: 'start', from: '2026-03-28T21:00:00.300Z', until: '2026-03-28T21:00:00.300Z' },
        { kind: 'counted', from: '2026-03-28T21:00:00.300Z', until: '2026-03-28T21:00:10Z', countedSeconds: 9.7, totalSeconds: 9.7 },
        { kind: 'paused', from: '2026-03-28T21:00:10Z', until: '2026-03-28T21:00:20.600Z', countedSeconds: 10.6, totalSeconds: 9.7 },
        { kind: 'counted', from: '2026-03-28T21:00:20.600Z', until: '2026-03-30T21:00:10.900Z', countedSeconds: 172_790.3, totalSeconds: 172_800 },
      ],
      { targetSeconds: 172_800 },
    );
    expect(told.map((row) => [row.counts, row.total])).toEqual([['', ''], ['10 s', '10 s'], ['', ''], ['1 d 23 h 59 m 50 s', '2 d']]);
    expect(told[2]?.what).toBe('Paused, 11 s cut out');
  });

  it('tells days', () => {
    const told = rows([
      { kind: 'day', from: '2026-03-29T22:00:00Z', until: '2026-03-30T22:00:00Z', detail: '1' },
      { kind: 'day-off', from: '2026-03-30T22:00:00Z', until: '2026-03-31T22:00:00Z', detail: 'Inventory' },
      { kind: 'period', from: '2026-03-31T22:00:00Z', until: '2026-04-01T22:00:00Z', detail: '6 months, the first day included,' },
      { kind: 'period', from: '2026-03-31T22:00:00Z', until: '2026-04-01T22:00:00Z', detail: '1 week' },
      { kind: 'moved', from: '2026-04-01T22:00:00Z', until: '2026-04-02T22:00:00Z' },
    ]);
    expect(told.map((row) => [row.when, row.what, row.counts])).toEqual([
      ['Mon, 30 Mar 2026', 'Business day', 'day 1'],
      ['Tue, 31 Mar 2026', 'Not a working day: Inventory', ''],
      ['Wed, 1 Apr 2026', 'Last day of 6 months, first day included', ''],
      ['Wed, 1 Apr 2026', 'Last day of 1 week', ''],
      ['Thu, 2 Apr 2026', 'Moved here, because the last day is not a working day', ''],
    ]);
  });

  it('tells why there is no deadline', () => {
    const end = { kind: 'open-end', from: '2026-03-28T21:00:00Z', until: '2026-03-28T21:00:00Z' };
    expect(rows([{ kind: 'paused', from: '2026-03-28T21:00:00Z' }, end]).map((row) => row.what)).toEqual([
      'Paused until somebody lets it go on',
      'No deadline until the clock goes on',
    ]);
    expect(rows([end], {})[0]?.what).toBe('Nothing is promised; the clock only measures');
  });

  it('gives the server’s words for a step it does not know', () => {
    expect(rows([{ kind: 'extended', from: '2026-03-28T21:00:00Z', words: 'Extended by the regulator.' }])[0]?.what).toBe('Extended by the regulator.');
  });
});
