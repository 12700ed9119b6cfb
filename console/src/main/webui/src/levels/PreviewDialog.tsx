import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { Preview } from '../api/types';
import { Link } from 'react-router';
import { asApiError } from '../api/problem';
import { ErrorState, Loading } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { levelKeys, readPreview, type Kind } from './api';
import { faultsOf } from './faults';
import { FaultList } from './fields';

interface PreviewDialogProps {
  kind: Kind;
  id: string;
  json: unknown;
  onClose: () => void;
}

/** What a draft would do to the open cases if it were saved and applied. Nothing is stored by looking. */
export function PreviewDialog({ kind, id, json, onClose }: PreviewDialogProps) {
  const { t } = useI18n();
  const preview = usePreview(kind, id, json);
  return (
    <Modal isOpen variant="large" onClose={onClose} aria-labelledby="preview-title" elementToFocus="#preview-close">
      <ModalHeader title={t('preview.title', { id })} labelId="preview-title" description={t('preview.lead')} />
      <ModalBody>
        <PreviewState preview={preview} />
      </ModalBody>
      <ModalFooter>
        <Button id="preview-close" variant="secondary" onClick={onClose}>
          {t('preview.back')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

export function usePreview(kind: Kind, id: string, json: unknown) {
  return useQuery({
    queryKey: [...levelKeys.list(kind), id, 'preview', json],
    queryFn: ({ signal }) => readPreview(kind, id, json, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

/** The preview, or why there is none yet. */
export function PreviewState({ preview }: { preview: ReturnType<typeof usePreview> }) {
  if (preview.data !== undefined && !preview.isFetching) return <Counts preview={preview.data} />;
  if (preview.isError && !preview.isFetching) {
    const problem = asApiError(preview.error);
    return problem.fields.length > 0 ? (
      <FaultList faults={faultsOf(problem)} error={problem} />
    ) : (
      <ErrorState error={problem} onRetry={() => void preview.refetch()} />
    );
  }
  return <Loading lines={6} />;
}

function Counts({ preview }: { preview: Preview }) {
  const { t, f } = useI18n();
  const sums: Array<readonly [string, number, boolean]> = [
    [t('preview.open'), preview.open, false],
    [t('preview.changed'), preview.changed, false],
    [t('preview.moved'), preview.moved, false],
    [t('preview.overdue'), preview.overdue, preview.overdue > 0],
    [t('preview.relieved'), preview.relieved, false],
  ];
  const rest = preview.overdue - new Set(preview.overdueCases.map((each) => each.id)).size;
  return (
    <div className="rd-why">
      <dl className="rd-sums rd-sums--large">
        {sums.map(([name, value, alarming]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={alarming ? 'rd-error-text' : ''}>{f.number(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="rd-quiet rd-small">{t('preview.asOf', { time: f.dateTime(preview.asOf) })}</p>
      {preview.clocks.length === 0 ? (
        <p>{t('preview.nothing')}</p>
      ) : (
        <div className="rd-scroll-x" role="region" aria-label={t('preview.clocks')} tabIndex={0}>
          <table className="pf-v6-c-table rd-plain-table rd-figures" aria-label={t('preview.clocks')}>
            <thead>
              <tr>
                {(['clock', 'unchanged', 'earlier', 'later', 'by', 'begin', 'fallAway'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`preview.col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.clocks.map((clock) => (
                <tr key={clock.clock}>
                  <th scope="row">{words(t, 'clock', clock.clock)}</th>
                  <td>{f.number(clock.unchanged)}</td>
                  <td>{f.number(clock.earlier)}</td>
                  <td>{f.number(clock.later)}</td>
                  <td>
                    {clock.minSeconds == null || clock.maxSeconds == null
                      ? '–'
                      : t('preview.range', { min: signed(clock.minSeconds, f.duration), median: signed(clock.medianSeconds ?? 0, f.duration), max: signed(clock.maxSeconds, f.duration) })}
                  </td>
                  <td>{f.number(clock.begin)}</td>
                  <td>{f.number(clock.fallAway)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {preview.overdueCases.length > 0 && (
        <section aria-labelledby="preview-overdue">
          <h2 id="preview-overdue" className="rd-section">
            {t('preview.overdue.title', { n: preview.overdue })}
          </h2>
          <ul className="rd-preview__cases">
            {preview.overdueCases.map((each) => (
              <li key={`${each.id} ${each.clock}`}>
                <Link to={`/cases/${each.id}`} target="_blank" rel="noreferrer">
                  {each.number}
                </Link>{' '}
                {words(t, 'clock', each.clock)}: {each.dueBefore == null ? t('chip.none') : f.dateTime(each.dueBefore)} → <strong>{f.dateTime(each.dueAfter)}</strong>
              </li>
            ))}
          </ul>
          {rest > 0 && <p className="rd-quiet rd-small">{t('preview.more', { n: rest })}</p>}
        </section>
      )}
    </div>
  );
}

function signed(seconds: number, duration: (seconds: number) => string): string {
  if (seconds === 0) return '0';
  return `${seconds < 0 ? '−' : '+'}${duration(Math.abs(seconds))}`;
}
