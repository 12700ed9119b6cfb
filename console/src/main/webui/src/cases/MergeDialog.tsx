import { Button } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CaseDetail, MergeRequest } from '../api/types';
import { asApiError } from '../api/problem';
import { serverClock } from '../api/serverClock';
import { Dialog } from '../components/Dialog';
import { TextField } from '../components/form';
import { StatusLabel } from '../components/labels';
import { Loading } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { SlaChip } from '../sla/SlaChip';
import { byUrgency } from '../sla/timeLeft';
import { caseQuery } from './api';
import { CaseFinder } from './CaseFinder';
import { fateOf } from './merging';

interface MergeDialogProps {
  value: CaseDetail;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onSubmit: (body: MergeRequest, survivor: CaseDetail) => void;
}

/** Ends a duplicate: finds the case that goes on, shows both side by side with what happens to their clocks, and asks why. */
export function MergeDialog({ value, busy, error, onClose, onSubmit }: MergeDialogProps) {
  const { t } = useI18n();
  const [picked, setPicked] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const other = useQuery({ ...caseQuery(picked ?? ''), enabled: picked !== null, staleTime: 0 });
  const survivor = picked === null ? undefined : other.data?.value;
  const ended = survivor?.mergedInto ?? null;
  const change = useRef<HTMLButtonElement>(null);
  const found = survivor?.id;
  useEffect(() => {
    // The field that had the focus is gone once a case is picked.
    if (found !== undefined) change.current?.focus();
  }, [found]);

  const submit = () => {
    setChecked(true);
    if (survivor === undefined || ended !== null) return false;
    onSubmit({ into: survivor.id, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }, survivor);
    return true;
  };
  const unreadable = other.error === null ? null : (asApiError(other.error).detail ?? asApiError(other.error).title);
  return (
    <Dialog title={t('merge.title', { number: value.number })} lead={t('merge.lead')} submit={t('do.merge')} danger busy={busy} error={error} size="medium" onClose={onClose} onSubmit={submit}>
      {picked === null || unreadable !== null ? (
        <CaseFinder
          id="merge-into"
          label={t('merge.into')}
          help={t('merge.into.help')}
          error={unreadable ?? (checked ? t('merge.into.required') : null)}
          suggest={value.customerName ?? value.customer?.email ?? ''}
          except={value.id}
          onPick={(row) => setPicked(row.id)}
        />
      ) : survivor === undefined ? (
        <Loading lines={4} />
      ) : (
        <>
          <div className="rd-merge">
            <Side title={t('merge.duplicate')} value={value} ends />
            <Side title={t('merge.survivor')} value={survivor} />
          </div>
          {ended !== null && (
            <p className="rd-warning" role="alert">
              {t('merge.isDuplicate', { number: survivor.number })}{' '}
              <Button variant="link" isInline onClick={() => setPicked(ended)}>
                {t('merge.follow')}
              </Button>
            </p>
          )}
          <div>
            <Button ref={change} variant="link" isInline onClick={() => setPicked(null)}>
              {t('merge.change')}
            </Button>
          </div>
          <TextField id="merge-reason" label={t('reason.label')} help={t('merge.reason.help')} value={reason} onChange={setReason} />
          <p className="rd-quiet rd-small">{t('merge.consequence')}</p>
        </>
      )}
    </Dialog>
  );
}

/** One of the two cases, with what becomes of its clocks. */
function Side({ title, value, ends = false }: { title: string; value: CaseDetail; ends?: boolean }) {
  const { t, f } = useI18n();
  const clocks = byUrgency(value.clocks ?? [], serverClock.now());
  const facts: Array<readonly [string, string | null | undefined]> = [
    [t('case.customer'), value.customerName],
    [t('case.received'), value.receivedAt == null ? null : f.short(value.receivedAt)],
    [t('dim.channel'), value.channel],
    [t('dim.product'), value.product],
    [t('dim.category'), value.category],
  ];
  return (
    <section className="rd-merge__side" aria-label={`${title}: ${value.number}`}>
      <h2>{title}</h2>
      <p>
        <span className="rd-number">{value.number}</span> <StatusLabel status={value.status} />
      </p>
      <p>
        <bdi>{value.subject || t('queue.noSubject')}</bdi>
      </p>
      <dl className="rd-merge__facts">
        {facts.map(
          ([name, text]) =>
            text != null &&
            text !== '' && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <bdi>{text}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
      {clocks.length === 0 ? (
        <p className="rd-quiet">{t('merge.noClock')}</p>
      ) : (
        <ul className="rd-merge__clocks" aria-label={t('case.clocks')}>
          {clocks.map((clock) => (
            <li key={`${clock.clock} ${clock.run ?? 1}`}>
              {ends && fateOf(clock) === 'cancelled' ? (
                <>
                  {words(t, 'clock', clock.clock)}: <strong>{t('merge.cancelled')}</strong>
                </>
              ) : (
                <>
                  <SlaChip reading={clock} named run={clock.run ?? 1} /> {ends && <span className="rd-quiet">{t('merge.kept')}</span>}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
