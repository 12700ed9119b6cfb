import type { CalendarJson, ClockJson, Pack } from '../api/types';
import { clockDraft, type ClockDraft, type PolicyJson } from './policyDraft';

/** One version of what a pack asks for; the date of receipt selects. */
export interface PackVersion {
  version?: string;
  effectiveFrom?: string;
  clocks: ClockJson[];
}

type Variant = Pack['variants'][number];

export const versionsOf = (variant: Variant): PackVersion[] => variant.policies as unknown as PackVersion[];
const calendarsOf = (pack: Pack): Array<CalendarJson & { id: string }> => pack.calendars as unknown as Array<CalendarJson & { id: string }>;

/** Which of the versions a complaint is subject to that is received at a moment: the latest that is in force. */
export function versionAt(versions: readonly PackVersion[], millis: number): number {
  const inForce = versions.map((each) => each.effectiveFrom === undefined || Date.parse(each.effectiveFrom) <= millis);
  return Math.max(0, inForce.lastIndexOf(true));
}

/** The calendars that the clocks of a version name. */
export function namedCalendars(version: PackVersion | undefined): string[] {
  return [...new Set((version?.clocks ?? []).map((clock) => clock.calendar ?? '').filter((id) => id !== ''))];
}

/** How somebody wants a pack as a policy. */
export interface Installation {
  variant: string;
  /** Index of the version. */
  version: number;
  /** The calendar to use for each that the pack names; its own id for the pack's own. */
  calendars: Readonly<Record<string, string>>;
  /** For every complaint that no earlier policy matches, or for those of a rule whose conditions come next. */
  forAll: boolean;
}

/** A policy that is not saved yet, and what must be saved before it. */
export interface Installed {
  id: string;
  policy: PolicyJson;
  /** Calendars of the pack that are not stored yet, by id. */
  calendars: Record<string, CalendarJson>;
}

/** The pack as a policy to look at and edit, with the calendars that it needs and nobody has yet. */
export function installed(id: string, pack: Pack, how: Installation, stored: readonly string[]): Installed {
  const variant = pack.variants.find((each) => each.id === how.variant);
  const version = variant === undefined ? undefined : versionsOf(variant)[how.version];
  const chosen = (calendar: string) => how.calendars[calendar] ?? calendar;
  const clocks = (version?.clocks ?? []).map((clock) => (clock.calendar == null ? clock : { ...clock, calendar: chosen(clock.calendar) }));
  const zone = calendarsOf(pack)[0]?.zone;
  const needed = new Set(namedCalendars(version).filter((calendar) => chosen(calendar) === calendar && !stored.includes(calendar)));
  return {
    id,
    policy: {
      pack: pack.id,
      packVersion: pack.version,
      variant: how.variant,
      ...(zone === undefined ? {} : { zone }),
      ...(version?.effectiveFrom === undefined ? {} : { effectiveFrom: version.effectiveFrom }),
      ...(how.forAll ? { default: { clocks } } : { rules: [{ name: pack.id, match: {}, clocks }] }),
    },
    calendars: Object.fromEntries(
      calendarsOf(pack)
        .filter((calendar) => needed.has(calendar.id))
        .map(({ id: own, ...calendar }) => {
          const { version: _v, effectiveFrom: _e, ...json } = calendar;
          return [own, json as CalendarJson];
        }),
    ),
  };
}

/** How sure the rules behind a clock are; "changed" once it promises something else than the pack; undefined for one that the pack does not know. */
export type Marks = (clock: ClockDraft) => string | undefined;

const PROMISE = ['unit', 'amount', 'cutOff', 'receivedBy', 'moves'] as const;

/** The marks of the clocks of a variant. */
export function marksOf(pack: Pack | undefined, variantId: string | undefined): Marks {
  const variant = pack?.variants.find((each) => each.id === variantId);
  const promises = (variant === undefined ? [] : versionsOf(variant)).flatMap((version) => version.clocks).map(clockDraft);
  return (clock) => {
    const known = variant?.clocks.find((each) => each.clock === clock.clock);
    if (known === undefined) return undefined;
    const same = promises.some((each) => each.clock === clock.clock && PROMISE.every((part) => each[part] === clock[part]));
    return same ? known.confidence : 'changed';
  };
}
