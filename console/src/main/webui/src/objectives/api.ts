import { queryOptions } from '@tanstack/react-query';
import { body, done, objectives } from '../api/client';
import type { Objective, ObjectiveForm } from '../api/types';

export const objectiveKeys = {
  all: ['objectives'] as const,
  list: ['objectives', 'list'] as const,
  history: (id: string) => ['objectives', 'history', id] as const,
  surges: ['objectives', 'surges'] as const,
};

/** Deadlines pass without an event: how objectives stand is looked at again and again. */
const LOOK_AGAIN_MILLIS = 30_000;

export const objectivesQuery = queryOptions({
  queryKey: objectiveKeys.list,
  queryFn: async ({ signal }) => (await body(objectives.GET('/api/v1/objectives', { signal }))).objectives,
  staleTime: 5_000,
  refetchInterval: LOOK_AGAIN_MILLIS,
});

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: objectiveKeys.history(id),
    queryFn: async ({ signal }) => (await body(objectives.GET('/api/v1/objectives/{id}/history', { params: { path: { id } }, signal }))).turns,
    staleTime: 0,
  });

export const surgesQuery = queryOptions({
  queryKey: objectiveKeys.surges,
  queryFn: ({ signal }) => body(objectives.GET('/api/v1/surges', { signal })),
  refetchInterval: 10 * LOOK_AGAIN_MILLIS,
});

/** Adds an objective, or writes the version after the one that was edited. */
export function save(edited: Objective | null, form: ObjectiveForm, key: string): Promise<Objective> {
  return edited === null
    ? body(objectives.POST('/api/v1/objectives', { params: { header: { 'Idempotency-Key': key } }, body: form }))
    : body(objectives.PUT('/api/v1/objectives/{id}', { params: { path: { id: edited.id }, header: { 'If-Match': `"${edited.version}"` } }, body: form }));
}

export function remove(objective: Objective): Promise<void> {
  return done(objectives.DELETE('/api/v1/objectives/{id}', { params: { path: { id: objective.id }, header: { 'If-Match': `"${objective.version}"` } } }));
}
