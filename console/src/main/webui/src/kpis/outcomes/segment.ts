import type { KpiFilter } from '../params';

const SEGMENTS: readonly string[] = ['brand', 'product', 'region'];

/** Whose customers a filter asks for; null if customers are not counted like that. */
export function segmentOf(filter: Pick<KpiFilter, 'values'>): Partial<Record<'brand' | 'product' | 'region', string>> | null {
  const limits = Object.entries(filter.values).filter(([, values]) => values.length > 0);
  if (limits.some(([dimension, values]) => !SEGMENTS.includes(dimension) || values.length > 1 || values[0] === '')) return null;
  return Object.fromEntries(limits.map(([dimension, values]) => [dimension, values[0] ?? '']));
}
