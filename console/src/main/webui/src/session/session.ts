import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { body, consoleApi, done, setCsrfToken } from '../api/client';
import { ApiError } from '../api/problem';
import { serverClock } from '../api/serverClock';
import type { Session } from '../api/types';
import { forgetDrafts } from '../cases/drafts';

export const sessionKeys = { current: ['session'] as const, directory: ['directory'] as const };

async function readSession(): Promise<Session | null> {
  const sent = performance.now();
  try {
    return adopt(await body(consoleApi.GET('/api/session')), performance.now() - sent);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** Takes over what comes with a session: the token for changes, and the server's time. */
export function adopt(session: Session, roundTrip = 1000): Session {
  setCsrfToken(session.csrf);
  if (session.serverTime != null) serverClock.observe(Date.parse(session.serverTime) + roundTrip / 2, roundTrip / 2);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: sessionKeys.current,
  queryFn: readSession,
  staleTime: 60_000,
  retry: false,
});

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (credentials: { username: string; password: string }) => {
      const sent = performance.now();
      await done(consoleApi.POST('/api/session', { body: credentials }));
      return adopt(await body(consoleApi.GET('/api/session')), performance.now() - sent);
    },
    onSuccess: (session) => {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      queries.setQueryData(sessionKeys.current, session);
    },
  });
}

export function useSignOut() {
  return useMutation({
    mutationFn: () => done(consoleApi.DELETE('/api/session')),
    onSettled: () => {
      // A fresh page: nothing of this person stays in memory.
      forgetDrafts();
      window.location.assign('/');
    },
  });
}

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** Who is signed in; only for what is shown inside the shell. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('Only inside the shell');
  return session;
}

export type Role = 'agent' | 'supervisor' | 'ops' | 'admin' | 'auditor';

/** Whether the signed-in user has one of the roles. The services decide; this only hides what would be refused. */
export function useHasRole(...roles: Role[]): boolean {
  const { user } = useSession();
  return roles.some((role) => user.roles.includes(role));
}
