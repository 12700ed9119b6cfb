/** One field that the server refused. */
export interface FieldProblem {
  pointer: string;
  code: string;
  message: string;
}

/** What went wrong with a call: an RFC 9457 problem of the server, or a connection that failed (status 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string | null,
    readonly traceId: string | null,
    readonly fields: readonly FieldProblem[],
    readonly allowed: readonly string[],
  ) {
    super(detail ?? title);
    this.name = 'ApiError';
  }

  /** Whether trying the same again may help: no connection, too many calls, or a server in trouble. */
  get retryable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** The message for one field, looked up by its name; null if the server did not complain about it. */
  fieldMessage(name: string): string | null {
    return this.fields.find((field) => field.pointer.split('/').pop() === name)?.message ?? null;
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Reads a problem body; anything that is not one still gives an error with the status. */
export function parseProblem(status: number, body: unknown): ApiError {
  const problem = record(body);
  const type = text(problem['type']);
  const errors = Array.isArray(problem['errors']) ? problem['errors'] : [];
  const allowed = Array.isArray(problem['allowed']) ? problem['allowed'] : [];
  return new ApiError(
    status,
    type?.split('/').pop() || `http-${status}`,
    text(problem['title']) ?? `HTTP ${status}`,
    text(problem['detail']),
    text(problem['traceId']),
    errors.map(record).map((error) => ({
      pointer: text(error['pointer']) ?? '',
      code: text(error['code']) ?? '',
      message: text(error['message']) ?? '',
    })),
    allowed.filter((action): action is string => typeof action === 'string'),
  );
}

/** The error of a call that got no answer. */
export function connectionFailed(): ApiError {
  return new ApiError(0, 'no-connection', 'No connection', null, null, [], []);
}

/** Any thrown value as an ApiError. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, 'unexpected', error instanceof Error ? error.message : String(error), null, null, [], []);
}
