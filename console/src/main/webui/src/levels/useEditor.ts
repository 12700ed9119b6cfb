import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, type FieldProblem } from '../api/problem';
import type { CalendarJson, SlaDefinition } from '../api/types';
import { levelKeys, readVersions, save, type Kind } from './api';
import { faultsOf, type Faults } from './faults';
import type { PolicyJson } from './policyDraft';

type Json = CalendarJson | PolicyJson;

export interface EditorOptions<D extends object> {
  kind: Kind;
  /** The latest version when the editor was opened; null for a new one. */
  latest: SlaDefinition | null;
  start: (json: Json | null) => D;
  json: (draft: D) => { json: Json; faults: FieldProblem[] };
  /** Calendars that must be there before the first version is saved, by id; those that are there stay as they are. */
  needs?: Readonly<Record<string, CalendarJson>> | undefined;
  onSaved: (saved: SlaDefinition) => void;
}

export interface Editor<D> {
  draft: D;
  change: (change: Partial<D>) => void;
  /** The version that the draft was made from; null for a new one. */
  base: SlaDefinition | null;
  dirty: boolean;
  faults: Faults;
  error: unknown;
  busy: boolean;
  /** The document as it would be sent; null if something is wrong with it already here, which is shown then. */
  read: () => Json | null;
  save: (id: string) => boolean;
  /** What somebody else saved meanwhile; null if nobody did. */
  theirs: SlaDefinition | null;
  /** Goes on from their version with what was typed here. */
  keepMine: () => void;
  /** Takes their version and drops what was typed. */
  takeTheirs: () => void;
  /** Puts an earlier version into the form; it becomes a further version once it is saved. */
  load: (version: SlaDefinition) => void;
}

async function makeSure(id: string, json: CalendarJson): Promise<void> {
  try {
    await save('calendars', id, 0, json);
  } catch (error) {
    // Somebody made it meanwhile; a firm's own counts.
    if (!(error instanceof ApiError) || error.status !== 412) throw error;
  }
}

/** A draft of a further version: typed text survives refusals, and nobody's version is overwritten unseen. */
export function useEditor<D extends object>({ kind, latest, start, json, needs = {}, onSaved }: EditorOptions<D>): Editor<D> {
  const queries = useQueryClient();
  const [base, setBase] = useState(latest);
  const [draft, setDraft] = useState<D>(() => start(latest === null ? null : (latest.definition as unknown as Json)));
  const [dirty, setDirty] = useState(false);
  const [own, setOwn] = useState<readonly FieldProblem[]>([]);
  const [theirs, setTheirs] = useState<SlaDefinition | null>(null);

  const saving = useMutation({
    mutationFn: async ({ id, document }: { id: string; document: Json }) => {
      if (base === null) await Promise.all(Object.entries(needs).map(([calendar, wanted]) => makeSure(calendar, wanted)));
      return save(kind, id, base?.version ?? 0, document);
    },
    onSuccess: (saved) => {
      setBase(saved);
      setDirty(false);
      // Of the lists and of all versions, whose keys begin alike.
      void queries.invalidateQueries({ queryKey: levelKeys.list(kind) });
      if (Object.keys(needs).length > 0) void queries.invalidateQueries({ queryKey: levelKeys.list('calendars') });
      onSaved(saved);
    },
    onError: async (error, { id }) => {
      if (!(error instanceof ApiError) || error.status !== 412) return;
      // Without an answer the refusal itself is shown.
      const versions = await readVersions(kind, id).catch(() => []);
      setTheirs(versions[0] ?? null);
    },
  });

  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);

  const stale = saving.error instanceof ApiError && saving.error.status === 412;
  const read = (): Json | null => {
    const result = json(draft);
    setOwn(result.faults);
    return result.faults.length === 0 ? result.json : null;
  };
  return {
    draft,
    change: (change) => {
      setDirty(true);
      setDraft((all) => ({ ...all, ...change }));
    },
    base,
    dirty,
    faults: faultsOf(saving.error, own),
    error: stale && theirs !== null ? null : saving.error,
    busy: saving.isPending,
    read,
    save: (id) => {
      const document = read();
      if (document === null) return false;
      saving.mutate({ id, document });
      return true;
    },
    theirs,
    keepMine: () => {
      setBase(theirs);
      setTheirs(null);
      saving.reset();
    },
    takeTheirs: () => {
      if (theirs !== null) setDraft(start(theirs.definition as unknown as Json));
      setBase(theirs);
      setDirty(false);
      setTheirs(null);
      saving.reset();
      void queries.invalidateQueries({ queryKey: levelKeys.list(kind) });
    },
    load: (version) => {
      setDraft(start(version.definition as unknown as Json));
      setDirty(true);
      setOwn([]);
      saving.reset();
    },
  };
}
