import type { Compared, ComparedSide } from '../../api/types';
import type { Format } from '../../i18n/format';
import type { Translate } from '../../i18n/messages';
import { bounds } from '../figures';
import type { Kind } from './choice';

/** A value of one side. */
export function valueText(kind: Kind, value: number, f: Format): string {
  return kind === 'share' ? f.percent(value) : kind === 'score' ? f.signed(value, 1) : f.duration(value);
}

/** A difference, always with its sign; shares in percentage points. */
export function differenceText(kind: Kind, value: number, t: Translate, f: Format): string {
  if (kind === 'share') return t('compare.pp', { value: f.signed(100 * value, 1) });
  if (kind === 'score') return t('compare.points', { value: f.signed(value, 1) });
  return value === 0 ? f.duration(0) : `${value < 0 ? '−' : '+'}${f.duration(Math.abs(value))}`;
}

export function sideText(kind: Kind, side: ComparedSide, t: Translate, f: Format): string {
  if (side.value == null) return '–';
  const range = bounds(side.interval95);
  const value = valueText(kind, side.value, f);
  return range === null ? value : `${value} (${t('kpi.interval95', { low: valueText(kind, range.low, f), high: valueText(kind, range.high, f) })})`;
}

export type Verdict = 'higher' | 'lower' | 'chance' | 'too-few' | 'no-interval';

/** What may be said. More than chance only where the service flags it. */
export function verdictOf(row: Compared, minimum: number): Verdict {
  if (row.difference == null) return Math.min(row.first.n, row.second.n) < minimum ? 'too-few' : 'no-interval';
  return row.different ? (row.difference > 0 ? 'higher' : 'lower') : 'chance';
}

/** A probability; small ones only as small. */
export function probability(p: number, f: Format): string {
  return p < 0.001 ? `< ${f.number(0.001, 3)}` : f.number(p, 3);
}
