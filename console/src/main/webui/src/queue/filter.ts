import type { CaseStatus, CaseSummary } from '../api/types';

export type View = 'open' | 'mine' | 'unassigned' | 'overdue' | 'done' | 'all';
export const VIEWS: readonly View[] = ['open', 'mine', 'unassigned', 'overdue', 'done', 'all'];

/** The dimensions a queue can be narrowed by, beside view and text. */
export const DIMENSIONS = ['status', 'priority', 'channel', 'category', 'product', 'team', 'assignee', 'source', 'brand', 'region'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What the queue shows. The URL holds it, and the query key is made from it. */
export interface QueueFilter {
  view: View;
  q: string;
  values: Readonly<Partial<Record<Dimension, readonly string[]>>>;
}

export const OPEN_STATUSES: readonly CaseStatus[] = ['new', 'open', 'waiting-for-customer'];
const DONE_STATUSES: readonly CaseStatus[] = ['resolved', 'closed', 'withdrawn', 'merged'];

/** Reads a filter from the URL; what it does not know is ignored. */
export function filterFromUrl(search: URLSearchParams): QueueFilter {
  const view = VIEWS.find((known) => known === search.get('view')) ?? 'open';
  const values: Partial<Record<Dimension, readonly string[]>> = {};
  for (const dimension of DIMENSIONS) {
    const chosen = search.getAll(dimension).filter((value) => value !== '');
    if (chosen.length > 0) values[dimension] = chosen;
  }
  return { view, q: search.get('q')?.trim() ?? '', values };
}

/** The URL form; the default view is left out, so that equal filters have equal URLs. */
export function filterToUrl(filter: QueueFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.view !== 'open') search.set('view', filter.view);
  if (filter.q !== '') search.set('q', filter.q);
  for (const dimension of DIMENSIONS) for (const value of filter.values[dimension] ?? []) search.append(dimension, value);
  return search;
}

/** The same filter with other values of one dimension; none removes it. */
export function narrowed(filter: QueueFilter, dimension: Dimension, values: readonly string[]): QueueFilter {
  const { [dimension]: _, ...others } = filter.values;
  return { ...filter, values: values.length === 0 ? others : { ...others, [dimension]: values } };
}

/** The query of the complaint-service. */
export type ListQuery = Partial<Record<Exclude<Dimension, never>, string[]>> & {
  q?: string;
  overdue?: boolean;
  sort: string;
};

function viewStatuses(view: View): readonly CaseStatus[] {
  switch (view) {
    case 'open':
    case 'mine':
    case 'overdue':
      return OPEN_STATUSES;
    case 'unassigned':
      return ['new'];
    case 'done':
      return DONE_STATUSES;
    case 'all':
      return [];
  }
}

export function listQuery(filter: QueueFilter, me: string): ListQuery {
  const query: ListQuery = { sort: filter.view === 'done' || filter.view === 'all' ? 'received' : 'next-deadline' };
  for (const dimension of DIMENSIONS) {
    const values = filter.values[dimension];
    if (values !== undefined) query[dimension] = [...values];
  }
  const statuses = viewStatuses(filter.view);
  if (query.status === undefined && statuses.length > 0) query.status = [...statuses];
  if (filter.view === 'mine') query.assignee = [me];
  if (filter.view === 'overdue') query.overdue = true;
  if (filter.q !== '') query.q = filter.q;
  return query;
}

/** Whether a case that changed still belongs to a list. Text is not looked at: what matched once, stays. */
export function belongs(row: CaseSummary, query: ListQuery, now: number): boolean {
  for (const dimension of DIMENSIONS) {
    const wanted = query[dimension];
    const value = row[dimension];
    if (wanted !== undefined && (value == null || !wanted.includes(value))) return false;
  }
  return query.overdue !== true || isOverdue(row, now);
}

function isOverdue(row: CaseSummary, now: number): boolean {
  const deadline = row.nextDeadline;
  if (deadline == null) return false;
  return deadline.state === 'breached' || (deadline.dueAt != null && Date.parse(deadline.dueAt) < now);
}
