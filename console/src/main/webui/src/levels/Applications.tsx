import { Button, EmptyState, EmptyStateBody, Label } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Application } from '../api/types';
import { serverClock } from '../api/serverClock';
import { useTitle } from '../app/title';
import { useToasts } from '../app/toasts';
import { ConfirmDialog } from '../components/ConfirmDialog';
import { DataTable } from '../components/DataTable';
import { ClockIcon } from '../components/icons';
import { ErrorState, Loading, PageHead } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useDirectory } from '../session/directory';
import { useHasRole } from '../session/session';
import { applicationsQuery, goesOn, levelKeys, personOf, undo } from './api';

const COLOURS: Record<string, 'blue' | 'green' | 'grey'> = { running: 'blue', undoing: 'blue', done: 'green', undone: 'grey' };

function StateLabel({ application }: { application: Application }) {
  const { t } = useI18n();
  return (
    <Label isCompact color={COLOURS[application.state] ?? 'grey'}>
      {words(t, 'apply.state', application.state)}
    </Label>
  );
}

/** How far an application is, and the way back. */
export function ApplicationProgress({ application }: { application: Application }) {
  const { t, f } = useI18n();
  const edits = useHasRole('supervisor', 'admin');
  const [asking, setAsking] = useState(false);
  const sums: Array<readonly [string, number]> = [
    [t('apply.seen'), application.seen],
    [t('apply.changed'), application.changed],
    [t('apply.moved'), application.moved],
    [t('apply.overdue'), application.overdue],
    ...(application.undoneAt == null ? [] : [[t('apply.restored'), application.restored] as const]),
  ];
  return (
    <div role="status">
      <p>
        <StateLabel application={application} /> {t(goesOn(application) ? 'apply.goesOn' : 'apply.finished')}
      </p>
      <dl className="rd-sums rd-sums--large">
        {sums.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{f.number(value)}</dd>
          </div>
        ))}
      </dl>
      {edits && application.undoneAt == null && (
        <Button variant="secondary" isDisabled={asking} onClick={() => setAsking(true)}>
          {t('apply.undo')}
        </Button>
      )}
      {asking && <UndoDialog application={application} onClose={() => setAsking(false)} />}
    </div>
  );
}

function UndoDialog({ application, onClose }: { application: Application; onClose: () => void }) {
  const { t } = useI18n();
  const { say } = useToasts();
  const queries = useQueryClient();
  const taking = useMutation({
    mutationFn: () => undo(application.id),
    onSuccess: (answer) => {
      queries.setQueryData(levelKeys.application(application.id), answer);
      void queries.invalidateQueries({ queryKey: levelKeys.applications });
      say(t('apply.undo.begun'));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('apply.undo.title', { id: application.target, version: String(application.version) })}
      body={t('apply.undo.body')}
      confirm={t('apply.undo')}
      busy={taking.isPending}
      error={taking.error}
      onClose={onClose}
      onConfirm={() => taking.mutate()}
    />
  );
}

/** What was applied to open cases, by whom, and what came of it. */
export function Applications() {
  const { t, f } = useI18n();
  useTitle(t('levels.applications'));
  const { nameOf } = useDirectory();
  const edits = useHasRole('supervisor', 'admin');
  const list = useQuery(applicationsQuery);
  const [asking, setAsking] = useState<Application | null>(null);
  const now = serverClock.now();
  return (
    <div className="rd-page">
      <PageHead title={t('levels.applications')} lead={t('levels.applications.lead')} />
      {list.data === undefined && list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Loading />
      ) : list.data.length === 0 ? (
        <EmptyState titleText={t('apply.none')} headingLevel="h2" icon={ClockIcon}>
          <EmptyStateBody>{t('apply.none.body')}</EmptyStateBody>
        </EmptyState>
      ) : (
        <DataTable
          label={t('levels.applications')}
          rows={list.data}
          rowKey={(row) => row.id}
          columns={[
            {
              head: t('apply.what'),
              cell: (row) => (
                <>
                  <Link to={`/sla/${row.kind === 'policy' ? 'policies' : 'calendars'}/${encodeURIComponent(row.target)}`}>
                    {row.target} / {row.version}
                  </Link>
                  <span className="rd-row__sub">{words(t, 'apply.kind', row.kind)}</span>
                </>
              ),
            },
            { head: t('policy.state'), cell: (row) => <StateLabel application={row} /> },
            {
              head: t('apply.by'),
              cell: (row) => (
                <>
                  <bdi>{nameOf(personOf(row.requestedBy))}</bdi>
                  <time className="rd-row__sub" dateTime={row.requestedAt} title={f.dateTime(row.requestedAt)}>
                    {f.ago(row.requestedAt, now)}
                  </time>
                </>
              ),
            },
            { head: t('apply.changed'), cell: (row) => f.number(row.changed) },
            { head: t('apply.moved'), cell: (row) => f.number(row.moved) },
            { head: t('apply.overdue'), cell: (row) => f.number(row.overdue) },
            {
              head: t('users.actions'),
              cell: (row) =>
                row.undoneAt != null ? (
                  <>
                    {t('apply.undoneBy', { who: nameOf(personOf(row.undoneBy ?? '')) })}
                    <span className="rd-row__sub">{t('apply.restored.n', { n: row.restored })}</span>
                  </>
                ) : (
                  edits && (
                    <Button variant="link" isInline aria-label={t('apply.undo.of', { id: row.target, version: String(row.version) })} onClick={() => setAsking(row)}>
                      {t('apply.undo')}
                    </Button>
                  )
                ),
            },
          ]}
        />
      )}
      {asking !== null && <UndoDialog application={asking} onClose={() => setAsking(null)} />}
    </div>
  );
}
