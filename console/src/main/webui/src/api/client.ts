import createClient from 'openapi-fetch';
import type { paths as ComplaintPaths } from './generated/complaint';
import type { paths as ConsolePaths } from './generated/console';
import type { paths as FeedbackPaths } from './generated/feedback';
import type { paths as KpiPaths } from './generated/kpi';
import type { paths as NotificationPaths } from './generated/notification';
import { ApiError, connectionFailed, parseProblem } from './problem';
import { serverClock } from './serverClock';

/** The media type of iCalendar files, the only bodies that are not JSON. */
export const ICAL = 'text/calendar';

let csrfToken: string | null = null;
const signedOutListeners = new Set<() => void>();

/** Sets the token that every changing call carries; it comes with the session. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Calls back when the server no longer knows the session. Answers the function that ends it. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** The services' documents name their own paths; the browser reaches them through the console, which drops the version. */
class ConsoleRequest extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === 'string' ? input.replace('/api/v1/', '/api/') : input, init);
  }
}

async function send(request: Request): Promise<Response> {
  const headers = request.headers;
  if (request.method !== 'GET') {
    if (headers.get('Content-Type') !== ICAL) headers.set('Content-Type', 'application/json');
    if (csrfToken !== null) headers.set('X-CSRF-Token', csrfToken);
  }
  const started = performance.now();
  let response: Response;
  try {
    response = await fetch(request);
  } catch {
    throw connectionFailed();
  }
  const date = Date.parse(response.headers.get('Date') ?? '');
  // The header has whole seconds; half of one is the best guess, as half of the round trip is for the way back.
  const roundTrip = performance.now() - started;
  serverClock.observe(date + 500 + roundTrip / 2, 500 + roundTrip / 2);
  if (response.status === 401 && !request.url.endsWith('/api/session')) {
    for (const listener of signedOutListeners) listener();
  }
  return response;
}

const options = { baseUrl: globalThis.location?.origin ?? '', fetch: send, Request: ConsoleRequest };

export const complaints = createClient<ComplaintPaths>(options);
export const feedback = createClient<FeedbackPaths>(options);
export const kpis = createClient<KpiPaths>(options);
export { complaints as sla, kpis as figures, kpis as objectives };
export const notifications = createClient<NotificationPaths>(options);
export const consoleApi = createClient<ConsolePaths>(options);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer; a bad one is thrown as {@link ApiError}. */
export async function body<T>(call: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await call;
  if (!response.ok) throw parseProblem(response.status, error);
  if (data == null) throw new ApiError(response.status, 'empty-answer', 'Empty answer', null, null, [], []);
  return data;
}

/** For answers without a body. */
export async function done(call: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await call;
  if (!response.ok) throw parseProblem(response.status, error);
}

/** The body and its entity tag; without the header the tag is made from the version. */
export async function tagged<T extends { version: number }>(call: Promise<Answer<T>>): Promise<{ value: T; etag: string }> {
  const answer = await call;
  const value = await body(Promise.resolve(answer));
  return { value, etag: answer.response.headers.get('ETag') ?? `"${value.version}"` };
}
