import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { StreamState } from './connection';
import { HintBasket, type Conflated } from './hints';
import { openHub } from './hub';

type Listener = (changes: Conflated) => void;

interface Live {
  state: StreamState;
  subscribe: (listener: Listener) => () => void;
}

const LiveContext = createContext<Live>({ state: 'connecting', subscribe: () => () => {} });

/** How long hints are collected before the screens hear of them. */
const COLLECT_MILLIS = 120;

/** Listens to the hint stream while somebody is signed in, and reloads everything on screen after a gap. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const [state, setState] = useState<StreamState>('connecting');
  const listeners = useRef(new Set<Listener>());

  useEffect(() => {
    const basket = new HintBasket();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const deliver = () => {
      timer = null;
      const changes = basket.take();
      // The queue on screen looks for itself, because its rows must not move.
      if (changes.reset) {
        void queries.invalidateQueries({ predicate: (query) => !(query.queryKey[1] === 'list' && query.isActive()) });
      }
      for (const listener of listeners.current) listener(changes);
    };
    const close = openHub('/api/stream', {
      hint: (hint) => {
        basket.add(hint);
        timer ??= setTimeout(deliver, COLLECT_MILLIS);
      },
      state: (next) => {
        setState(next);
        // The stream belongs to a session; whether there still is one, the session's own address knows.
        if (next === 'refused') void queries.invalidateQueries({ queryKey: ['session'] });
      },
    });
    return () => {
      close();
      if (timer !== null) clearTimeout(timer);
    };
  }, [queries]);

  const live = useMemo<Live>(
    () => ({
      state,
      subscribe: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [state],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Whether hints arrive at present. */
export function useStreamState(): StreamState {
  return use(LiveContext).state;
}

/** Calls back with what changed, a few times a second at most. */
export function useChanges(listener: Listener): void {
  const { subscribe } = use(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe((changes) => latest.current(changes)), [subscribe]);
}
