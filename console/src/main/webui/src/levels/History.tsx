import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { SlaDefinition } from '../api/types';
import { ErrorState, Loading } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { useDirectory } from '../session/directory';
import { personOf, versionsQuery, type Kind } from './api';
import { differences } from './differences';

interface HistoryProps {
  kind: Kind;
  id: string;
  /** Absent for those who may only read. */
  onLoad?: ((version: SlaDefinition) => void) | undefined;
  onClose: () => void;
}

/** All versions, who saved them, and what each changed. None ever goes. */
export function History({ kind, id, onLoad, onClose }: HistoryProps) {
  const { t } = useI18n();
  const versions = useQuery({ ...versionsQuery(kind, id), staleTime: 0 });
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="history-title" elementToFocus="#history-close">
      <ModalHeader title={t('levels.history.title', { id })} labelId="history-title" description={t('levels.history.lead')} />
      <ModalBody>
        {versions.data !== undefined ? (
          <ol className="rd-history">
            {versions.data.map((version, index) => (
              <Version key={version.version} version={version} before={versions.data[index + 1]} latest={index === 0} onLoad={onLoad} />
            ))}
          </ol>
        ) : versions.isError ? (
          <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />
        ) : (
          <Loading lines={5} />
        )}
      </ModalBody>
      <ModalFooter>
        <Button id="history-close" variant="secondary" onClick={onClose}>
          {t('action.close')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

interface VersionProps {
  version: SlaDefinition;
  before: SlaDefinition | undefined;
  latest: boolean;
  onLoad: HistoryProps['onLoad'];
}

function Version({ version, before, latest, onLoad }: VersionProps) {
  const { t, f } = useI18n();
  const { nameOf } = useDirectory();
  const changes = before === undefined ? [] : differences(before.definition, version.definition).filter((each) => each.path !== 'effectiveFrom');
  return (
    <li className="rd-history__version">
      <p className="rd-history__head">
        <strong>{t('levels.version', { version: String(version.version) })}</strong>
        <span>{t('levels.savedBy', { who: nameOf(personOf(version.savedBy)), time: f.dateTime(version.savedAt) })}</span>
        {onLoad !== undefined && !latest && (
          <Button variant="link" isInline aria-label={t('levels.history.load.of', { version: String(version.version) })} onClick={() => onLoad(version)}>
            {t('levels.history.load')}
          </Button>
        )}
      </p>
      <p className="rd-quiet rd-small">{t('levels.inForce', { time: f.dateTime(version.effectiveFrom) })}</p>
      {before === undefined ? (
        <p className="rd-small">{t('levels.history.first')}</p>
      ) : changes.length === 0 ? (
        <p className="rd-small">{t('levels.history.same')}</p>
      ) : (
        <ul className="rd-history__changes">
          {changes.map((change) => (
            <li key={change.path}>
              {change.path}: <del>{change.before ?? '–'}</del> → <ins>{change.after ?? '–'}</ins>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
