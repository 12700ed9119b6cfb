import { queryOptions } from '@tanstack/react-query';
import { body, consoleApi } from '../api/client';

export const adminKeys = { keys: ['admin', 'keys'] as const, users: ['admin', 'users'] as const };

export const keysQuery = queryOptions({
  queryKey: adminKeys.keys,
  queryFn: async ({ signal }) => (await body(consoleApi.GET('/api/keys', { signal }))).items,
});

export const usersQuery = queryOptions({
  queryKey: adminKeys.users,
  queryFn: async ({ signal }) => (await body(consoleApi.GET('/api/users', { signal }))).items,
});

export const SCOPES = ['events:write', 'complaints:read', 'complaints:write', 'feedback:write', 'kpi:read', 'admin:*'] as const;
export const ROLES = ['agent', 'supervisor', 'ops', 'admin', 'auditor'] as const;
