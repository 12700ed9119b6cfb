/** Wall times of a zone, in the words of a language. */
export interface Wall {
  zone: string;
  /** "Wed 23 Dec 2026" */
  date: (iso: string) => string;
  /** "15:00"; with seconds only where there are any. */
  time: (iso: string) => string;
  /** "Wed 23 Dec 2026, 15:00" */
  at: (iso: string) => string;
  /** An interval; the date is not repeated within a day, and the midnight that ends it is 24:00. */
  between: (from: string, until: string) => string;
  /** What the zone is called at an instant: "CET". */
  name: (iso: string) => string;
}

/** The zone as browsers know it; UTC for one they do not. */
export function knownZone(zone: string): string {
  if (zone === 'Z') return 'UTC';
  try {
    Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return zone;
  } catch {
    return 'UTC';
  }
}

const DAY = 86_400_000;

/** Makes the formats of a zone. An unreadable time is given back as it stands. */
export function wallOf(locale: string, zone: string): Wall {
  const timeZone = knownZone(zone);
  const dates = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const minutes = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const seconds = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const names = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
  const read = (iso: string, write: (millis: number) => string) => {
    const millis = Date.parse(iso);
    return Number.isNaN(millis) ? iso : write(millis);
  };
  const date = (iso: string) => read(iso, (millis) => dates.format(millis));
  const time = (iso: string) => read(iso, (millis) => (millis % 60_000 === 0 ? minutes : seconds).format(millis));
  return {
    zone: timeZone,
    date,
    time,
    at: (iso) => `${date(iso)}, ${time(iso)}`,
    between: (from, until) => {
      const start = `${date(from)}, ${time(from)}`;
      if (date(from) === date(until)) return `${start}–${time(until)}`;
      const lastMoment = new Date(Date.parse(until) - 1).toISOString();
      const midnight = localTime(until, timeZone).endsWith('T00:00');
      if (midnight && date(lastMoment) === date(from)) {
        return Date.parse(until) - Date.parse(from) >= DAY - 7_200_000 && localTime(from, timeZone).endsWith('T00:00')
          ? date(from)
          : `${start}–24:00`;
      }
      return `${start} – ${date(until)}, ${time(until)}`;
    },
    name: (iso) => read(iso, (millis) => names.formatToParts(millis).find((part) => part.type === 'timeZoneName')?.value ?? timeZone),
  };
}

/** What to call the zone of wall times: "Europe/Berlin (CET)", and "UTC" only once. */
export function zoneText(wall: Wall, iso: string): string {
  const name = wall.name(iso);
  return name === wall.zone ? wall.zone : `${wall.zone} (${name})`;
}

const fieldFormats = new Map<string, Intl.DateTimeFormat>();

function fieldFormat(zone: string): Intl.DateTimeFormat {
  let format = fieldFormats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: knownZone(zone),
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    fieldFormats.set(zone, format);
  }
  return format;
}

/** The wall time of an instant as fields take it: "2026-12-23T15:00". */
export function localTime(iso: string, zone: string): string {
  const millis = Date.parse(iso);
  if (Number.isNaN(millis)) return '';
  const parts = fieldFormat(zone).formatToParts(millis);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant of a wall time, by the rule of the engine: one that does not exist moves forward by the gap, of two equal ones the first is
 * meant.
 *
 * @returns null for what is no wall time
 */
export function instantOf(local: string, zone: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(local);
  if (match === null) return null;
  const asUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asUtc)) return null;
  const offset = (millis: number) => Date.parse(`${localTime(new Date(millis).toISOString(), zone)}:00Z`) - Math.floor(millis / 60_000) * 60_000;
  const before = offset(asUtc - DAY);
  const after = offset(asUtc + DAY);
  const earlier = asUtc - before;
  const later = asUtc - after;
  // The offset before a change finds the first of two equal times, and moves one in the gap forward.
  const millis = offset(earlier) === before || offset(later) !== after ? earlier : later;
  return new Date(millis).toISOString().replace('.000Z', 'Z');
}
