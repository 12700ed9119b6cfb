import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { BrowserRouter } from 'react-router';
import { onSignedOut } from '../api/client';
import { asApiError } from '../api/problem';
import { ErrorBoundary } from '../components/ErrorBoundary';
import { ErrorState, Loading } from '../components/states';
import { I18nProvider } from '../i18n/I18nProvider';
import { KeyboardProvider } from '../keyboard/KeyboardProvider';
import { LiveProvider } from '../live/LiveProvider';
import { sessionKeys, SessionProvider, sessionQuery } from '../session/session';
import { SignIn } from '../session/SignIn';
import { Shell } from './Shell';
import { useTheme } from './theme';
import { ToastProvider } from './toasts';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The hint stream says when something is old; while it is healthy nothing is reloaded by the clock or by focus.
      staleTime: 60_000,
      gcTime: 600_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && asApiError(error).retryable,
      retryDelay: (count) => 500 * 2 ** count,
    },
  },
});

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <I18nProvider>
        <BrowserRouter>
          <ErrorBoundary>
            <ToastProvider>
              <SignedIn />
            </ToastProvider>
          </ErrorBoundary>
        </BrowserRouter>
      </I18nProvider>
    </QueryClientProvider>
  );
}

/** The shell for whoever is signed in, the sign-in screen for everybody else. */
function SignedIn() {
  useTheme();
  const client = useQueryClient();
  const session = useQuery(sessionQuery);
  const [wasSignedIn, setWasSignedIn] = useState(false);
  if (session.data != null && !wasSignedIn) setWasSignedIn(true);

  useEffect(() => onSignedOut(() => client.setQueryData(sessionKeys.current, null)), [client]);

  if (session.isPending) return <Loading lines={0} />;
  if (session.isError && session.data === undefined) {
    return (
      <main className="rd-page" id="main">
        <ErrorState headingLevel="h1" error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  if (session.data == null) return <SignIn expired={wasSignedIn} />;
  return (
    <SessionProvider value={session.data}>
      <KeyboardProvider>
        <LiveProvider key={session.data.csrf}>
          <Shell />
        </LiveProvider>
      </KeyboardProvider>
    </SessionProvider>
  );
}
