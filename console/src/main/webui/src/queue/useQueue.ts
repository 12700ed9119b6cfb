import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { body, complaints } from '../api/client';
import { serverClock } from '../api/serverClock';
import type { CaseDetail, CaseSummary } from '../api/types';
import { useChanges } from '../live/LiveProvider';
import { belongs, type ListQuery } from './filter';
import { mergeInPlace } from './merge';

export const queueKeys = {
  all: ['complaints', 'list'] as const,
  list: (query: ListQuery) => [...queueKeys.all, query] as const,
};

const PAGE_SIZE = 100;
/** Rows are looked at again no more often than this, however many hints come. */
const LOOK_MILLIS = 700;
/** Cases beyond the first page that are fetched one by one per look. */
const SINGLES = 12;
const FLASH_MILLIS = 1000;
const NOBODY: ReadonlySet<string> = new Set();

/** Cases that came since a list was shown. */
interface News {
  query: ListQuery;
  ids: ReadonlySet<string>;
}

interface Page {
  items: CaseSummary[];
  next?: string | null;
}
type Pages = InfiniteData<Page, string | null>;

async function fetchPage(query: ListQuery, cursor: string | null, signal?: AbortSignal): Promise<Page> {
  const paging = cursor === null ? { limit: PAGE_SIZE } : { limit: PAGE_SIZE, cursor };
  return body(complaints.GET('/api/v1/complaints', { params: { query: { ...query, ...paging } }, signal }));
}

/** What the list shows of a case. */
function summaryOf(value: CaseDetail): CaseSummary {
  return {
    id: value.id,
    number: value.number,
    version: value.version,
    status: value.status,
    source: value.source,
    subject: value.subject ?? null,
    sourceStatus: value.sourceStatus ?? null,
    channel: value.channel ?? null,
    category: value.category ?? null,
    product: value.product ?? null,
    team: value.team ?? null,
    assignee: value.assignee ?? null,
    priority: value.priority ?? null,
    brand: value.brand ?? null,
    region: value.region ?? null,
    receivedAt: value.receivedAt ?? null,
    resolvedAt: value.resolvedAt ?? null,
    closedAt: value.closedAt ?? null,
    nextDeadline: value.nextDeadline ?? null,
    customerName: value.customerName ?? null,
    erasedAt: value.erasedAt ?? null,
  };
}

async function fetchOne(id: string): Promise<CaseSummary | null> {
  try {
    return summaryOf(await body(complaints.GET('/api/v1/complaints/{id}', { params: { path: { id } } })));
  } catch {
    // Gone, or of another team: it has no place in this list then.
    return null;
  }
}

export interface Queue {
  rows: readonly CaseSummary[];
  pending: boolean;
  error: unknown;
  hasMore: boolean;
  loadingMore: boolean;
  loadMore: () => void;
  reload: () => void;
  /** How many cases belong here that are not on screen yet. */
  arrived: number;
  /** Rows that changed within the last second. */
  flashing: ReadonlySet<string>;
  /** Rows that no longer belong here; they stay until the list is shown anew. */
  left: ReadonlySet<string>;
  /** Shows the list as it is now. */
  showNow: () => void;
}

/**
 * The rows of a filter, kept up to date by hints without moving any: changed rows change in place, new ones are counted until
 * somebody wants to see them. While nobody is in the list ({@code mayMove}), it is simply shown as it is.
 */
