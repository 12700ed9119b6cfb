/** The queue somebody came from: where to go back to, and which case is next. Lives as long as the page. */
export interface QueueOrder {
  search: string;
  ids: readonly string[];
}

let current: QueueOrder = { search: '', ids: [] };
let visited: string | null = null;

export function rememberOrder(order: QueueOrder): void {
  current = order;
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
