import { kpiFilterToUrl, kpiValues, type KpiFilter } from '../params';
import { valid, type Period } from '../period';

/** What a metric says: a share of 0 to 1, points, or seconds. */
export type Kind = 'share' | 'score' | 'time';

interface Comparable {
  metric: string;
  kind: Kind;
  /** Whether one of its clocks has to be named. */
  ofClock: boolean;
}

const share = (metric: string): Comparable => ({ metric, kind: 'share', ofClock: false });
const time = (metric: string): Comparable => ({ metric, kind: 'time', ofClock: false });

/** What the service compares. */
export const COMPARABLE: readonly Comparable[] = [
  { metric: 'sla', kind: 'share', ofClock: true },
  share('stated'),
  { metric: 'nps', kind: 'score', ofClock: false },
  share('csat'),
  share('responseRate'),
  share('firstContact'),
  share('transfer'),
  share('singleTouch'),
  share('disputes'),
  share('disputed'),
  time('resolutionTime'),
  time('resolutionTimeByReceived'),
  time('firstResponseTime'),
  time('acknowledgementTime'),
  time('assignmentTime'),
  time('nextResponse'),
  { metric: 'clockTimes', kind: 'time', ofClock: true },
];

export const PERCENTILES = [50, 75, 90, 95, 99] as const;
export const AGAINST = ['none', 'previous', 'year', 'custom'] as const;
export type Against = (typeof AGAINST)[number];

/** What is compared, beside period, groups and filters. */
export interface Choice {
  metric: string;
  clock: string;
  percentile: number;
  against: Against;
  /** The other period, if its dates are one's own. */
  other: Period;
  minimum: number;
}

const USUAL = { metric: 'sla', clock: 'resolution', percentile: 50, minimum: 30 };
const MOST_MINIMUM = 1_000_000;

export function comparableOf(metric: string): Comparable {
  return COMPARABLE.find((each) => each.metric === metric) ?? { metric, kind: 'share', ofClock: false };
}

function whole(text: string | null, least: number, most: number, usual: number): number {
  const value = Number(text);
  return text !== null && Number.isInteger(value) && value >= least && value <= most ? value : usual;
}

/** Reads the choice from the URL. If neither groups nor a period are named, the period before it is what is compared with. */
export function choiceFromUrl(search: URLSearchParams): Choice {
  const metric = COMPARABLE.find((each) => each.metric === search.get('metric'))?.metric ?? USUAL.metric;
  const other = { from: search.get('againstFrom') ?? '', to: search.get('againstTo') ?? '' };
  const named = AGAINST.find((each) => each === search.get('against'));
  return {
    metric,
    clock: search.get('clock') || USUAL.clock,
    percentile: whole(search.get('percentile'), 1, 99, USUAL.percentile),
    against: named ?? (search.has('groupBy') ? 'none' : 'previous'),
    other,
    minimum: whole(search.get('minimum'), 1, MOST_MINIMUM, USUAL.minimum),
  };
}

export function choiceToUrl(choice: Choice, filter: KpiFilter, browserZone: string): URLSearchParams {
  const search = kpiFilterToUrl(filter, browserZone);
  const { ofClock, kind } = comparableOf(choice.metric);
  search.set('metric', choice.metric);
  if (ofClock) search.set('clock', choice.clock);
  if (kind === 'time' && choice.percentile !== USUAL.percentile) search.set('percentile', String(choice.percentile));
  search.set('against', choice.against);
  if (choice.against === 'custom') {
    search.set('againstFrom', choice.other.from);
    search.set('againstTo', choice.other.to);
  }
  if (choice.minimum !== USUAL.minimum) search.set('minimum', String(choice.minimum));
  return search;
}

/** The same days a year before; 29 February becomes 1 March. */
export function yearBefore(period: Period): Period {
  const before = (date: string) => {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
    return new Date(Date.UTC(year - 1, month - 1, day)).toISOString().slice(0, 10);
  };
  return { from: before(period.from), to: before(period.to) };
}

/** Why nothing is asked. */
export type Refused = 'nothing' | 'not-over' | 'other-invalid' | 'other-not-over';

export interface Asked {
  /** The period that is compared: up to the beginning of today where it is held against another one. */
  period: Period;
  /** Whether today was cut off. */
  cut: boolean;
  query: Record<string, string | number | string[]> & { metric: string };
}

/** The question for the service. Days that are not over are never held against days that are. */
export function comparison(filter: KpiFilter, choice: Choice, today: string): Asked | Refused {
  if (choice.against === 'none' && filter.groupBy.length === 0) return 'nothing';
  const cut = choice.against !== 'none' && filter.period.to > today;
  const period = cut ? { from: filter.period.from, to: today } : filter.period;
  if (period.from >= period.to) return 'not-over';
  const other = choice.against === 'year' ? yearBefore(period) : choice.other;
  const dated = choice.against === 'year' || choice.against === 'custom';
  if (dated && !valid(other)) return 'other-invalid';
  if (dated && other.to > today) return 'other-not-over';
  const { ofClock, kind } = comparableOf(choice.metric);
  return {
    period,
    cut,
    query: {
      metric: choice.metric,
      ...(ofClock ? { clock: choice.clock } : {}),
      ...(kind === 'time' ? { percentile: choice.percentile } : {}),
      from: period.from,
      to: period.to,
      zone: filter.zone,
      ...(filter.groupBy.length > 0 ? { groupBy: filter.groupBy.join(',') } : {}),
      ...(choice.against === 'previous' ? { against: 'previous' } : {}),
      ...(dated ? { againstFrom: other.from, againstTo: other.to } : {}),
      minimum: choice.minimum,
      ...kpiValues(filter),
    },
  };
}
