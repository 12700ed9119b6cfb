import type { ExplainedClock, ExplainedStep } from '../api/types';
import type { Format } from '../i18n/format';
import type { Translate } from '../i18n/messages';
import type { Wall } from './wall';

/** A step of an explanation as a row: when, what, and what it counts. */
export interface StepRow {
  key: string;
  when: string;
  what: string;
  /** Counted by this step, in words; empty where nothing can count. */
  counts: string;
  /** Counted so far; empty where it has not changed. */
  total: string;
  tone: 'counts' | 'quiet' | 'mark';
  /** Whether the moment asked about lies in it. */
  current: boolean;
}

interface Told {
  what: string;
  when: string;
  tone: StepRow['tone'];
  counts?: string;
}

/** The steps of a clock's explanation in the words of the user's language, with wall times of the clock's zone. */
export function stepRows(clock: ExplainedClock, wall: Wall, t: Translate, f: Format, now: number): StepRow[] {
  const exact = (seconds: number) => f.exact(seconds, clock.calendar == null);
  let before = '';
  let counted = 0;
  return (clock.explanation?.steps ?? []).map((step, index) => {
    // Differences of whole sums, so that the rows add up however short a part of a second they are.
    const sum = Math.round(Number(step.totalSeconds));
    const own = step.kind === 'paused' ? Math.round(Number(step.countedSeconds)) : sum - counted;
    counted = sum;
    const told = tell(step, exact(own), clock, wall, t);
    const amount = exact(sum);
    const total = (step.kind === 'counted' || step.kind === 'summary' || step.kind === 'due') && amount !== before ? amount : '';
    if (total !== '') before = amount;
    return {
      key: `${index} ${step.kind}`,
      when: told.when,
      what: told.what,
      counts: told.counts ?? '',
      total,
      tone: told.tone,
      current: holds(step, now),
    };
  });
}

function holds(step: ExplainedStep, now: number): boolean {
  const from = Date.parse(step.from);
  const until = step.until == null ? Number.POSITIVE_INFINITY : Date.parse(step.until);
  return step.kind !== 'open-end' && from <= now && now < until;
}

function tell(step: ExplainedStep, counted: string, clock: ExplainedClock, wall: Wall, t: Translate): Told {
  const { kind, from } = step;
  const until = step.until ?? null;
  const detail = step.detail ?? '';
  const at = `${wall.at(from)} ${wall.name(from)}`;
  const span = until === null ? wall.at(from) : wall.between(from, until);
  switch (kind) {
    case 'start':
      return { when: at, what: t('why.step.start'), tone: 'mark' };
    case 'due':
      return { when: at, what: t('why.step.due'), tone: 'mark' };
    case 'open-end':
      return { when: '', what: t(clock.targetSeconds == null ? 'why.step.measures' : 'why.step.standsStill'), tone: 'mark' };
    case 'late-start':
      return { when: wall.date(from), what: t('why.step.lateStart', { date: wall.date(from) }), tone: 'mark' };
    case 'counted':
      return { when: span, what: detail === '' ? t('why.step.counted') : t('why.step.counted.named', { name: detail }), counts: counted, tone: 'counts' };
    case 'summary':
      return { when: span, what: t('why.step.summary'), counts: Number(step.countedSeconds) > 0 ? counted : '', tone: 'counts' };
    case 'closed':
      return { when: span, what: t('why.step.closed'), tone: 'quiet' };
    case 'holiday':
      return { when: span, what: t('why.step.holiday', { name: detail || '–' }), tone: 'quiet' };
    case 'paused':
      return until === null
        ? { when: t('why.since', { time: at }), what: t('why.step.paused.lasting'), tone: 'quiet' }
        : { when: span, what: t('why.step.paused', { time: counted }), tone: 'quiet' };
    case 'clocks-changed':
      return { when: at, what: change(detail, t), tone: 'quiet' };
    case 'day':
      return { when: wall.date(from), what: t('why.step.day'), counts: t('why.step.day.number', { number: detail }), tone: 'counts' };
    case 'day-off':
      return { when: wall.date(from), what: detail === '' ? t('why.step.dayOff') : t('why.step.dayOff.named', { name: detail }), tone: 'quiet' };
    case 'period':
      return { when: wall.date(from), what: t('why.step.period', { period: period(detail, t) }), tone: 'counts' };
    case 'moved':
      return { when: wall.date(from), what: t('why.step.moved'), tone: 'mark' };
    default:
      return { when: span, what: step.words, tone: 'quiet' };
  }
}

/** "PT-1H": by how much the clocks of the zone were put forward or back. */
function change(detail: string, t: Translate): string {
  const match = /^PT(-?\d+H)?(-?\d+M)?/.exec(detail);
  const hours = Number.parseInt(match?.[1] ?? '0', 10);
  const minutes = Number.parseInt(match?.[2] ?? '0', 10);
  const time = [
    hours === 0 ? '' : t('unit.h', { n: Math.abs(hours) }),
    minutes === 0 ? '' : t('unit.m', { n: Math.abs(minutes) }),
  ]
    .filter(Boolean)
    .join(' ');
  return t(hours < 0 || minutes < 0 ? 'why.step.clocksBack' : 'why.step.clocksForward', { time });
}

/** "8 weeks", "6 months, the first day included," in the words of the language. */
function period(detail: string, t: Translate): string {
  const match = /^(\d+) (calendar day|week|month)s?(, the first day included)?/.exec(detail);
  if (match === null) return detail;
  const n = Number(match[1]);
  const words = match[2] === 'week' ? t('target.weeks', { n }) : match[2] === 'month' ? t('target.months', { n }) : t('target.calendar-days', { n });
  return match[3] === undefined ? words : `${words}, ${t('target.firstDayIncluded')}`;
}
