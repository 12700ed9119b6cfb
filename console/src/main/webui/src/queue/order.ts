/** The queue somebody came from: where to go back to, and which case is next. Holds ids only, so that it may survive a reload. */
export interface QueueOrder {
  search: string;
  ids: readonly string[];
}

const KEY = 'redress.queue';
const KEPT = 500;
const EMPTY: QueueOrder = { search: '', ids: [] };

function isOrder(value: unknown): value is QueueOrder {
  return typeof value === 'object' && value !== null && 'search' in value && 'ids' in value && Array.isArray(value.ids);
}

function load(): QueueOrder {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    return isOrder(value) ? value : EMPTY;
  } catch {
    return EMPTY;
  }
}

let current = load();
let visited: string | null = null;

export function rememberOrder(order: QueueOrder): void {
  current = order;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ search: order.search, ids: order.ids.slice(0, KEPT) }));
  } catch {
    // Without storage the order lasts until the page is closed.
  }
}

export function lastOrder(): QueueOrder {
  return current;
}

export function rememberVisit(id: string): void {
  visited = id;
}

/** The case that was open last, to put the focus back on its row. */
export function lastVisit(): string | null {
  return visited;
}

/** The neighbours of a case in the queue somebody came from. */
export function neighbours(id: string): { previous: string | null; next: string | null } {
  const at = current.ids.indexOf(id);
  if (at < 0) return { previous: null, next: current.ids[0] ?? null };
  return { previous: current.ids[at - 1] ?? null, next: current.ids[at + 1] ?? null };
}
