import type { TimelineItem } from '../api/types';
import { words } from '../i18n/codes';
import type { Translate } from '../i18n/messages';

/** The short name of an event type: "received" of "org.redress.complaint.received.v1". */
export function eventName(type: string): string {
  return type.replace(/^.*\.complaint\./, '').replace(/\.v\d+$/, '');
}

export type ItemKind = 'customer-message' | 'agent-message' | 'note' | 'clock' | 'event';

export function itemKind(item: TimelineItem): ItemKind {
  const name = eventName(item.type);
  if (name === 'note-added' || item.message?.internal === true) return 'note';
  if (name === 'agent-replied') return 'agent-message';
  if (name === 'customer-replied' || (name === 'received' && item.message?.text != null)) return 'customer-message';
  return name.startsWith('sla-') ? 'clock' : 'event';
}

function textIn(fact: TimelineItem['fact'], field: string): string | null {
  const value = fact?.[field];
  return typeof value === 'string' && value !== '' ? value : null;
}

function clockNames(fact: TimelineItem['fact'], t: Translate): string {
  const clocks = fact?.['clocks'];
  if (!Array.isArray(clocks)) return '';
  const names = clocks.map((clock: unknown) =>
    typeof clock === 'object' && clock !== null && 'clock' in clock ? words(t, 'clock', String(clock.clock)) : '',
  );
  return names.filter(Boolean).join(', ');
}

/** The case that a merge named; null for anything else. */
export function mergedInto(item: TimelineItem): string | null {
  return eventName(item.type) === 'merged' ? textIn(item.fact, 'into') : null;
}

/** Why somebody did it; null if nobody said. */
export function reasonOf(item: TimelineItem): string | null {
  return textIn(item.fact, 'reason');
}

/** What happened, in one line. */
export function itemText(item: TimelineItem, t: Translate): string {
  const name = eventName(item.type);
  const { fact } = item;
  switch (name) {
    case 'status-changed':
      return t('event.status-changed', {
        from: words(t, 'status', textIn(fact, 'from') ?? '–'),
        to: words(t, 'status', textIn(fact, 'to') ?? '–'),
      });
    case 'resolved': {
      const outcome = textIn(fact, 'outcome');
      return outcome === null ? t('event.resolved') : t('event.resolved.as', { outcome: words(t, 'outcome', outcome) });
    }
    case 'acknowledged':
      return fact?.['automatic'] === true ? t('event.acknowledged.auto') : t('event.acknowledged');
    case 'assigned':
      return fact?.['transfer'] === true ? t('event.assigned.transfer') : t('event.assigned');
    case 'classified': {
      const changed = fact?.['changed'];
      const what = Array.isArray(changed) ? changed.map((field) => words(t, 'dim', String(field))).join(', ') : '';
      return what === '' ? t('event.classified') : t('event.classified.what', { what });
    }
    case 'reopened':
    case 'withdrawn':
    case 'merged':
    case 'resolution-disputed': {
      const reason = reasonOf(item);
      const text = t(`event.${name}`);
      return reason === null ? text : `${text}. ${t('event.reason', { reason })}`;
    }
    case 'step-taken':
      return t('event.step-taken', { step: words(t, 'step', textIn(fact, 'step') ?? '–') });
    case 'sla-applied': {
      const policy = textIn(fact, 'policy') ?? '–';
      return t(fact?.['undo'] === true ? 'event.sla-applied.undone' : 'event.sla-applied', { policy, clocks: clockNames(fact, t) || '–' });
    }
    case 'sla-started':
    case 'sla-paused':
    case 'sla-resumed':
    case 'sla-warned':
    case 'sla-met':
    case 'sla-breached':
    case 'sla-cancelled':
    case 'sla-corrected':
      return t(`event.${name}`, { clocks: clockNames(fact, t) || '–' });
    default:
      return words(t, 'event', name);
  }
}

/** Who did it, for people. */
export function actorName(item: TimelineItem, t: Translate, nameOf: (id: string) => string): string {
  // The kind, and for agents and systems the id behind a colon.
  const [kind = '', ...rest] = (item.actor ?? '').split(':');
  const id = rest.join(':');
  if (kind === 'customer') return t('timeline.customer');
  if (kind === 'redress') return t('timeline.redress');
  return id === '' ? kind || '–' : nameOf(id);
}
