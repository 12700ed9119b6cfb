import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { Objective, PastTransition } from '../api/types';
import { ErrorState, Loading } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { historyQuery } from './api';

interface HistoryDialogProps {
  objective: Objective;
  onClose: () => void;
}

/** When an objective burned and recovered, and by which figures. */
export function HistoryDialog({ objective, onClose }: HistoryDialogProps) {
  const { t } = useI18n();
  const turns = useQuery(historyQuery(objective.id));
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="turns-title" elementToFocus="#turns-close">
      <ModalHeader title={t('objectives.history.title', { name: objective.name })} labelId="turns-title" description={t('objectives.history.lead')} />
      <ModalBody>
        {turns.data === undefined && turns.isError ? (
          <ErrorState error={turns.error} onRetry={() => void turns.refetch()} />
        ) : turns.data === undefined ? (
          <Loading lines={4} />
        ) : turns.data.length === 0 ? (
          <p>{t('objectives.history.none')}</p>
        ) : (
          <ol className="rd-history">
            {turns.data.map((turn) => (
              <Turn key={turn.event} turn={turn} />
            ))}
          </ol>
        )}
      </ModalBody>
      <ModalFooter>
        <Button id="turns-close" variant="secondary" onClick={onClose}>
          {t('action.close')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

function Turn({ turn }: { turn: PastTransition }) {
  const { t, f } = useI18n();
  const { figures } = turn;
  return (
    <li className="rd-history__version">
      <p className="rd-history__head">
        <strong>{turn.burning ? t(turn.urgency === 'page' ? 'objectives.burning.page' : 'objectives.burning.ticket') : t('objectives.recovered')}</strong>
        <time dateTime={turn.at}>{f.dateTime(turn.at)}</time>
      </p>
      {turn.reason != null && turn.reason !== 'figures' && <p className="rd-small">{t(turn.reason === 'changed' ? 'objectives.reason.changed' : 'objectives.reason.deleted')}</p>}
      {figures != null && (
        <p className="rd-small">
          {t('objectives.history.figures', {
            bad: f.number(figures.longBad),
            n: f.number(figures.longN),
            long: f.duration(figures.longMinutes * 60),
            shortBad: f.number(figures.shortBad),
            shortN: f.number(figures.shortN),
            short: f.duration(figures.shortMinutes * 60),
            limit: f.number(figures.burn, 2),
          })}
        </p>
      )}
    </li>
  );
}
