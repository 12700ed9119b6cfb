import { Alert, AlertActionCloseButton, AlertActionLink } from '@patternfly/react-core';
import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter, Skeleton } from '@patternfly/react-core';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { asApiError, type ApiError } from '../api/problem';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import type { Translate } from '../i18n/messages';
import { ErrorIcon, LockIcon, SearchIcon } from './icons';

/** True after 150 ms: what comes sooner needs no skeleton. */
function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}

/** Grey bars where the content will be. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const { t } = useI18n();
  const slow = useSlow();
  return (
    <div className="rd-loading" role="status">
      <span className="pf-v6-screen-reader">{t('app.loading')}</span>
      {slow && Array.from({ length: lines }, (_, line) => <Skeleton key={line} height="2.25rem" aria-hidden />)}
    </div>
  );
}

/** The words for an error: what the server said, or that there is no connection. */
export function errorText(error: ApiError, t: Translate): string {
  if (error.status === 0) return t('state.error.connection');
  if (error.status === 502 || error.status === 503 || error.status === 504) return error.detail ?? t('state.error.service');
  const fields = error.fields.map((field) => `${field.pointer.split('/').pop() ?? ''}: ${field.message}`);
  const text = [error.detail ?? error.title, ...fields].join(' ');
  return error.allowed.length === 0
    ? text
    : `${text} ${t('illegal.allowed', { actions: error.allowed.map((action) => words(t, 'do', action)).join(', ') })}`;
}

/** An error in place of content, with retry and the trace id for the operator. */
export function ErrorState({ error, onRetry, headingLevel = 'h2' }: { error: unknown; onRetry?: () => void; headingLevel?: 'h1' | 'h2' }) {
  const { t } = useI18n();
  const problem = asApiError(error);
  if (problem.status === 403) return <Forbidden headingLevel={headingLevel} />;
  if (problem.status === 404) return <NotFound headingLevel={headingLevel} />;
  return (
    <EmptyState titleText={t('state.error.title')} headingLevel={headingLevel} icon={ErrorIcon} status="danger" role="alert">
      <EmptyStateBody>
        {errorText(problem, t)}
        {problem.traceId !== null && <p className="rd-trace">{t('state.error.trace', { id: problem.traceId })}</p>}
      </EmptyStateBody>
      {onRetry && (
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button onClick={onRetry}>{t('action.retry')}</Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      )}
    </EmptyState>
  );
}

/** An error beside content or in a form. */
export function ErrorNotice({ error, onRetry, onClose }: { error: unknown; onRetry?: () => void; onClose?: () => void }) {
  const { t } = useI18n();
  const problem = asApiError(error);
  return (
    <Alert
      isInline
      variant="danger"
      component="p"
      title={problem.status === 409 && problem.allowed.length > 0 ? t('illegal.title') : t('state.error.title')}
      role="alert"
      actionClose={onClose && <AlertActionCloseButton onClose={onClose} />}
      actionLinks={onRetry && <AlertActionLink onClick={onRetry}>{t('action.retry')}</AlertActionLink>}
    >
      {errorText(problem, t)}
      {problem.traceId !== null && <p className="rd-trace">{t('state.error.trace', { id: problem.traceId })}</p>}
    </Alert>
  );
}

export function Forbidden({ roles = [], headingLevel = 'h1' }: { roles?: readonly string[]; headingLevel?: 'h1' | 'h2' }) {
  const { t } = useI18n();
  const names = roles.map((role) => words(t, 'role', role)).join(', ');
  return (
    <EmptyState titleText={t('state.forbidden.title')} headingLevel={headingLevel} icon={LockIcon}>
      <EmptyStateBody>{t('state.forbidden.body', { roles: names || '–' })}</EmptyStateBody>
    </EmptyState>
  );
}

export function NotFound({ headingLevel = 'h1' }: { headingLevel?: 'h1' | 'h2' }) {
  const { t } = useI18n();
  return (
    <EmptyState titleText={t('state.notFound.title')} headingLevel={headingLevel} icon={SearchIcon}>
      <EmptyStateBody>{t('state.notFound.body')}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Link to="/queue">{t('state.notFound.back')}</Link>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

/** The head of a screen: its only h1, and what can be done. */
export function PageHead({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children?: ReactNode }) {
  return (
    <header className="rd-head">
      <div>
        <h1 className="rd-head__title">{title}</h1>
        {lead !== undefined && <p className="rd-head__lead">{lead}</p>}
      </div>
      {children !== undefined && <div className="rd-head__actions">{children}</div>}
    </header>
  );
}
