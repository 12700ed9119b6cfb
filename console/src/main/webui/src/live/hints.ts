import type { ServerEvent } from './sse';

/** Something changed on the server; the object itself has to be fetched. */
export type Hint =
  | { kind: 'complaint'; id: string; version: number; type: string | null }
  | { kind: 'feedback'; complaintId: string | null }
  | { kind: 'kpi' }
  /** The stream has a gap: everything on screen may be old. */
  | { kind: 'reset' };

function record(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The hint in a server-sent event; null for kinds this version does not know. */
export function hintOf(event: ServerEvent): Hint | null {
  const data = record(event.data);
  const id = data['id'];
  switch (event.event) {
    case 'reset':
      return { kind: 'reset' };
    case 'complaint': {
      const version = data['version'];
      const type = data['type'];
      if (typeof id !== 'string') return null;
      return {
        kind: 'complaint',
        id,
        version: typeof version === 'number' ? version : Number.MAX_SAFE_INTEGER,
        type: typeof type === 'string' ? type : null,
      };
    }
    case 'feedback': {
      const complaintId = data['complaintId'];
      return { kind: 'feedback', complaintId: typeof complaintId === 'string' ? complaintId : null };
    }
    case 'kpi':
    case 'kpis':
      return { kind: 'kpi' };
    default:
      return null;
  }
}

/** What a time of collecting comes to: the newest version per case, and whether anything else happened. */
export interface Conflated {
  cases: ReadonlyMap<string, number>;
  feedback: boolean;
  figures: boolean;
  reset: boolean;
}

/** Collects hints until they are taken; a case changed ten times in between is one entry. */
export class HintBasket {
  private cases = new Map<string, number>();
  private feedback = false;
  private figures = false;
  private reset = false;

  get empty(): boolean {
    return this.cases.size === 0 && !this.feedback && !this.figures && !this.reset;
  }

  add(hint: Hint): void {
    switch (hint.kind) {
      case 'complaint':
        this.cases.set(hint.id, Math.max(hint.version, this.cases.get(hint.id) ?? 0));
        this.figures = true;
        break;
      case 'feedback':
        this.feedback = true;
        this.figures = true;
        break;
      case 'kpi':
        this.figures = true;
        break;
      case 'reset':
        this.reset = true;
        break;
    }
  }

  take(): Conflated {
    const taken = { cases: this.cases, feedback: this.feedback, figures: this.figures, reset: this.reset };
    this.cases = new Map();
    this.feedback = false;
    this.figures = false;
    this.reset = false;
    return taken;
  }
}
