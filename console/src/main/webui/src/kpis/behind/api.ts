import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { body, figures } from '../../api/client';
import type { ListQuery } from './lists';

const PAGE = 50;

export const definitionsQuery = queryOptions({
  queryKey: ['kpis', 'definitions'],
  queryFn: async ({ signal }) => (await body(figures.GET('/api/v1/kpis/definitions', { signal }))).definitions,
  staleTime: Infinity,
});

export const definitionQuery = (id: string) =>
  queryOptions({
    queryKey: ['kpis', 'definitions', id],
    queryFn: ({ signal }) => body(figures.GET('/api/v1/kpis/definitions/{id}', { params: { path: { id } }, signal })),
    staleTime: Infinity,
  });

/** The list behind a part of a figure, page by page; all pages are as of the moment of the first. */
export const listPages = (query: ListQuery) =>
  infiniteQueryOptions({
    queryKey: ['kpis', 'cases', query],
    queryFn: ({ pageParam, signal }) =>
      body(figures.GET('/api/v1/kpis/cases', { params: { query: { ...query, limit: PAGE, ...(pageParam === null ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
    staleTime: 0,
  });
