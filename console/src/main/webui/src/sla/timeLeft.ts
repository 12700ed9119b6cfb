import type { ClockState } from '../api/types';

/** What a chip needs to know of a clock; both the clocks of a case and the next deadline of a row fit. */
export interface ClockReading {
  clock: string;
  state: ClockState;
  startedAt?: string | null | undefined;
  dueAt?: string | null | undefined;
  stoppedAt?: string | null | undefined;
  budgetSeconds?: number | null | undefined;
  warnedShare?: number | null | undefined;
  /** When a fifth of the budget is left, in the calendar's time. */
  riskAt?: string | null | undefined;
  remainingSeconds?: number | null | undefined;
}

export type Urgency = 'calm' | 'at-risk' | 'breached' | 'breached-late' | 'paused' | 'met' | 'cancelled';

/** What a chip says: how urgent, and how many seconds the words are about (null: none known). */
export interface TimeLeft {
  urgency: Urgency;
  seconds: number | null;
}

/** The server warns at shares of the budget; from this one on a clock counts as at risk (less than 20 % left). */
const AT_RISK_SHARE = 80;

function millis(iso: string | null | undefined): number | null {
  if (iso == null) return null;
  const value = Date.parse(iso);
  return Number.isNaN(value) ? null : value;
}

function atRisk(reading: ClockReading, secondsLeft: number, now: number): boolean {
  if ((reading.warnedShare ?? 0) >= AT_RISK_SHARE) return true;
  const risk = millis(reading.riskAt);
  if (risk !== null) return now >= risk;
  const started = millis(reading.startedAt);
  const due = millis(reading.dueAt);
  const budget = started !== null && due !== null ? (due - started) / 1000 : (reading.budgetSeconds ?? null);
  // Without a budget there is no share of it: the last half hour is the best that can be said.
  return budget === null ? secondsLeft < 1800 : secondsLeft < (budget * (100 - AT_RISK_SHARE)) / 100;
}

/** What to say about a clock at a moment of the server's time, in milliseconds since 1970. */
export function timeLeft(reading: ClockReading, now: number): TimeLeft {
  const due = millis(reading.dueAt);
  const stopped = millis(reading.stoppedAt);
  switch (reading.state) {
    case 'cancelled':
    case 'void':
      return { urgency: 'cancelled', seconds: null };
    case 'paused':
      return { urgency: 'paused', seconds: reading.remainingSeconds ?? null };
    case 'met': {
      const started = millis(reading.startedAt);
      return { urgency: 'met', seconds: started === null || stopped === null ? null : (stopped - started) / 1000 };
    }
    case 'breached':
      if (due === null) return { urgency: 'breached', seconds: null };
      if (stopped !== null) return { urgency: 'breached-late', seconds: (stopped - due) / 1000 };
      return { urgency: 'breached', seconds: (now - due) / 1000 };
    case 'running': {
      if (due === null) return { urgency: 'calm', seconds: null };
      const left = (due - now) / 1000;
      // The sweep may not have come by yet; event time decides, so a deadline in the past is broken now.
      if (left < 0) return { urgency: 'breached', seconds: -left };
      return { urgency: atRisk(reading, left, now) ? 'at-risk' : 'calm', seconds: left };
    }
  }
}

/** How long the words stay right: a second in the last five minutes before or after the deadline, otherwise half a minute. */
export function tickMillis(left: TimeLeft): 1000 | 30_000 | null {
  if (left.seconds === null) return null;
  if (left.urgency === 'calm' || left.urgency === 'at-risk' || left.urgency === 'breached') {
    return left.seconds < 300 ? 1000 : 30_000;
  }
  return null;
}

export interface DurationParts {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** The two largest units that tell something: "2 d 4 h", "1 h 12 m", "9 m", and seconds only below five minutes. */
export function durationParts(totalSeconds: number): DurationParts {
  const total = Math.max(0, Math.floor(totalSeconds));
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = total % 60;
  if (days > 0) return { days, hours, minutes: 0, seconds: 0 };
  if (hours > 0) return { days: 0, hours, minutes, seconds: 0 };
  return { days: 0, hours: 0, minutes, seconds: total < 300 ? seconds : 0 };
}

const ORDER: Record<Urgency, number> = {
  breached: 0,
  'at-risk': 1,
  calm: 2,
  paused: 3,
  'breached-late': 4,
  met: 5,
  cancelled: 6,
};

/** Clocks by urgency, then by deadline: what needs somebody stands first. */
export function byUrgency<T extends ClockReading>(clocks: readonly T[], now: number): T[] {
  return clocks.toSorted((a, b) => {
    const order = ORDER[timeLeft(a, now).urgency] - ORDER[timeLeft(b, now).urgency];
    return order !== 0 ? order : (millis(a.dueAt) ?? Infinity) - (millis(b.dueAt) ?? Infinity);
  });
}
