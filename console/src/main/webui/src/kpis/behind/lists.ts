import type { CaseLinks, KpiLinks } from '../../api/types';
import { GROUPS } from '../params';

const LISTS = '/api/v1/kpis/cases?';
const DEFINITIONS = '/api/v1/kpis/definitions/';

/** What a cell is about, where the answer's links are about the whole period and all groups. */
export interface Within {
  bucket?: { from: string; to: string };
  group?: Readonly<Record<string, string | null | undefined>>;
}

/** Where the list behind a part of a figure is shown; null if the answer links to none. */
export function listPath(links: KpiLinks | null | undefined, metric: string, part: string, within: Within = {}): string | null {
  const link = links?.[metric]?.cases[part];
  if (link === undefined || !link.startsWith(LISTS)) return null;
  const search = new URLSearchParams(link.slice(LISTS.length));
  if (within.bucket !== undefined) {
    search.set('from', within.bucket.from);
    search.set('to', within.bucket.to);
  }
  for (const [dimension, value] of Object.entries(within.group ?? {})) search.set(dimension, value ?? '');
  return `/kpis/cases?${search}`;
}

/** Where the list behind a count is shown, by the links that stand beside the count; null if there is none. */
export function ownListPath(links: CaseLinks | null | undefined, part: string): string | null {
  return links == null ? null : listPath({ own: links }, 'own', part);
}

/** Where a figure is defined. */
export function definitionPath(links: KpiLinks | null | undefined, metric: string): string {
  const link = links?.[metric]?.definitions[0];
  const id = link?.startsWith(DEFINITIONS) === true ? link.slice(DEFINITIONS.length) : metric;
  return `/kpis/definitions/${encodeURIComponent(id)}`;
}

/** The group that a list leaves out, by the names of its dimensions in the address. */
const NOT = GROUPS.map((group) => `not.${group}` as const);
const SINGLE = ['from', 'to', 'at', 'hours', 'receivedFrom', 'receivedBefore', 'asOf', 'zone', 'question', 'contactDays', 'knownAt', ...NOT] as const;

/** The question for a list, as the URL puts it; null if it names no part of a figure. */
export function listQuery(search: URLSearchParams) {
  const metric = search.get('metric');
  const part = search.get('part');
  if (metric === null || metric === '' || part === null || part === '') return null;
  const single = Object.fromEntries(SINGLE.flatMap((name) => (search.get(name) === null ? [] : [[name, search.get(name) ?? '']])));
  const values = Object.fromEntries(GROUPS.flatMap((group) => (search.has(group) ? [[group, search.getAll(group)]] : [])));
  return { metric, part, ...single, ...values } as { metric: string; part: string } & Partial<Record<(typeof SINGLE)[number], string>> &
    Partial<Record<(typeof GROUPS)[number], string[]>>;
}

export type ListQuery = NonNullable<ReturnType<typeof listQuery>>;

/** The words of a part: its clock, code or score, and what of it is counted. Both may be absent. */
export function partOf(metric: string, part: string): { of: string | null; what: string | null } {
  if (metric === 'outcomes' || metric === 'rootCauses') return { of: part, what: null };
  const places = part.split('/');
  const last = places.pop() ?? '';
  if (metric === 'clockTimes') return { of: places.slice(0, -1).join('/'), what: places.at(-1) ?? last };
  if (places[0] === 'histogram' || places[0] === 'kinds') return { of: last, what: places[0] };
  if (places[0] === 'paid') return { of: places.slice(1).join('/'), what: 'paid' };
  return { of: places.length === 0 ? null : places.join('/'), what: last };
}

/** What was asked, and on which scale: "recommend, 0–10" for nps/recommend/0-10/7, whose score stands by itself. */
export function answerText(answer: string): string {
  const places = answer.split('/');
  if (places.length < 4) return answer;
  return `${places.slice(1, -2).join('/')}, ${(places.at(-2) ?? '').replace('-', '–')}`;
}