export function useQueue(query: ListQuery, mayMove: () => boolean): Queue {
  const queries = useQueryClient();
  const key = useMemo(() => queueKeys.list(query), [query]);
  const [news, setNews] = useState<News>({ query, ids: NOBODY });
  const [flashing, setFlashing] = useState<ReadonlySet<string>>(new Set());

  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(query, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
  });
  const rows = useMemo(() => distinct(list.data?.pages.flatMap((page) => page.items) ?? []), [list.data]);

  const showHead = useCallback(
    (head: Page) => {
      queries.setQueryData<Pages>(key, { pages: [head], pageParams: [null] });
      setNews({ query, ids: NOBODY });
    },
    [queries, key, query],
  );

  // Hints that came while the first page was under way: it may have been read before them.
  const early = useRef<Set<string> | null>(null);
  const look = useCallback(
    async (hinted: ReadonlySet<string>) => {
      if (queries.getQueryData<Pages>(key) === undefined) {
        early.current = new Set([...(early.current ?? []), ...hinted]);
        return;
      }
      const head = await fetchPage(query, null);
      const inHead = new Set(head.items.map((item) => item.id));
      const others = [...hinted].filter((id) => !inHead.has(id)).slice(0, SINGLES);
      const singles = (await Promise.all(others.map(fetchOne))).filter((row) => row !== null);

      const data = queries.getQueryData<Pages>(key);
      if (data === undefined) return;
      const shown = distinct(data.pages.flatMap((page) => page.items));
      const known = new Set(shown.map((item) => item.id));
      const now = serverClock.now();
      const fresh = [...head.items, ...singles.filter((row) => known.has(row.id) || belongs(row, query, now))];
      const { changed, arrived: came } = mergeInPlace(shown, fresh);
      // A single that was not on screen may belong to a page that nobody has asked for yet.
      const arrived = [...came].filter((id) => inHead.has(id) || data.pages.at(-1)?.next == null);

      if (data.pages.length === 1 && mayMove() && (arrived.length > 0 || changed.size > 0)) {
        showHead(head);
      } else {
        if (changed.size > 0) queries.setQueryData<Pages>(key, withRows(data, fresh));
        setNews({ query, ids: new Set(arrived) });
      }
      if (changed.size > 0) setFlashing(changed);
    },
    [queries, key, query, mayMove, showHead],
  );

  const schedule = useThrottled(look);
  useEffect(() => {
    if (list.data === undefined || early.current === null) return;
    schedule(early.current);
    early.current = null;
  }, [list.data, schedule]);
  useChanges((changes) => {
    if (changes.cases.size > 0 || changes.reset) schedule(changes.cases.keys());
  });

  useEffect(() => {
    if (flashing.size === 0) return undefined;
    const timer = setTimeout(() => setFlashing(new Set()), FLASH_MILLIS);
    return () => clearTimeout(timer);
  }, [flashing]);

  const left = useMemo(() => {
    const now = serverClock.now();
    return new Set(rows.filter((row) => !belongs(row, query, now)).map((row) => row.id));
  }, [rows, query]);

  return {
    rows,
    pending: list.isPending,
    error: list.isError && list.data === undefined ? list.error : null,
    hasMore: list.hasNextPage,
    loadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
    reload: () => void list.refetch(),
    // What came for another filter is no news here.
    arrived: news.query === query ? news.ids.size : 0,
    flashing,
    left,
    showNow: () => void fetchPage(query, null).then(showHead, () => list.refetch()),
  };
}

function withRows(data: Pages, fresh: readonly CaseSummary[]): Pages {
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: mergeInPlace(page.items, fresh).rows })) };
}

/** A case that moved between two pages while they were loaded is shown once. */
function distinct(rows: readonly CaseSummary[]): CaseSummary[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id));
}

/** Collects ids and looks at them: at once if there was no look lately, otherwise when its time has come; never twice at a time. */
function useThrottled(look: (ids: ReadonlySet<string>) => Promise<void>): (ids: Iterable<string>) => void {
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  const state = useRef({ waiting: new Set<string>(), timer: 0, busy: false, lastAt: 0 });
  useEffect(() => {
    const now = state.current;
    return () => clearTimeout(now.timer);
  }, []);

  return useCallback((ids: Iterable<string>) => {
    const now = state.current;
    for (const id of ids) now.waiting.add(id);
    const go = () => {
      now.timer = 0;
      if (now.busy) {
        now.timer = window.setTimeout(go, LOOK_MILLIS);
        return;
      }
      const taken = now.waiting;
      now.waiting = new Set();
      now.busy = true;
      now.lastAt = performance.now();
      latest
        .current(taken)
        .catch(() => {
          // The next hint, or the end of the interruption, brings the next look.
        })
        .finally(() => {
          now.busy = false;
        });
    };
    if (now.timer === 0) now.timer = window.setTimeout(go, Math.max(0, now.lastAt + LOOK_MILLIS - performance.now()));
  }, []);
}
