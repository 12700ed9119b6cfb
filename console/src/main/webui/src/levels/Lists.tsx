import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter, Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { serverClock } from '../api/serverClock';
import type { SlaDefinition } from '../api/types';
import { useTitle } from '../app/title';
import { DataTable } from '../components/DataTable';
import { ClockIcon, PlusIcon } from '../components/icons';
import { ErrorState, Loading, PageHead } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useDirectory } from '../session/directory';
import { useHasRole } from '../session/session';
import { calendarOf, definitionsQuery, personOf, policyOf, type Kind } from './api';
import { warningText, weekText } from './calendarDraft';
import type { PolicyJson } from './policyDraft';
import { useDayNames } from './zones';

interface ListProps {
  kind: Kind;
  columns: ReadonlyArray<{ head: string; cell: (row: SlaDefinition) => ReactNode }>;
  order: (a: SlaDefinition, b: SlaDefinition) => number;
}

function DefinitionList({ kind, columns, order }: ListProps) {
  const { t, f } = useI18n();
  useTitle(t(`levels.${kind}`));
  const { nameOf } = useDirectory();
  const navigate = useNavigate();
  const edits = useHasRole('supervisor', 'admin');
  const list = useQuery({ ...definitionsQuery(kind), staleTime: 10_000 });
  const now = serverClock.now();
  const create = edits && (
    <Button icon={<PlusIcon />} onClick={() => void navigate(`/sla/${kind}/new`)}>
      {t(`levels.${kind}.new`)}
    </Button>
  );
  const rows = (list.data ?? []).toSorted(order);
  return (
    <div className="rd-page">
      <PageHead title={t(`levels.${kind}`)} lead={t(`levels.${kind}.lead`)}>
        {create}
      </PageHead>
      {list.data === undefined && list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState titleText={t(`levels.${kind}.empty`)} headingLevel="h2" icon={ClockIcon}>
          <EmptyStateBody>{t(`levels.${kind}.empty.body`)}</EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>{create}</EmptyStateActions>
          </EmptyStateFooter>
        </EmptyState>
      ) : (
        <DataTable
          label={t(`levels.${kind}`)}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { head: t('levels.id'), cell: (row) => <Link to={`/sla/${kind}/${encodeURIComponent(row.id)}`}>{row.id}</Link> },
            ...columns,
            { head: t('levels.col.version'), cell: (row) => f.number(row.version) },
            {
              head: t('levels.col.inForce'),
              cell: (row) => (
                <>
                  <time dateTime={row.effectiveFrom}>{f.short(row.effectiveFrom)}</time>
                  {Date.parse(row.effectiveFrom) > now && <span className="rd-row__sub">{t('levels.future')}</span>}
                </>
              ),
            },
            {
              head: t('levels.col.changed'),
              cell: (row) => (
                <>
                  <bdi>{nameOf(personOf(row.savedBy))}</bdi>
                  <time className="rd-row__sub" dateTime={row.savedAt} title={f.dateTime(row.savedAt)}>
                    {f.ago(row.savedAt, now)}
                  </time>
                </>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}

const position = (row: SlaDefinition) => policyOf(row).position ?? 100;

/** The policies in the order in which they are tried. */
export function PolicyList() {
  const { t, f } = useI18n();
  return (
    <DefinitionList
      kind="policies"
      order={(a, b) => position(a) - position(b) || a.id.localeCompare(b.id)}
      columns={[
        { head: t('policy.position'), cell: (row) => f.number(position(row)) },
        {
          head: t('policy.rules'),
          cell: (row) => {
            const policy = policyOf(row);
            return (
              <>
                {ruleNames(policy, t('policy.default.short')).join(' → ')}
                <span className="rd-row__sub">{clockNames(policy, (code) => words(t, 'clock', code)).join(', ')}</span>
              </>
            );
          },
        },
        {
          head: t('policy.state'),
          cell: (row) =>
            policyOf(row).active === false ? (
              <Label isCompact color="grey">
                {t('policy.inactive')}
              </Label>
            ) : (
              <Label isCompact status="success">
                {t('policy.inUse')}
              </Label>
            ),
        },
      ]}
    />
  );
}

function ruleNames(policy: PolicyJson, otherwise: string): string[] {
  return [...(policy.rules ?? []).map((rule) => rule.name), ...(policy.default === undefined ? [] : [otherwise])];
}

function clockNames(policy: PolicyJson, name: (code: string) => string): string[] {
  const clocks = [...(policy.rules ?? []).flatMap((rule) => rule.clocks), ...(policy.default?.clocks ?? [])];
  return [...new Set(clocks.map((clock) => name(clock.clock)))];
}

/** The calendars, with what is missing in them. */
export function CalendarList() {
  const { t } = useI18n();
  const day = useDayNames('short');
  return (
    <DefinitionList
      kind="calendars"
      order={(a, b) => a.id.localeCompare(b.id)}
      columns={[
        { head: t('calendar.zone'), cell: (row) => calendarOf(row).zone },
        { head: t('calendar.week'), cell: (row) => weekText(calendarOf(row), day, t) },
        {
          head: t('calendar.publicHolidays'),
          cell: (row) => {
            const { publicHolidays, holidays, exceptions } = calendarOf(row);
            const own = (holidays?.length ?? 0) + (exceptions?.length ?? 0);
            return (
              <>
                {publicHolidays == null ? t('calendar.noPublicHolidays') : [publicHolidays.country, publicHolidays.region].filter(Boolean).join(' / ')}
                <span className="rd-row__sub">{t('calendar.ownDays', { n: own })}</span>
                {(row.warnings ?? []).map((warning) => (
                  <span key={warning.message} className="rd-row__sub">
                    <Label isCompact status="warning">
                      {warning.code === 'holidays-missing' ? t('calendar.missing.short') : warning.code}
                    </Label>{' '}
                    {warningText(warning, t)}
                  </span>
                ))}
              </>
            );
          },
        },
      ]}
    />
  );
}

