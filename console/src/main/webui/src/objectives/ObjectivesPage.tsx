import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter, Label } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { serverClock } from '../api/serverClock';
import type { Objective } from '../api/types';
import { useTitle } from '../app/title';
import { useToasts } from '../app/toasts';
import { ConfirmDialog } from '../components/ConfirmDialog';
import { DataTable } from '../components/DataTable';
import { ObjectivesIcon, PlusIcon } from '../components/icons';
import { ErrorState, Loading, PageHead } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { About } from '../kpis/About';
import { OwnCount } from '../kpis/behind/Behind';
import { useChanges } from '../live/LiveProvider';
import { useHasRole } from '../session/session';
import { objectiveKeys, objectivesQuery, remove } from './api';
import { HistoryDialog } from './HistoryDialog';
import { ObjectiveDialog } from './ObjectiveDialog';
import { SurgeList } from './SurgeList';

type Shown = { what: 'new' } | { what: 'edit' | 'history' | 'delete'; objective: Objective } | null;

/** What is promised for a period, how it stands, and where more complaints come in than usual. */
export function ObjectivesPage() {
  const { t } = useI18n();
  useTitle(t('objectives.title'));
  const queries = useQueryClient();
  const list = useQuery(objectivesQuery);
  const edits = useHasRole('supervisor', 'ops', 'admin');
  const [shown, setShown] = useState<Shown>(null);
  useChanges((changes) => {
    if (changes.figures) void queries.invalidateQueries({ queryKey: objectiveKeys.list }, { cancelRefetch: false });
  });
  const close = () => setShown(null);
  const create = edits && (
    <Button icon={<PlusIcon />} onClick={() => setShown({ what: 'new' })}>
      {t('objectives.new')}
    </Button>
  );
  const rows = (list.data ?? []).toSorted((a, b) => Number(b.status.state === 'burning') - Number(a.status.state === 'burning') || a.name.localeCompare(b.name));
  return (
    <div className="rd-page">
      <PageHead title={t('objectives.title')} lead={t('objectives.lead')}>
        <About name={t('metric.objective')} text={t('objectives.about')} metric="objective" />
        {create}
      </PageHead>
      {list.data === undefined && list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState titleText={t('objectives.empty')} headingLevel="h2" icon={ObjectivesIcon}>
          <EmptyStateBody>{t('objectives.empty.body')}</EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>{create}</EmptyStateActions>
          </EmptyStateFooter>
        </EmptyState>
      ) : (
        <DataTable
          label={t('objectives.title')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { head: t('objectives.name'), cell: (row) => <Name objective={row} /> },
            { head: t('objectives.state'), cell: (row) => <State objective={row} /> },
            { head: t('objectives.share'), cell: (row) => <ShareNow objective={row} /> },
            { head: t('objectives.budget'), cell: (row) => <Budget objective={row} /> },
            { head: t('objectives.burn'), cell: (row) => <Burns objective={row} /> },
            {
              head: t('users.actions'),
              cell: (row) => (
                <span className="rd-labels">
                  <Button variant="link" isInline aria-label={t('objectives.history.of', { name: row.name })} onClick={() => setShown({ what: 'history', objective: row })}>
                    {t('objectives.history')}
                  </Button>
                  {edits && (
                    <>
                      <Button variant="link" isInline aria-label={t('objectives.edit.of', { name: row.name })} onClick={() => setShown({ what: 'edit', objective: row })}>
                        {t('objectives.edit')}
                      </Button>
                      <Button variant="link" isInline isDanger aria-label={t('objectives.delete.of', { name: row.name })} onClick={() => setShown({ what: 'delete', objective: row })}>
                        {t('objectives.delete')}
                      </Button>
                    </>
                  )}
                </span>
              ),
            },
          ]}
        />
      )}
      <SurgeList />
      {shown?.what === 'new' && <ObjectiveDialog opened={null} onClose={close} />}
      {shown?.what === 'edit' && <ObjectiveDialog opened={shown.objective} onClose={close} />}
      {shown?.what === 'history' && <HistoryDialog objective={shown.objective} onClose={close} />}
      {shown?.what === 'delete' && <DeleteDialog objective={shown.objective} onClose={close} />}
    </div>
  );
}

interface RowProps {
  objective: Objective;
}

