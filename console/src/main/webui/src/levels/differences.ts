/** One place at which two documents differ. Null: not there. */
export interface Difference {
  path: string;
  before: string | null;
  after: string | null;
}

/** All leaves of a document by their path; elements with a name of their own are found by it, so that moving one is not a change of all. */
function leaves(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (Array.isArray(value)) {
    const plain = value.every((element) => typeof element !== 'object' || element === null || Array.isArray(element));
    if (plain) into.set(path, value.map((element) => (Array.isArray(element) ? element.join('–') : String(element))).join(', '));
    else value.forEach((element, index) => leaves(unnamed(element), `${path} › ${nameOf(element) ?? String(index + 1)}`, into));
    if (!plain && value.some((element) => nameOf(element) !== null)) into.set(path, value.map((element) => nameOf(element) ?? '?').join(', '));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) leaves(member, path === '' ? key : `${path} › ${key}`, into);
  } else if (value !== null && value !== undefined) {
    into.set(path, String(value));
  }
  return into;
}

/** Without the member that already stands in the path. */
function unnamed(element: unknown): unknown {
  const name = nameOf(element);
  if (name === null) return element;
  return Object.fromEntries(Object.entries(element as Record<string, unknown>).filter(([key, value]) => !(NAMES.includes(key) && value === name)));
}

const NAMES: readonly string[] = ['name', 'clock', 'date'];

function nameOf(element: unknown): string | null {
  if (typeof element !== 'object' || element === null) return null;
  const named = element as Record<string, unknown>;
  for (const key of NAMES) {
    const value = named[key];
    if (typeof value === 'string' && (key !== 'name' || named['date'] === undefined)) return value;
  }
  return null;
}

/** Where two documents differ, in the order of the first, then what only the second has. */
export function differences(before: unknown, after: unknown): Difference[] {
  const old = leaves(before, '', new Map());
  const fresh = leaves(after, '', new Map());
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((path) => old.get(path) !== fresh.get(path))
    .map((path) => ({ path, before: old.get(path) ?? null, after: fresh.get(path) ?? null }));
}
