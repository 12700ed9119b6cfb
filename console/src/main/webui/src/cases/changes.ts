import type { CaseDetail, ClassifyRequest, TimelineItem } from '../api/types';
import type { Command } from './api';

/** One field that differs between what somebody saw and what is there now. */
export interface FieldChange {
  field: ComparedField;
  before: string | null;
  now: string | null;
}

const COMPARED = ['status', 'assignee', 'team', 'priority', 'category', 'product', 'channel', 'brand', 'region', 'outcome', 'rootCause'] as const;
export type ComparedField = (typeof COMPARED)[number];

/** The fields that somebody else changed. */
export function fieldChanges(before: CaseDetail, now: CaseDetail): FieldChange[] {
  return COMPARED.map((field) => ({ field, before: before[field] ?? null, now: now[field] ?? null })).filter(
    (change) => change.before !== change.now,
  );
}

const TELLING = /\.(customer-replied|agent-replied|resolution-disputed)\.v\d+$/;

/** Messages that came after what somebody saw; a note or a clock that moved on does not make an answer wrong. */
export function newMessages(before: CaseDetail, timeline: readonly TimelineItem[]): TimelineItem[] {
  return timeline.filter((item) => item.version > before.version && TELLING.test(item.type));
}

/** A change that nobody needs to be asked about: the command goes out again on the new version. */
export function harmless(before: CaseDetail, now: CaseDetail, timeline: readonly TimelineItem[]): boolean {
  return fieldChanges(before, now).length === 0 && newMessages(before, timeline).length === 0;
}

/** What a command sets: null and absent leave a member as it is. */
function given(body: ClassifyRequest): Partial<CaseDetail> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value != null));
}

/** The case as it will be if the server agrees; null for what only the server can tell. */
export function optimistic(value: CaseDetail, command: Command): CaseDetail | null {
  switch (command.action) {
    case 'assign':
      return {
        ...value,
        ...(command.body.assignee === undefined ? {} : { assignee: command.body.assignee ?? undefined }),
        ...(command.body.team === undefined ? {} : { team: command.body.team ?? undefined }),
        status: value.status === 'new' ? 'open' : value.status,
      };
    case 'wait':
      return { ...value, status: 'waiting-for-customer' };
    case 'resume':
      return { ...value, status: 'open' };
    case 'classify':
      return { ...value, ...given(command.body) };
    default:
      return null;
  }
}
