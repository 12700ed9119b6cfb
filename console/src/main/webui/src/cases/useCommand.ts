import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { SubmitKey } from '../api/idempotency';
import { ApiError } from '../api/problem';
import type { TimelineItem } from '../api/types';
import { queueKeys } from '../queue/useQueue';
import { caseKeys, readCase, readTimeline, send, storeCase, type Command, type ReadCase } from './api';
import { harmless, newMessages, optimistic } from './changes';

/** A command that met a newer version of the case. */
export interface Conflict {
  command: Command;
  seen: ReadCase;
  now: ReadCase;
  messages: readonly TimelineItem[];
}

class ConflictError extends Error {
  constructor(readonly conflict: Conflict) {
    super('The case has changed');
  }
}

interface Wish {
  command: Command;
  /** What the user looked at when deciding. */
  seen: ReadCase;
}

export interface Commands {
  /** Carries a command out. Resolves to true once it is done, to false if it was refused or met a conflict. */
  run: (wish: Wish) => Promise<boolean>;
  pending: Command['action'] | null;
  error: ApiError | null;
  clearError: () => void;
  conflict: Conflict | null;
  /** Drops the command that met a conflict; the text typed stays in its editor. */
  giveUp: () => void;
}

const ATTEMPTS = 4;

/** Sends commands for a case: optimistic where that is safe, again by itself where nothing that matters changed. */
export function useCommand(id: string): Commands {
  const queries = useQueryClient();
  const submitKey = useRef(new SubmitKey());
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const mutation = useMutation({
    mutationFn: ({ command, seen }: Wish) => sendUntilClear(id, submitKey.current.of(command), command, seen),
    onMutate: async ({ command, seen }) => {
      await queries.cancelQueries({ queryKey: caseKeys.detail(id) });
      const hoped = optimistic(seen.value, command);
      if (hoped !== null) queries.setQueryData<ReadCase>(caseKeys.detail(id), { ...seen, value: hoped });
    },
    onError: (error, { seen }) => {
      if (error instanceof ConflictError) {
        queries.setQueryData<ReadCase>(caseKeys.detail(id), error.conflict.now);
        setConflict(error.conflict);
      } else {
        queries.setQueryData<ReadCase>(caseKeys.detail(id), seen);
        void queries.invalidateQueries({ queryKey: caseKeys.detail(id) });
      }
    },
    onSuccess: (read, { seen }) => {
      submitKey.current.used();
      storeCase(queries, read, id);
      void queries.invalidateQueries({ queryKey: caseKeys.timeline(id) });
      // The timeline of the case that goes on names its duplicates, or no longer does.
      if (seen.value.mergedInto != null || read.value.mergedInto != null) void queries.invalidateQueries({ queryKey: caseKeys.all, refetchType: 'none' });
      void queries.invalidateQueries({ queryKey: queueKeys.all, refetchType: 'none' });
    },
  });

  return {
    run: async (wish) => {
      try {
        await mutation.mutateAsync(wish);
        setConflict(null);
        return true;
      } catch {
        return false;
      }
    },
    pending: mutation.isPending ? mutation.variables.command.action : null,
    error: mutation.error instanceof ApiError ? mutation.error : null,
    clearError: () => mutation.reset(),
    conflict,
    giveUp: () => setConflict(null),
  };
}

async function sendUntilClear(id: string, key: string, command: Command, seen: ReadCase): Promise<ReadCase> {
  let etag = seen.etag;
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(id, etag, key, command);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 412) throw error;
      const [now, { items: timeline }] = await Promise.all([readCase(id), readTimeline(id)]);
      if (attempt === ATTEMPTS || !harmless(seen.value, now.value, timeline)) {
        throw new ConflictError({ command, seen, now, messages: newMessages(seen.value, timeline) });
      }
      etag = now.etag;
    }
  }
}
