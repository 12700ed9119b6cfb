import { Button, EmptyState, EmptyStateBody, Label, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { body, notifications } from '../api/client';
import { asApiError } from '../api/problem';
import { serverClock } from '../api/serverClock';
import { useTitle } from '../app/title';
import { useToasts } from '../app/toasts';
import { DataTable } from '../components/DataTable';
import { DeliveryIcon } from '../components/icons';
import { ErrorState, errorText, Loading, PageHead } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useHasRole } from '../session/session';

const STATES = ['pending', 'delivered', 'suppressed', 'blocked'] as const;
const COLOURS: Record<string, 'blue' | 'green' | 'grey' | 'red'> = { pending: 'blue', delivered: 'green', suppressed: 'grey', blocked: 'red' };

const deliveryKeys = { list: (state: string | null) => ['deliveries', state] as const };

/** Messages on their way, and those that do not get through. */
export function DeliveriesPage() {
  const { t, f } = useI18n();
  useTitle(t('deliveries.title'));
  const { say, warn } = useToasts();
  const queries = useQueryClient();
  const operates = useHasRole('ops', 'admin');
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((known) => known === search.get('state')) ?? null;
  const list = useInfiniteQuery({
    queryKey: deliveryKeys.list(state),
    queryFn: ({ pageParam, signal }) =>
      body(
        notifications.GET('/api/v1/deliveries', {
          params: { query: { limit: 100, ...(state === null ? {} : { state }), ...(pageParam === null ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
    refetchInterval: 15_000,
  });
  const retry = useMutation({
    mutationFn: (id: string) => body(notifications.POST('/api/v1/deliveries/{id}:retry', { params: { path: { id } } })),
    onSuccess: () => say(t('deliveries.retried')),
    onError: (error) => warn(errorText(asApiError(error), t)),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="rd-page">
      <PageHead title={t('deliveries.title')} lead={t('deliveries.lead')}>
        <ToggleGroup aria-label={t('deliveries.state')} isCompact>
          <ToggleGroupItem buttonId="state-any" text={t('queue.any')} isSelected={state === null} onChange={() => setSearch({}, { replace: true })} />
          {STATES.map((each) => (
            <ToggleGroupItem
              key={each}
              buttonId={`state-${each}`}
              text={t(`deliveries.state.${each}`)}
              isSelected={state === each}
              onChange={() => setSearch({ state: each }, { replace: true })}
            />
          ))}
        </ToggleGroup>
      </PageHead>
      {list.data === undefined && list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState titleText={t('deliveries.empty.title')} headingLevel="h2" icon={DeliveryIcon}>
          <EmptyStateBody>{t('deliveries.empty.body')}</EmptyStateBody>
        </EmptyState>
      ) : (
        <DataTable
          label={t('deliveries.title')}
          rows={rows}
          rowKey={(delivery) => delivery.id}
          columns={[
            {
              head: t('deliveries.what'),
              cell: (delivery) => (
                <>
                  {delivery.rule ?? delivery.id}
                  <span className="rd-row__sub">
                    {delivery.complaintId != null && <Link to={`/cases/${delivery.complaintId}`}>{delivery.number ?? t('queue.column.case')}</Link>}
                    {delivery.clock != null && ` ${words(t, 'clock', delivery.clock)}`}
                  </span>
                </>
              ),
            },
            { head: t('deliveries.to'), cell: (delivery) => <bdi>{[delivery.channel, delivery.recipient].filter(Boolean).join(' · ')}</bdi> },
            {
              head: t('deliveries.state'),
              cell: (delivery) => (
                <>
                  <Label isCompact color={COLOURS[delivery.state] ?? 'grey'}>
                    {words(t, 'deliveries.state', delivery.state)}
                  </Label>
                  <span className="rd-row__sub">{[delivery.reason, delivery.lastError].filter(Boolean).join(': ')}</span>
                </>
              ),
            },
            { head: t('deliveries.attempts'), cell: (delivery) => f.number(delivery.attempts ?? 0) },
            {
              head: t('deliveries.when'),
              cell: (delivery) => {
                const when = delivery.finishedAt ?? delivery.sentAt ?? delivery.createdAt;
                return when != null && <time dateTime={when} title={f.dateTime(when)}>{f.ago(when, serverClock.now())}</time>;
              },
            },
            {
              head: t('users.actions'),
              cell: (delivery) =>
                operates &&
                (delivery.state === 'blocked' || delivery.state === 'suppressed') && (
                  <Button variant="link" isInline aria-label={t('deliveries.retry.of', { id: delivery.id })} isDisabled={retry.isPending} onClick={() => retry.mutate(delivery.id)}>
                    {t('deliveries.retry')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {list.hasNextPage && (
        <Button variant="link" isLoading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('action.loadMore')}
        </Button>
      )}
    </div>
  );
}
