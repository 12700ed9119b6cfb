import { ApiError, type FieldProblem } from '../api/problem';

/** What the server refused, by the place in the document that was sent. */
export interface Faults {
  /** The message for a place; null if there is none. */
  at: (pointer: string) => string | null;
  /** The first message for a place or anything below it. */
  below: (pointer: string) => string | null;
  all: readonly FieldProblem[];
}

/** The faults of an answer, or those that were found before sending. */
export function faultsOf(error: unknown, own: readonly FieldProblem[] = []): Faults {
  const all = own.length > 0 ? own : error instanceof ApiError ? error.fields : [];
  return {
    all,
    at: (pointer) => all.find((fault) => fault.pointer === pointer)?.message ?? null,
    below: (pointer) => all.find((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`))?.message ?? null,
  };
}

/** The id of the field for a place, so that a list of faults can lead to it. */
export function fieldId(pointer: string): string {
  return `at${pointer.replaceAll(/[^A-Za-z0-9]/g, '-')}`;
}

/** The field that shows a fault: that of the place, or the nearest one above it. */
export function fieldFor(pointer: string, exists: (id: string) => boolean): string | null {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    if (exists(fieldId(path))) return fieldId(path);
  }
  return null;
}

/** A place in words: "/rules/0/clocks/1/target" is "rules 1 › clocks 2 › target". */
export function placeText(pointer: string): string {
  const parts: string[] = [];
  for (const part of pointer.split('/').slice(1)) {
    if (/^\d+$/.test(part) && parts.length > 0) parts.push(`${parts.pop() ?? ''} ${Number(part) + 1}`);
    else parts.push(part);
  }
  return parts.join(' › ');
}
