import { Button, EmptyState, EmptyStateBody, Modal, ModalBody, ModalFooter, ModalHeader, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { body, consoleApi, done } from '../api/client';
import { asApiError } from '../api/problem';
import { serverClock } from '../api/serverClock';
import type { ParkedRecord } from '../api/types';
import { useTitle } from '../app/title';
import { useToasts } from '../app/toasts';
import { CodeBox } from '../components/CodeBox';
import { DataTable } from '../components/DataTable';
import { Dialog } from '../components/Dialog';
import { TextField } from '../components/form';
import { MetIcon } from '../components/icons';
import { ErrorNotice, ErrorState, errorText, Loading, PageHead } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { useHasRole } from '../session/session';

const SERVICES = ['kpi', 'complaint', 'feedback', 'notification'] as const;
type Service = (typeof SERVICES)[number];

const parkedKeys = {
  list: (service: Service) => ['parked', service] as const,
  content: (service: Service, id: string) => ['parked', service, id] as const,
};

/** Records that a service could not apply: inspect, replay, discard. */
export function ParkedPage() {
  const { t, f } = useI18n();
  useTitle(t('parked.title'));
  const { say, warn } = useToasts();
  const queries = useQueryClient();
  const operates = useHasRole('ops', 'admin');
  const [search, setSearch] = useSearchParams();
  const service = SERVICES.find((known) => known === search.get('service')) ?? 'kpi';
  const list = useInfiniteQuery({
    queryKey: parkedKeys.list(service),
    queryFn: async ({ pageParam, signal }) =>
      body(consoleApi.GET('/api/parked/{service}', { params: { path: { service }, query: pageParam === null ? {} : { cursor: pageParam } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next ?? null,
    refetchInterval: 15_000,
  });
  const [inspected, setInspected] = useState<ParkedRecord | null>(null);
  const [discarding, setDiscarding] = useState<ParkedRecord | null>(null);
  const again = () => void queries.invalidateQueries({ queryKey: parkedKeys.list(service) });
  const replay = useMutation({
    mutationFn: (id: string) => body(consoleApi.POST('/api/parked/{service}/{id}:replay', { params: { path: { service, id } } })),
    onSuccess: (replayed) => (replayed.applied ? say(t('parked.replayed')) : warn(t('parked.refused', { reason: replayed.reason ?? '' }))),
    onError: (error) => warn(errorText(asApiError(error), t)),
    onSettled: again,
  });
  const discard = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      done(consoleApi.DELETE('/api/parked/{service}/{id}', { params: { path: { service, id }, query: { reason } } })),
    onSuccess: () => {
      say(t('parked.discarded'));
      setDiscarding(null);
      again();
    },
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <div className="rd-page">
      <PageHead title={t('parked.title')} lead={t('parked.lead')}>
        <ToggleGroup aria-label={t('parked.service')} isCompact>
          {SERVICES.map((each) => (
            <ToggleGroupItem
              key={each}
              buttonId={`service-${each}`}
              text={each}
              isSelected={service === each}
              onChange={() => setSearch({ service: each }, { replace: true })}
            />
          ))}
        </ToggleGroup>
      </PageHead>
      {list.data === undefined && list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState titleText={t('parked.empty.title')} headingLevel="h2" icon={MetIcon} status="success">
          <EmptyStateBody>{t('parked.empty.body')}</EmptyStateBody>
        </EmptyState>
      ) : (
        <DataTable
          label={t('parked.title')}
          rows={rows}
          rowKey={(record) => record.id}
          columns={[
            {
              head: t('parked.reason'),
              cell: (record) => (
                <>
                  <bdi>{record.reason ?? '–'}</bdi>
                  <span className="rd-row__sub">{record.consumer}</span>
                </>
              ),
            },
            {
              head: t('parked.type'),
              cell: (record) => (
                <>
                  {record.type ?? '–'}
                  <code className="rd-row__sub">{record.key}</code>
                </>
              ),
            },
            { head: t('parked.where'), cell: (record) => <code>{[record.topic, record.partition, record.offset].filter((part) => part != null).join(' / ')}</code> },
            {
              head: t('parked.since'),
              cell: (record) => record.parkedAt != null && <time dateTime={record.parkedAt} title={f.dateTime(record.parkedAt)}>{f.ago(record.parkedAt, serverClock.now())}</time>,
            },
            { head: t('parked.attempts'), cell: (record) => f.number(record.attempts ?? 1) },
            {
              head: t('users.actions'),
              cell: (record) => operates && (
                <span className="rd-labels">
                  <Button variant="link" isInline aria-label={t('parked.inspect.of', { id: record.id })} onClick={() => setInspected(record)}>
                    {t('parked.inspect')}
                  </Button>
                  <Button variant="link" isInline aria-label={t('parked.replay.of', { id: record.id })} isDisabled={replay.isPending} onClick={() => replay.mutate(record.id)}>
                    {t('parked.replay')}
                  </Button>
                  <Button variant="link" isInline isDanger aria-label={t('parked.discard.of', { id: record.id })} onClick={() => setDiscarding(record)}>
                    {t('parked.discard')}
                  </Button>
                </span>
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
      {inspected !== null && <ContentDialog service={service} record={inspected} onClose={() => setInspected(null)} />}
      {discarding !== null && (
        <DiscardDialog
          busy={discard.isPending}
          error={discard.error}
          onClose={() => setDiscarding(null)}
          onDiscard={(reason) => discard.mutate({ id: discarding.id, reason })}
        />
      )}
    </div>
  );
}

function DiscardDialog({ busy, error, onClose, onDiscard }: { busy: boolean; error: unknown; onClose: () => void; onDiscard: (reason: string) => void }) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const submit = () => {
    setChecked(true);
    if (reason.trim() === '') return false;
    onDiscard(reason.trim());
    return true;
  };
  return (
    <Dialog title={t('parked.discard.title')} lead={t('parked.discard.body')} submit={t('parked.discard')} danger busy={busy} error={error} onClose={onClose} onSubmit={submit}>
      <TextField
        id="discard-reason"
        label={t('reason.label')}
        required
        value={reason}
        onChange={setReason}
        error={checked && reason.trim() === '' ? t('reason.required') : null}
      />
    </Dialog>
  );
}

/** JSON with line breaks; anything else as it is. */
function indented(content: string): string {
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}

function ContentDialog({ service, record, onClose }: { service: Service; record: ParkedRecord; onClose: () => void }) {
  const { t } = useI18n();
  const content = useQuery({
    queryKey: parkedKeys.content(service, record.id),
    queryFn: ({ signal }) => body(consoleApi.GET('/api/parked/{service}/{id}', { params: { path: { service, id: record.id } }, signal })),
  });
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="content-title">
      <ModalHeader title={t('parked.content', { id: record.id })} labelId="content-title" description={record.reason ?? ''} />
      <ModalBody>
        {content.isError ? (
          <ErrorNotice error={content.error} onRetry={() => void content.refetch()} />
        ) : content.data === undefined ? (
          <Loading lines={4} />
        ) : (
          <CodeBox label={t('parked.data')} code={indented(content.data.content)} />
        )}
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </ModalFooter>
    </Modal>
  );
}
