import type { FieldProblem } from '../api/problem';
import type { SimulationRequest, SlaDefinition } from '../api/types';
import type { Translate } from '../i18n/messages';
import { instantOf } from '../sla/wall';
import { calendarOf, policyOf } from './api';
import { nextKey } from './calendarDraft';
import type { PolicyJson } from './policyDraft';

/** Events that the engine knows by name; others are events of policies and packs. */
export const EVENT_TYPES = [
  'acknowledged', 'agent-message', 'customer-message', 'automatic-message', 'pause', 'resume', 'resolved', 'reopened', 'closed', 'withdrawn', 'merged', 'note',
] as const;

export interface EventDraft {
  key: number;
  type: string;
  at: string;
}

/** A question as it is typed. All wall times are those of its zone. */
export interface TryDraft {
  from: 'policy' | 'pack';
  policy: string;
  /** Name of a rule, or "default". */
  rule: string;
  pack: string;
  variant: string;
  zone: string;
  received: string;
  events: readonly EventDraft[];
  asOf: string;
}

export function emptyEvent(): EventDraft {
  return { key: nextKey(), type: 'agent-message', at: '' };
}

/** What the rules of a policy are called, the default last. */
export function rulesOf(policy: PolicyJson): string[] {
  return [...(policy.rules ?? []).map((rule) => rule.name), ...(policy.default === undefined ? [] : ['default'])];
}

/** The question as it is sent, and what is wrong with it already here. */
export function tryRequest(
  draft: TryDraft,
  policies: readonly SlaDefinition[],
  calendars: readonly SlaDefinition[],
  t: Translate,
): { json: SimulationRequest; faults: FieldProblem[] } {
  const faults: FieldProblem[] = [];
  const fault = (pointer: string, message: string) => void faults.push({ pointer, code: 'here', message });
  const time = (local: string, pointer: string, message: string): string => {
    const iso = instantOf(local, draft.zone);
    if (iso === null) fault(pointer, message);
    return iso ?? '';
  };
  const json: SimulationRequest = { zone: draft.zone };
  if (draft.from === 'pack') {
    if (draft.pack === '') fault('/pack', t('try.pack.required'));
    json.pack = draft.pack;
    if (draft.variant !== '') json.variant = draft.variant;
  } else {
    const stored = policies.find((each) => each.id === draft.policy);
    if (stored === undefined) fault('/policy', t('try.policy.required'));
    else {
      const policy = policyOf(stored);
      const clocks = (draft.rule === 'default' ? policy.default?.clocks : policy.rules?.find((rule) => rule.name === draft.rule)?.clocks) ?? [];
      json.policy = { version: `${stored.id}/${stored.version}`, clocks };
      const named = new Set(clocks.map((clock) => clock.calendar));
      const used = calendars.filter((each) => named.has(each.id));
      if (used.length > 0) {
        json.calendars = used.map((each) => {
          const { effectiveFrom: _e, ...calendar } = calendarOf(each);
          return { ...calendar, id: each.id, version: String(each.version) };
        });
      }
    }
  }
  json.receivedAt = time(draft.received, '/receivedAt', t('try.received.required'));
  if (draft.events.length > 0) {
    json.events = draft.events.map((event, index) => ({
      type: event.type.trim(),
      at: time(event.at, `/events/${index}/at`, t('try.event.required')),
    }));
  }
  if (draft.asOf !== '') json.asOf = time(draft.asOf, '/asOf', t('try.event.required'));
  return { json, faults };
}