function Name({ objective }: RowProps) {
  const { t, f } = useI18n();
  const figure = t(`objectives.figure.${objective.figure}` as 'objectives.figure.sla');
  const of = objective.of == null ? null : objective.figure === 'sla' ? words(t, 'clock', objective.of) : objective.of;
  const filters = Object.entries(objective.filters).map(([dimension, values]) => `${words(t, 'dim', dimension)}: ${values.map((value) => value || t('objectives.unclassified')).join(', ')}`);
  return (
    <>
      <bdi>{objective.name}</bdi>
      <span className="rd-row__sub">{[figure, of].filter(Boolean).join(': ')}</span>
      <span className="rd-row__sub">{[t('objectives.promise', { target: f.percent(objective.target), n: objective.periodDays }), ...filters].join(' · ')}</span>
    </>
  );
}

function State({ objective }: RowProps) {
  const { t, f } = useI18n();
  const { state, urgency, since, quietSince, n } = objective.status;
  const now = serverClock.now();
  if (state === 'burning') {
    return (
      <>
        <Label isCompact status={urgency === 'page' ? 'danger' : 'warning'}>
          {t(urgency === 'page' ? 'objectives.burning.page' : 'objectives.burning.ticket')}
        </Label>
        {since != null && <span className="rd-row__sub">{t('objectives.since', { time: f.ago(since, now) })}</span>}
        {quietSince != null && <span className="rd-row__sub">{t('objectives.quiet', { time: f.ago(quietSince, now) })}</span>}
      </>
    );
  }
  if (n === 0) {
    return (
      <Label isCompact color="grey">
        {t('objectives.nothing')}
      </Label>
    );
  }
  return (
    <Label isCompact status="success">
      {t('objectives.ok')}
    </Label>
  );
}

function ShareNow({ objective }: RowProps) {
  const { t, f } = useI18n();
  const { share, interval95, n, links } = objective.status;
  if (share == null) return <>–</>;
  const [low, high] = interval95 ?? [];
  return (
    <>
      {f.percent(share)}
      <span className="rd-row__sub">
        <OwnCount links={links} part="n" text={t('objectives.n', { n })} name={objective.name} />
        {low !== undefined && high !== undefined && ` · ${f.percent(low)} – ${f.percent(high)}`}
      </span>
    </>
  );
}

function Budget({ objective }: RowProps) {
  const { t, f } = useI18n();
  const { spentShare, spent, budget, links } = objective.status;
  if (spentShare == null) return <>–</>;
  return (
    <>
      {spentShare > 1 ? <strong>{t('objectives.over', { share: f.percent(spentShare - 1, 0) })}</strong> : t('objectives.left', { share: f.percent(1 - spentShare, 0) })}
      <span className="rd-row__sub">
        <OwnCount links={links} part="spent" text={t('objectives.spent', { spent: f.number(spent), budget: f.number(budget, 1) })} name={objective.name} />
      </span>
    </>
  );
}

/** How fast the budget burns in each window, beside what is allowed. */
function Burns({ objective }: RowProps) {
  const { t, f } = useI18n();
  const hours = (minutes: number) => f.duration(minutes * 60);
  return (
    <ul className="rd-plain-list">
      {objective.rules.map((rule) => (
        <li key={`${rule.longMinutes} ${rule.shortMinutes} ${rule.burn}`} className={rule.firing ? 'rd-strong' : undefined}>
          {t('objectives.burn.line', {
            long: hours(rule.longMinutes),
            short: hours(rule.shortMinutes),
            longBurn: rule.longWindow.burn == null ? '–' : f.number(rule.longWindow.burn, 1),
            shortBurn: rule.shortWindow.burn == null ? '–' : f.number(rule.shortWindow.burn, 1),
            limit: f.number(rule.burn, 2),
          })}
          {!rule.enough && <span className="rd-quiet"> {t('objectives.few', { n: rule.longWindow.n })}</span>}
          <span className="rd-row__sub">
            {([rule.longWindow, rule.shortWindow] as const).map((window, index) => (
              <Fragment key={index === 0 ? 'long' : 'short'}>
                {index > 0 && ' · '}
                {hours(index === 0 ? rule.longMinutes : rule.shortMinutes)}: <OwnCount links={window.links} part="bad" text={t('objectives.bad', { n: window.bad })} name={objective.name} />{' '}
                <OwnCount links={window.links} part="n" text={t('objectives.n', { n: window.n })} name={objective.name} />
              </Fragment>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function DeleteDialog({ objective, onClose }: RowProps & { onClose: () => void }) {
  const { t } = useI18n();
  const { say } = useToasts();
  const queries = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => remove(objective),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: objectiveKeys.list });
      say(t('objectives.deleted', { name: objective.name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('objectives.delete.title', { name: objective.name })}
      body={t('objectives.delete.body')}
      confirm={t('objectives.delete')}
      busy={deleting.isPending}
      error={deleting.error}
      onClose={onClose}
      onConfirm={() => deleting.mutate()}
    />
  );
}
