import type { Objective, ObjectiveForm } from '../api/types';
import { words } from '../i18n/codes';
import type { Translate } from '../i18n/messages';

/** The shares that can be promised; the services know them by these codes. */
export const FIGURES = ['sla', 'csat', 'stated', 'reopen', 'disputed', 'transfer', 'singleTouch'] as const;

/** What an objective can be limited to. */
export const DIMENSIONS = ['team', 'category', 'channel', 'priority', 'product', 'brand', 'region', 'source', 'survey'] as const;

/** A rule as it is typed. */
export interface RuleDraft {
  key: number;
  longHours: string;
  shortHours: string;
  burn: string;
  urgency: string;
}

/** An objective as it is typed. */
export interface ObjectiveDraft {
  name: string;
  figure: string;
  of: string;
  /** In percent. */
  target: string;
  periodDays: string;
  minimumCount: string;
  filters: ReadonlyArray<{ key: number; dimension: string; values: string }>;
  /** Null for the usual ones. */
  rules: readonly RuleDraft[] | null;
}

let keys = 0;
const nextKey = () => ++keys;

/** The figures that are of a clock or a question. */
export function hasOf(figure: string): boolean {
  return figure === 'sla' || figure === 'csat';
}

export function emptyFilter(): ObjectiveDraft['filters'][number] {
  return { key: nextKey(), dimension: 'team', values: '' };
}

export function emptyRule(): RuleDraft {
  return { key: nextKey(), longHours: '24', shortHours: '2', burn: '2', urgency: 'page' };
}

export function newObjective(): ObjectiveDraft {
  return { name: '', figure: 'sla', of: 'first-response', target: '95', periodDays: '90', minimumCount: '10', filters: [], rules: null };
}

/** Digits that read back as the same number. */
function digits(value: number): string {
  return String(Number(value.toPrecision(12)));
}

export function objectiveDraft(objective: Objective): ObjectiveDraft {
  return {
    name: objective.name,
    figure: objective.figure,
    of: objective.of ?? '',
    target: digits(objective.target * 100),
    periodDays: String(objective.periodDays),
    minimumCount: String(objective.minimumCount),
    filters: Object.entries(objective.filters).map(([dimension, values]) => ({ key: nextKey(), dimension, values: values.join(', ') })),
    rules: objective.rules.map((rule) => ({
      key: nextKey(),
      longHours: digits(rule.longMinutes / 60),
      shortHours: digits(rule.shortMinutes / 60),
      burn: digits(rule.burn),
      urgency: rule.urgency,
    })),
  };
}

/** A number as it is typed, with a point or a comma; what is none is left to the server to refuse, which names the place. */
function number(text: string): number {
  const typed = text.trim().replace(',', '.');
  return typed === '' ? Number.NaN : Number(typed);
}

/** The places of the document that hold no number; the server could only say that they are missing. */
export function notNumbers(draft: ObjectiveDraft): string[] {
  const places: Array<[string, string]> = [
    ['/target', draft.target],
    ['/periodDays', draft.periodDays],
    ['/minimumCount', draft.minimumCount],
    ...(draft.rules ?? []).flatMap((rule, index): Array<[string, string]> => [
      [`/rules/${index}/longMinutes`, rule.longHours],
      [`/rules/${index}/shortMinutes`, rule.shortHours],
      [`/rules/${index}/burn`, rule.burn],
    ]),
  ];
  return places.filter(([, text]) => Number.isNaN(number(text))).map(([pointer]) => pointer);
}

/** The document that is sent. */
export function objectiveForm(draft: ObjectiveDraft): ObjectiveForm {
  const filters = draft.filters.map((filter) => [filter.dimension, filter.values.split(',').map((value) => value.trim())] as const);
  return {
    name: draft.name.trim(),
    figure: draft.figure,
    ...(hasOf(draft.figure) && draft.of.trim() !== '' ? { of: draft.of.trim() } : {}),
    filters: Object.fromEntries(filters),
    target: Number((number(draft.target) / 100).toPrecision(12)),
    periodDays: number(draft.periodDays),
    minimumCount: number(draft.minimumCount),
    ...(draft.rules === null
      ? {}
      : {
          rules: draft.rules.map((rule) => ({
            longMinutes: number(rule.longHours) * 60,
            shortMinutes: number(rule.shortHours) * 60,
            burn: number(rule.burn),
            urgency: rule.urgency,
          })),
        }),
  };
}

/** A draft in the words of its form, for comparing two of them. */
export function wordedDraft(draft: ObjectiveDraft, t: Translate): Record<string, unknown> {
  const point = (typed: string) => typed.trim().replace(',', '.');
  return {
    [t('objectives.name')]: draft.name.trim(),
    [t('objectives.figure')]: words(t, 'objectives.figure', draft.figure),
    ...(hasOf(draft.figure) ? { [t(draft.figure === 'sla' ? 'objectives.clock' : 'objectives.question')]: draft.of.trim() } : {}),
    [t('objectives.target')]: point(draft.target),
    [t('objectives.period')]: point(draft.periodDays),
    [t('objectives.minimum')]: point(draft.minimumCount),
    [t('objectives.filters')]: Object.fromEntries(draft.filters.map((filter) => [words(t, 'dim', filter.dimension), filter.values || t('objectives.unclassified')])),
    [t('objectives.rules')]:
      draft.rules === null
        ? t('objectives.rules.usual')
        : Object.fromEntries(
            draft.rules.map((rule, index) => [
              t('objectives.rule', { n: index + 1 }),
              {
                [t('objectives.long')]: point(rule.longHours),
                [t('objectives.short')]: point(rule.shortHours),
                [t('objectives.threshold')]: point(rule.burn),
                [t('objectives.urgency')]: words(t, 'objectives.urgency', rule.urgency),
              },
            ]),
          ),
  };
}
