import { Button, Switch } from '@patternfly/react-core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { NARROW, useMedia } from '../app/media';
import { prefer, usePreferences } from '../app/preferences';
import { useTitle } from '../app/title';
import { useClaim } from '../cases/useClaim';
import { PlusIcon, RefreshIcon } from '../components/icons';
import { ErrorState, Loading, PageHead } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { useActions } from '../keyboard/KeyboardProvider';
import { useDirectory } from '../session/directory';
import { useHasRole, useSession } from '../session/session';
import { EmptyQueue } from './EmptyQueue';
import { filterFromUrl, filterToUrl, listQuery, type QueueFilter } from './filter';
import { lastVisit, rememberOrder } from './order';
import { QueueRow } from './QueueRow';
import { Toolbar } from './Toolbar';
import { useQueue } from './useQueue';

const ROW_PIXELS = { comfortable: 60, compact: 44, card: 132 };

/** Cases by next deadline, live, without a row ever moving under pointer or focus. */
export function QueuePage({ onCreate }: { onCreate: () => void }) {
  const { t } = useI18n();
  useTitle(t('queue.title'));
  const { user } = useSession();
  const works = useHasRole('agent', 'supervisor', 'admin');
  const { density } = usePreferences();
  const narrow = useMedia(NARROW);
  const navigate = useNavigate();
  const { nameOf } = useDirectory();
  const [search, setSearch] = useSearchParams();
  const filter = useMemo(() => filterFromUrl(search), [search]);
  const query = useMemo(() => listQuery(filter, user.id), [filter, user.id]);

  const scroll = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const mayMove = useCallback(() => {
    const list = scroll.current;
    return list === null || (list.scrollTop < 8 && !list.matches(':hover') && !list.contains(document.activeElement));
  }, []);
  const queue = useQueue(query, mayMove);
  const { rows, hasMore, loadingMore, loadMore } = queue;

  const [currentId, setCurrentId] = useState<string | null>(lastVisit);
  const current = rows.findIndex((row) => row.id === currentId);
  useEffect(() => rememberOrder({ search: search.toString(), ids: rows.map((row) => row.id) }), [rows, search]);

  const rowPixels = narrow ? ROW_PIXELS.card : ROW_PIXELS[density];
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowPixels,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  });
  useEffect(() => virtual.measure(), [virtual, rowPixels]);
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loadingMore && lastShown >= rows.length - 20) loadMore();
  }, [hasMore, loadingMore, lastShown, rows.length, loadMore]);

  const focusRow = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row === undefined) return;
      setCurrentId(row.id);
      virtual.scrollToIndex(index, { align: 'auto' });
      // The row may have to be drawn first.
      requestAnimationFrame(() =>
        requestAnimationFrame(() =>
          scroll.current?.querySelector<HTMLElement>(`[data-case="${CSS.escape(row.id)}"] a`)?.focus({ preventScroll: true }),
        ),
      );
    },
    [rows, virtual],
  );

  // Back from a case: the focus returns to its row.
  const returned = useRef(false);
  useEffect(() => {
    if (returned.current || rows.length === 0) return;
    returned.current = true;
    const at = rows.findIndex((row) => row.id === lastVisit());
    if (at >= 0) focusRow(at);
  }, [rows, focusRow]);

  const claim = useClaim();
  const currentRow = rows[current];
  useActions({
    'queue.next': rows.length > 0 ? () => focusRow(Math.min(current + 1, rows.length - 1)) : undefined,
    'queue.previous': rows.length > 0 ? () => focusRow(Math.max(current - 1, 0)) : undefined,
    'queue.open': currentRow === undefined ? undefined : () => void navigate(`/cases/${currentRow.id}`),
    'queue.search': () => searchField.current?.focus(),
    'queue.claim': works && currentRow !== undefined ? () => claim(currentRow.id) : undefined,
    'queue.refresh': queue.showNow,
  });

  const change = (next: QueueFilter) => {
    setSearch(filterToUrl(next), { replace: true });
    scroll.current?.scrollTo({ top: 0 });
  };
  const first = items[0]?.start ?? 0;
  const end = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);

  return (
    <div className="rd-queue">
      <PageHead title={t('queue.title')} lead={<Count rows={rows.length} more={hasMore} pending={queue.pending} />}>
        <div role="status" className="rd-queue__news">
          {queue.arrived > 0 && (
            <Button
              variant="primary"
              size="sm"
              className="rd-pill"
              icon={<RefreshIcon />}
              onClick={queue.showNow}
              aria-label={t('queue.new.label', { n: queue.arrived })}
            >
              {t('queue.new', { n: queue.arrived })}
            </Button>
          )}
        </div>
        <Switch
          id="density"
          label={t('queue.density.compact')}
          isChecked={density === 'compact'}
          onChange={(_, checked) => prefer({ density: checked ? 'compact' : 'comfortable' })}
          className="rd-wide-only"
        />
        {works && (
          <Button variant="primary" icon={<PlusIcon />} onClick={onCreate}>
            {t('nav.newComplaint')}
          </Button>
        )}
      </PageHead>
      <Toolbar filter={filter} rows={rows} onChange={change} searchRef={searchField} />
      {queue.error !== null ? (
        <ErrorState error={queue.error} onRetry={queue.reload} />
      ) : queue.pending ? (
        <Loading lines={10} />
      ) : rows.length === 0 ? (
        <EmptyQueue filter={filter} onClear={() => change({ view: 'open', q: '', values: {} })} />
      ) : (
        <div ref={scroll} className="rd-queue__scroll">
          <table
            role="table"
            aria-label={t('queue.list')}
            aria-rowcount={hasMore ? -1 : rows.length + 1}
            className={`pf-v6-c-table rd-table rd-table--${narrow ? 'cards' : density}`}
          >
            <thead role="rowgroup">
              <tr role="row" aria-rowindex={1}>
                <th role="columnheader" scope="col">{t('queue.column.deadline')}</th>
                <th role="columnheader" scope="col">{t('queue.column.case')}</th>
                <th role="columnheader" scope="col">{t('queue.column.status')}</th>
                <th role="columnheader" scope="col">{t('queue.column.priority')}</th>
                <th role="columnheader" scope="col">{t('queue.column.topic')}</th>
                <th role="columnheader" scope="col">{t('queue.column.owner')}</th>
                <th role="columnheader" scope="col">{t('queue.column.received')}</th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {first > 0 && <tr aria-hidden style={{ height: first }} />}
              {items.map((item) => {
                const row = rows[item.index];
                return (
                  row !== undefined && (
                    <QueueRow
                      key={row.id}
                      row={row}
                      index={item.index + 1}
                      current={row.id === currentId}
                      flashing={queue.flashing.has(row.id)}
                      left={queue.left.has(row.id)}
                      owner={row.assignee == null || row.assignee === '' ? null : nameOf(row.assignee)}
                      mine={row.assignee === user.id}
                      onFocus={setCurrentId}
                    />
                  )
                );
              })}
              {end > 0 && <tr aria-hidden style={{ height: end }} />}
            </tbody>
          </table>
          {!hasMore && rows.length > 20 && <p className="rd-queue__end">{t('queue.end')}</p>}
        </div>
      )}
    </div>
  );
}

function Count({ rows, more, pending }: { rows: number; more: boolean; pending: boolean }) {
  const { t } = useI18n();
  if (pending) return <>&nbsp;</>;
  return <>{more ? t('queue.countMore', { n: rows }) : t('queue.count', { n: rows })}</>;
}
