import type { TargetJson } from '../api/types';
import type { Translate } from '../i18n/messages';

export const TIME_UNITS = ['elapsed-time', 'business-time'] as const;
export const DAY_UNITS = ['business-days', 'calendar-days', 'weeks', 'months', 'months-inclusive'] as const;
export const CUT_OFFS = ['end-of-day', 'close-of-business', 'time-of-start'] as const;

export function isTimeUnit(unit: string): boolean {
  return unit === 'elapsed-time' || unit === 'business-time';
}

/** Seconds of an ISO 8601 duration of days, hours, minutes and seconds; null if it is none. */
export function secondsOf(duration: string): number | null {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(duration.trim());
  if (match === null || duration.length < 3) return null;
  const [, days, hours, minutes, seconds] = match;
  return Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

/** What somebody typed as a duration ("4h", "1 h 30 m", "90 min", "1:30", "PT4H") in ISO 8601; null if it is none. */
export function durationOf(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const clock = /^(\d+):([0-5]\d)$/.exec(text);
  if (clock !== null) return iso(Number(clock[1]) * 3600 + Number(clock[2]) * 60);
  const stated = secondsOf(text.toUpperCase());
  if (stated !== null) return iso(stated);
  const parts = /^(?:(\d+)\s*(?:d|days?|tage?)\s*)?(?:(\d+)\s*(?:h|hours?|std|stunden?)\s*)?(?:(\d+)\s*(?:m|min|minutes?|minuten?)\s*)?(?:(\d+)\s*(?:s|sec|seconds?|sekunden?))?$/.exec(text);
  if (parts === null || text === '') return null;
  const [, days, hours, minutes, seconds] = parts;
  return iso(Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0));
}

function iso(seconds: number): string | null {
  if (seconds <= 0) return null;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 ? `${rest}S` : ''}`;
}

/** A duration as it is typed: "26h 30m". */
export function typedDuration(duration: string): string {
  const seconds = secondsOf(duration);
  if (seconds === null) return duration;
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor((seconds % 3600) / 60), 'm'],
    [seconds % 60, 's'],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n}${unit}`)
    .join(' ');
}

/** A target in words: "4h business time", "15 business days, until the close of business". */
export function targetText(target: TargetJson | null | undefined, t: Translate): string {
  if (target == null) return t('target.none');
  if (isTimeUnit(target.unit)) return t(target.unit === 'business-time' ? 'target.business-time' : 'target.elapsed-time', { time: typedDuration(target.duration ?? '') });
  const unit = DAY_UNITS.find((known) => known === target.unit);
  const n = target.quantity ?? 0;
  const parts = [unit === undefined ? `${n} ${target.unit}` : t(`target.${unit}`, { n })];
  const cutOff = CUT_OFFS.find((known) => known === target.cutOff);
  if (cutOff !== undefined && cutOff !== 'end-of-day') parts.push(t(`cutOff.${cutOff}.short`));
  if (target.receivedBy != null) parts.push(t('target.receivedBy', { time: target.receivedBy }));
  if (target.moveToWorkingDay === true) parts.push(t('target.moves'));
  return parts.join(', ');
}
