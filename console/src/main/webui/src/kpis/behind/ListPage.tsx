import { Button, EmptyState, EmptyStateBody } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { CaseItem } from '../../api/types';
import { useTitle } from '../../app/title';
import { DataTable } from '../../components/DataTable';
import { FiguresIcon } from '../../components/icons';
import { ErrorNotice, ErrorState, Loading, NotFound, PageHead } from '../../components/states';
import { words } from '../../i18n/codes';
import { useI18n } from '../../i18n/I18nProvider';
import type { Format } from '../../i18n/format';
import type { Translate } from '../../i18n/messages';
import { GROUPS } from '../params';
import { listPages } from './api';
import { BackLink } from './BackLink';
import { answerText, listQuery, partOf, type ListQuery } from './lists';

/** What a figure counts, one by one: as many as the figure says. */
export function ListPage() {
  const [search] = useSearchParams();
  const query = listQuery(search);
  return query === null ? <NotFound /> : <List key={search.toString()} query={query} />;
}

function List({ query }: { query: ListQuery }) {
  const { t, f } = useI18n();
  const name = words(t, 'metric', query.metric);
  const part = partText(t, query);
  const title = [name, part].filter(Boolean).join(': ');
  useTitle(t('list.title', { name: title }));
  const list = useInfiniteQuery(listPages(query));
  const first = list.data?.pages[0];
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="rd-page">
      <PageHead title={title} lead={first === undefined ? <>&nbsp;</> : <Lead query={query} total={first.total} asOf={first.asOf} from={first.from} to={first.to} />}>
        <BackLink />
        <Link to={`/kpis/definitions/${encodeURIComponent(query.metric === 'stated' ? `stated.${query.part.split('/')[0] ?? ''}` : query.metric)}`}>{t('definition.open')}</Link>
      </PageHead>
      {first === undefined && list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : first === undefined ? (
        <Loading />
      ) : items.length === 0 ? (
        <EmptyState titleText={t('list.empty')} headingLevel="h2" icon={FiguresIcon}>
          <EmptyStateBody>{t('list.empty.body')}</EmptyStateBody>
        </EmptyState>
      ) : (
        <>
          <DataTable label={title} rows={items} rowKey={keyOf} columns={columnsOf(items, first.value ?? null, t, f)} />
          <p className="rd-quiet rd-small" role="status">
            {t('list.shown', { shown: f.number(items.length), total: f.number(first.total) })} {t('list.known')}
          </p>
          {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.fetchNextPage()} />}
          {list.hasNextPage && (
            <Button variant="secondary" className="rd-more" isLoading={list.isFetchingNextPage} isDisabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('action.loadMore')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

/** How many there are, of which time, and what they are limited to. */
function Lead({ query, total, asOf, from, to }: { query: ListQuery; total: number; asOf: string; from: string; to: string }) {
  const { t, f } = useI18n();
  const filters = GROUPS.flatMap((group) => {
    const values = query[group];
    return values === undefined ? [] : [`${t(`dim.${group}`)}: ${values.map((value) => value || t('kpi.unclassified')).join(', ')}`];
  });
  const left = GROUPS.flatMap((group) => {
    const value = query[`not.${group}`];
    return value === undefined ? [] : [`${t(`dim.${group}`)}: ${value || t('kpi.unclassified')}`];
  });
  const except = left.length === 0 ? [] : [t('list.without', { group: left.join(', ') })];
  const received = [
    ...(query.receivedFrom === undefined ? [] : [t('list.receivedFrom', { time: f.dateTime(query.receivedFrom) })]),
    ...(query.receivedBefore === undefined ? [] : [t('list.receivedBefore', { time: f.dateTime(query.receivedBefore) })]),
  ];
  const period = query.metric === 'forecast' ? t('list.ahead', { n: Number(query.hours ?? 8), at: f.dateTime(from) }) : query.metric === 'backlog' ? t('list.at', { at: f.dateTime(query.at ?? (Date.parse(to) < Date.parse(asOf) ? to : asOf)) }) : t('list.period', { from: f.dateTime(from), to: f.dateTime(to) });
  return (
    <>
      <strong className="rd-total">{t('list.total', { n: total })}</strong> · {[period, ...received, ...filters, ...except, t('list.asOf', { time: f.dateTime(asOf) })].join(' · ')}
    </>
  );
}

function partText(t: Translate, { metric, part }: ListQuery): string {
  const { of, what } = partOf(metric, part);
  const named = of === null ? null : words(t, 'clock', of) !== of ? words(t, 'clock', of) : words(t, 'part', of);
  return [named, what === null ? null : words(t, 'part', what)].filter(Boolean).join(', ');
}

function keyOf(item: CaseItem): string {
  return [item.feedbackId ?? item.complaintId, item.clock, item.run, item.answer].join(' ');
}

function columnsOf(items: readonly CaseItem[], unit: string | null, t: Translate, f: Format) {
  const clocks = items.some((item) => item.clock != null);
  const answers = items.some((item) => item.answer != null);
  return [
    {
      head: t('list.complaint'),
      cell: (item: CaseItem) =>
        item.complaintId == null ? <em>{t('list.noComplaint')}</em> : <Link to={`/cases/${item.complaintId}`}>{item.number ?? item.complaintId.slice(0, 8)}</Link>,
    },
    { head: t('list.counted'), cell: (item: CaseItem) => f.dateTime(item.at) },
    ...(unit === null ? [] : [{ head: CURRENCY.test(unit) ? t('list.value.money') : words(t, 'list.value', unit), cell: (item: CaseItem) => (item.value == null ? '–' : valueText(item.value, unit, t, f)) }]),
    ...(clocks
      ? [
          { head: t('kpi.col.clock'), cell: (item: CaseItem) => [words(t, 'clock', item.clock ?? ''), (item.run ?? 1) > 1 ? t('list.run', { n: item.run ?? 1 }) : null].filter(Boolean).join(', ') },
          { head: t('list.state'), cell: (item: CaseItem) => words(t, 'part', item.state ?? '') },
        ]
      : []),
    ...(answers ? [{ head: t('list.answer'), cell: (item: CaseItem) => <bdi>{item.answer == null ? '–' : answerText(item.answer)}</bdi> }] : []),
  ];
}

const SINCE_DEADLINE = 'seconds from the deadline to the stop';
/** Money comes in the currency that the unit names. */
const CURRENCY = /^[A-Z]{3}$/;

function valueText(value: number, unit: string, t: Translate, f: Format): string {
  if (unit === SINCE_DEADLINE) return value <= 0 ? t('list.before', { time: f.duration(-value) }) : t('list.after', { time: f.duration(value) });
  if (CURRENCY.test(unit)) return f.money(value, unit);
  if (unit.startsWith('seconds')) return value < 0 ? `−${f.duration(-value)}` : f.duration(value);
  return f.number(value, 2);
}
