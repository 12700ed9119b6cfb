import { queryOptions } from '@tanstack/react-query';
import { body, complaints, ICAL, sla, tagged } from '../api/client';
import type { Application, CalendarJson, IcalReading, Preview, SlaDefinition } from '../api/types';
import type { PolicyJson } from './policyDraft';

/** Calendars and policies are kept alike: in versions that never change. */
export type Kind = 'calendars' | 'policies';

export const levelKeys = {
  all: ['sla'] as const,
  list: (kind: Kind) => ['sla', kind] as const,
  versions: (kind: Kind, id: string) => ['sla', kind, id, 'versions'] as const,
  packs: ['sla', 'packs'] as const,
  pack: (id: string) => ['sla', 'packs', id] as const,
  applications: ['sla', 'applications'] as const,
  application: (id: string) => ['sla', 'application', id] as const,
};

export const definitionsQuery = (kind: Kind) =>
  queryOptions({
    queryKey: levelKeys.list(kind),
    queryFn: async ({ signal }) =>
      (await body(kind === 'calendars' ? sla.GET('/api/v1/sla/calendars', { signal }) : sla.GET('/api/v1/sla/policies', { signal }))).items,
  });

export const versionsQuery = (kind: Kind, id: string) =>
  queryOptions({ queryKey: levelKeys.versions(kind, id), queryFn: ({ signal }) => readVersions(kind, id, signal) });

export async function readVersions(kind: Kind, id: string, signal?: AbortSignal): Promise<SlaDefinition[]> {
  const params = { path: { id } };
  const answer =
    kind === 'calendars'
      ? sla.GET('/api/v1/sla/calendars/{id}/versions', { params, signal: signal ?? null })
      : sla.GET('/api/v1/sla/policies/{id}/versions', { params, signal: signal ?? null });
  return (await body(answer)).items;
}

export const packsQuery = queryOptions({
  queryKey: levelKeys.packs,
  queryFn: async ({ signal }) => (await body(sla.GET('/api/v1/sla/packs', { signal }))).items,
  staleTime: 600_000,
});

export const packQuery = (id: string) =>
  queryOptions({
    queryKey: levelKeys.pack(id),
    queryFn: ({ signal }) => body(sla.GET('/api/v1/sla/packs/{id}', { params: { path: { id } }, signal })),
    staleTime: 600_000,
  });

export const calendarOf = (definition: SlaDefinition): CalendarJson => definition.definition as unknown as CalendarJson;
export const policyOf = (definition: SlaDefinition): PolicyJson => definition.definition as unknown as PolicyJson;

/**
 * Adds a version.
 *
 * @param version the one it is made from; 0 for the first
 */
export async function save(kind: Kind, id: string, version: number, json: CalendarJson | PolicyJson): Promise<SlaDefinition> {
  const header = version === 0 ? { 'If-None-Match': '*' } : { 'If-Match': `"${version}"` };
  const params = { path: { id }, header };
  const answer =
    kind === 'calendars'
      ? sla.PUT('/api/v1/sla/calendars/{id}', { params, body: json as CalendarJson })
      : sla.PUT('/api/v1/sla/policies/{id}', { params, body: { ...json } });
  return (await tagged<SlaDefinition>(answer)).value;
}

/** The countries whose public holidays are known, with their names in a language. */
export const countriesQuery = (language: string) =>
  queryOptions({
    queryKey: ['sla', 'holidays', language],
    queryFn: async ({ signal }) => (await body(sla.GET('/api/v1/sla/holidays', { params: { query: { language } }, signal }))).items,
    staleTime: 3_600_000,
  });

/** The regions of a country, and its public holidays in a year. */
export const holidaysQuery = (country: string, region: string, year: number, language: string) =>
  queryOptions({
    queryKey: ['sla', 'holidays', language, country, region, year],
    queryFn: ({ signal }) =>
      body(sla.GET('/api/v1/sla/holidays/{country}', { params: { path: { country }, query: { year, language, ...(region === '' ? {} : { region }) } }, signal })),
    staleTime: 3_600_000,
    retry: false,
  });

/** The names of the custom fields that recent cases carry. */
export const fieldsQuery = queryOptions({
  queryKey: ['complaints', 'info', 'fields'],
  queryFn: async ({ signal }) => (await body(complaints.GET('/api/v1/info', { signal }))).fields,
  staleTime: 600_000,
  retry: false,
});

/** Where the saved version of a calendar is fetched as an iCalendar file. */
export function icalLink(id: string): string {
  return `/api/sla/calendars/${encodeURIComponent(id)}/ical`;
}

/**
 * What an iCalendar file says, as members of a calendar. Nothing is stored.
 *
 * @param zone of times that do not name theirs
 * @param until the last year to which recurring entries are written out; null for the year after the next
 */
export function readIcal(file: Blob | string, zone: string, until: number | null): Promise<IcalReading> {
  const query = { ...(zone === '' ? {} : { zone }), ...(until === null ? {} : { until }) };
  // The document knows the body as text; bytes go out as they are, in whatever encoding they were written.
  return body(sla.POST('/api/v1/sla/ical', { params: { query }, headers: { 'Content-Type': ICAL }, body: file as string, bodySerializer: (each) => each }));
}

/** The id of whoever "agent:…" names. */
export function personOf(actor: string): string {
  return actor.slice(actor.indexOf(':') + 1);
}

export function readPreview(kind: Kind, id: string, json: unknown, signal: AbortSignal): Promise<Preview> {
  const params = { path: { id } };
  return body(
    kind === 'calendars'
      ? sla.POST('/api/v1/sla/calendars/{id}/preview', { params, body: json as CalendarJson, signal })
      : sla.POST('/api/v1/sla/policies/{id}/preview', { params, body: json as Record<string, unknown>, signal }),
  );
}

/** Gives a saved version to the open cases, in the background. */
export function apply(kind: Kind, id: string, version: number): Promise<Application> {
  const request = { params: { path: { id } }, body: { version } };
  return body(kind === 'calendars' ? sla.POST('/api/v1/sla/calendars/{id}/apply', request) : sla.POST('/api/v1/sla/policies/{id}/apply', request));
}

export function undo(id: string): Promise<Application> {
  return body(sla.POST('/api/v1/sla/applications/{id}/undo', { params: { path: { id } } }));
}

/** Whether the server still works on it. */
export function goesOn(application: Application): boolean {
  return application.state === 'running' || application.state === 'undoing';
}

const LOOK_AGAIN_MILLIS = 1000;

export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: levelKeys.application(id),
    queryFn: ({ signal }) => body(sla.GET('/api/v1/sla/applications/{id}', { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data === undefined || goesOn(query.state.data) ? LOOK_AGAIN_MILLIS : false),
  });

export const applicationsQuery = queryOptions({
  queryKey: levelKeys.applications,
  queryFn: async ({ signal }) => (await body(sla.GET('/api/v1/sla/applications', { signal }))).items,
  staleTime: 0,
  refetchInterval: (query) => (query.state.data?.some(goesOn) === true ? LOOK_AGAIN_MILLIS : false),
});
