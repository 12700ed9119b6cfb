import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { body, consoleApi } from '../api/client';
import type { DirectoryEntry } from '../api/types';
import { sessionKeys, useSession } from './session';

export interface Directory {
  people: readonly DirectoryEntry[];
  teams: readonly string[];
  /** What to call somebody; the id itself for people of other systems. */
  nameOf: (id: string) => string;
}

/** Whom cases can be assigned to. Without an answer of the server it knows the signed-in user only. */
export function useDirectory(): Directory {
  const { user } = useSession();
  const { data } = useQuery({
    queryKey: sessionKeys.directory,
    queryFn: async () => (await body(consoleApi.GET('/api/directory'))).items,
    staleTime: 300_000,
    retry: false,
  });
  return useMemo(() => {
    const self: DirectoryEntry = {
      id: user.id,
      username: user.username,
      displayName: user.displayName ?? user.username,
      team: user.team,
      active: true,
    };
    const others = (data ?? []).filter((entry) => entry.id !== user.id && entry.active !== false);
    const people = [self, ...others.toSorted((a, b) => labelOf(a).localeCompare(labelOf(b)))];
    const names = new Map([...(data ?? []), self].map((entry) => [entry.id, labelOf(entry)]));
    const teams = [...new Set(people.map((entry) => entry.team ?? ''))].filter((team) => team !== '');
    return { people, teams: teams.toSorted(), nameOf: (id) => names.get(id) ?? id };
  }, [data, user]);
}

function labelOf(entry: DirectoryEntry): string {
  return entry.displayName || entry.username || entry.id;
}
