type Interval = 1000 | 30_000;

const listeners: Record<Interval, Set<() => void>> = { 1000: new Set(), 30000: new Set() };
const timers: Partial<Record<Interval, ReturnType<typeof setInterval>>> = {};

/** Calls back at the interval. All chips share one timer per interval, so that they change together. */
export function onTick(interval: Interval, listener: () => void): () => void {
  const all = listeners[interval];
  all.add(listener);
  timers[interval] ??= setInterval(() => {
    for (const each of all) each();
  }, interval);
  return () => {
    all.delete(listener);
    if (all.size === 0) {
      clearInterval(timers[interval]);
      delete timers[interval];
    }
  };
}
