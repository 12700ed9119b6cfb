import { INTERVALS, PRESETS, fittingInterval, periodOf, valid, allows, type Interval, type Period, type Preset } from './period';

export const GROUPS = ['source', 'channel', 'category', 'product', 'team', 'priority', 'brand', 'region', 'survey'] as const;
export type Group = (typeof GROUPS)[number];

/** The period of a page whose URL names none. */
export type UsualPreset = Exclude<Preset, 'custom'>;

/** What the figures page shows; the URL holds it. */
export interface KpiFilter {
  preset: Preset;
  period: Period;
  zone: string;
  /** Chosen by the user; null for the one that fits the period. */
  interval: Interval | null;
  groupBy: readonly Group[];
  values: Readonly<Partial<Record<Group, readonly string[]>>>;
}

function isGroup(value: string | null): value is Group {
  return GROUPS.some((group) => group === value);
}

function knownZone(zone: string | null, fallback: string): string {
  if (zone === null) return fallback;
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return fallback;
  }
}

/** Reads the page's filter from the URL; anything it cannot use falls back to the usual period, up to today in the given zone. */
export function kpiFilterFromUrl(search: URLSearchParams, now: number, browserZone: string, usual: UsualPreset = '30d'): KpiFilter {
  const zone = knownZone(search.get('zone'), browserZone);
  const custom = { from: search.get('from') ?? '', to: search.get('to') ?? '' };
  const asked = PRESETS.find((preset) => preset === search.get('period'));
  const preset: Preset = asked === 'custom' || asked === undefined ? (valid(custom) ? 'custom' : usual) : asked;
  const period = preset === 'custom' ? custom : periodOf(preset, now, zone);
  const interval = INTERVALS.find((known) => known === search.get('interval')) ?? null;
  const values: Partial<Record<Group, readonly string[]>> = {};
  for (const group of GROUPS) {
    // The empty value asks for what is not stated.
    const chosen = search.getAll(group);
    if (chosen.length > 0) values[group] = chosen;
  }
  return {
    preset,
    period,
    zone,
    interval: interval !== null && allows(period, interval) ? interval : null,
    groupBy: [...new Set(search.getAll('groupBy').filter(isGroup))].slice(0, 2),
    values,
  };
}

export function kpiFilterToUrl(filter: KpiFilter, browserZone: string, usual: UsualPreset = '30d'): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.preset === 'custom') {
    search.set('from', filter.period.from);
    search.set('to', filter.period.to);
  } else if (filter.preset !== usual) {
    search.set('period', filter.preset);
  }
  if (filter.zone !== browserZone) search.set('zone', filter.zone);
  if (filter.interval !== null) search.set('interval', filter.interval);
  for (const group of filter.groupBy) search.append('groupBy', group);
  for (const group of GROUPS) for (const value of filter.values[group] ?? []) search.append(group, value);
  return search;
}

export function intervalOf(filter: KpiFilter): Interval {
  return filter.interval ?? fittingInterval(filter.period);
}

/** What the figures are limited to, as parameters. */
export function kpiValues(filter: Pick<KpiFilter, 'values'>): Partial<Record<Group, string[]>> {
  return Object.fromEntries(Object.entries(filter.values).map(([group, chosen]) => [group, [...chosen]]));
}

/** The query of the kpi-service. */
export function kpiQuery(filter: KpiFilter, interval: Interval | 'none', groupBy: readonly Group[], links = false) {
  return {
    from: filter.period.from,
    to: filter.period.to,
    zone: filter.zone,
    interval,
    // One line comes with its links; those of its parts are made from them (lists.ts), because links would make an answer of many lines ten times as long.
    links: String(links),
    ...(groupBy.length > 0 ? { groupBy: groupBy.join(',') } : {}),
    ...kpiValues(filter),
  };
}
