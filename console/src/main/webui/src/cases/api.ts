import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { body, complaints, feedback, sla, tagged } from '../api/client';
import type { AssignRequest, CaseDetail, CaseTimeline, ClassifyRequest, Erasure, MergeRequest, ResolveRequest } from '../api/types';

/** A case as it was read, with the tag that a change of it must carry. */
export interface ReadCase {
  value: CaseDetail;
  etag: string;
}

export const caseKeys = {
  all: ['complaints', 'case'] as const,
  one: (id: string) => [...caseKeys.all, id] as const,
  detail: (id: string) => [...caseKeys.one(id), 'detail'] as const,
  timeline: (id: string) => [...caseKeys.one(id), 'timeline'] as const,
  feedback: (id: string) => [...caseKeys.one(id), 'feedback'] as const,
  erasure: (id: string) => [...caseKeys.one(id), 'erasure'] as const,
  explained: (id: string) => [...caseKeys.one(id), 'explained'] as const,
};

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: caseKeys.detail(id),
    queryFn: ({ signal }) => readCase(id, signal),
  });

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: caseKeys.timeline(id),
    queryFn: ({ signal }) => readTimeline(id, signal),
  });

export const feedbackQuery = (id: string) =>
  queryOptions({
    queryKey: caseKeys.feedback(id),
    queryFn: async ({ signal }) =>
      (await body(feedback.GET('/api/v1/feedback', { params: { query: { complaintId: id } }, signal }))).items,
    retry: false,
  });

export const explainQuery = (id: string) =>
  queryOptions({
    queryKey: caseKeys.explained(id),
    queryFn: ({ signal }) => body(sla.GET('/api/v1/complaints/{id}/sla/explain', { params: { path: { id } }, signal })),
    // Sums are told as of a moment, so each look asks again.
    staleTime: 0,
  });

export function readCase(id: string, signal?: AbortSignal): Promise<ReadCase> {
  return tagged<CaseDetail>(complaints.GET('/api/v1/complaints/{id}', { params: { path: { id } }, signal }));
}

export function readTimeline(id: string, signal?: AbortSignal): Promise<CaseTimeline> {
  return body(complaints.GET('/api/v1/complaints/{id}/timeline', { params: { path: { id } }, signal }));
}

/** Cases to find by number, customer or text. */
export const foundQuery = (q: string) =>
  queryOptions({
    queryKey: ['complaints', 'found', q],
    queryFn: async ({ signal }) => (await body(complaints.GET('/api/v1/complaints', { params: { query: { q, limit: 8 } }, signal }))).items,
    enabled: q.length >= 2,
    staleTime: 10_000,
    retry: false,
  });

/**
 * Puts a case into the cache, unless a newer version is there already.
 *
 * @param id what the page calls it, which may be its number; what is done next must go out on this version
 */
export function storeCase(queries: QueryClient, read: ReadCase, id: string = read.value.id): void {
  for (const key of new Set([read.value.id, id])) {
    queries.setQueryData<ReadCase>(caseKeys.detail(key), (known) => (known !== undefined && known.value.version > read.value.version ? known : read));
  }
}

/** What an agent can do to a case. */
export type Command =
  | { action: 'acknowledge' }
  | { action: 'assign'; body: AssignRequest }
  | { action: 'reply'; body: { text: string } }
  | { action: 'note'; body: { text: string } }
  | { action: 'wait' }
  | { action: 'resume' }
  | { action: 'resolve'; body: ResolveRequest }
  | { action: 'reopen'; body: { reason: string } }
  | { action: 'close' }
  | { action: 'withdraw'; body: { reason: string } }
  | { action: 'merge'; body: MergeRequest }
  | { action: 'classify'; body: ClassifyRequest };

export type Action = Command['action'];

/** Sends a command; the answer is the case after it. */
export function send(id: string, etag: string, idempotencyKey: string, command: Command): Promise<ReadCase> {
  const params = { path: { id }, header: { 'If-Match': etag, 'Idempotency-Key': idempotencyKey } };
  const path = '/api/v1/complaints/{id}' as const;
  switch (command.action) {
    case 'acknowledge':
      return tagged<CaseDetail>(complaints.POST(`${path}/acknowledge`, { params, body: {} }));
    case 'assign':
      return tagged<CaseDetail>(complaints.POST(`${path}/assign`, { params, body: command.body }));
    case 'reply':
      return tagged<CaseDetail>(complaints.POST(`${path}/reply`, { params, body: command.body }));
    case 'note':
      return tagged<CaseDetail>(complaints.POST(`${path}/note`, { params, body: command.body }));
    case 'wait':
      return tagged<CaseDetail>(complaints.POST(`${path}/wait`, { params, body: {} }));
    case 'resume':
      return tagged<CaseDetail>(complaints.POST(`${path}/resume`, { params, body: {} }));
    case 'resolve':
      return tagged<CaseDetail>(complaints.POST(`${path}/resolve`, { params, body: command.body }));
    case 'reopen':
      return tagged<CaseDetail>(complaints.POST(`${path}/reopen`, { params, body: command.body }));
    case 'close':
      return tagged<CaseDetail>(complaints.POST(`${path}/close`, { params, body: {} }));
    case 'withdraw':
      return tagged<CaseDetail>(complaints.POST(`${path}/withdraw`, { params, body: command.body }));
    case 'merge':
      return tagged<CaseDetail>(complaints.POST(`${path}/merge`, { params, body: command.body }));
    case 'classify':
      return tagged<CaseDetail>(complaints.POST(`${path}/classify`, { params, body: command.body }));
  }
}

/** What would go if the person of a case were erased. */
export const erasurePreviewQuery = (id: string) =>
  queryOptions({
    queryKey: caseKeys.erasure(id),
    queryFn: ({ signal }) => body(complaints.POST('/api/v1/persons/erasures/preview', { body: { complaint: id }, signal })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

/** Erases the person of a case, if they have as many cases as were shown. */
export function erasePerson(id: string, cases: number): Promise<Erasure> {
  return body(complaints.POST('/api/v1/persons/erasures', { body: { complaint: id, cases, reason: 'request' } }));
}
