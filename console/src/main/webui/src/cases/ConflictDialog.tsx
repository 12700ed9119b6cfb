import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import type { Directory } from '../session/directory';
import { fieldChanges, type ComparedField } from './changes';
import { actorName, itemText } from './timelineText';
import type { Conflict } from './useCommand';

interface ConflictDialogProps {
  conflict: Conflict;
  busy: boolean;
  nameOf: Directory['nameOf'];
  onAgain: () => void;
  onGiveUp: () => void;
}

/** The case changed while somebody worked on it: shows both sides and lets the user decide. The text stays in its editor. */
export function ConflictDialog({ conflict, busy, nameOf, onAgain, onGiveUp }: ConflictDialogProps) {
  const { t } = useI18n();
  const { command, seen, now, messages } = conflict;
  const changes = fieldChanges(seen.value, now.value);
  const label = (field: ComparedField) =>
    field === 'outcome' ? t('case.outcome') : field === 'rootCause' ? t('case.rootCause') : t(`dim.${field}`);
  const shown = (field: ComparedField, value: string | null) => {
    if (value === null || value === '') return '–';
    return field === 'status' ? words(t, 'status', value) : field === 'assignee' ? nameOf(value) : value;
  };
  const typed = 'body' in command && 'text' in command.body ? command.body.text : null;
  return (
    <Modal isOpen variant="medium" onClose={onGiveUp} aria-labelledby="conflict-title">
      <ModalHeader title={t('conflict.title')} labelId="conflict-title" titleIconVariant="warning" description={t('conflict.body')} />
      <ModalBody>
        {changes.length > 0 && (
          <table className="pf-v6-c-table pf-m-compact rd-plain-table" aria-label={t('conflict.title')}>
            <thead>
              <tr>
                <th scope="col">{t('conflict.field')}</th>
                <th scope="col">{t('conflict.before')}</th>
                <th scope="col">{t('conflict.now')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.field}>
                  <th scope="row">{label(change.field)}</th>
                  <td>{shown(change.field, change.before)}</td>
                  <td>
                    <strong>{shown(change.field, change.now)}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {messages.map((message) => (
          <blockquote key={message.version} className="rd-quote">
            <strong>{actorName(message, t, nameOf)}:</strong> <bdi>{message.message?.text ?? itemText(message, t)}</bdi>
          </blockquote>
        ))}
        {changes.length === 0 && messages.length === 0 && <p>{t('conflict.none')}</p>}
        <p>
          {t('conflict.mine')}: <strong>{t(`do.${command.action}`)}</strong>
        </p>
        {typed != null && (
          <blockquote className="rd-quote">
            <bdi>{typed}</bdi>
          </blockquote>
        )}
      </ModalBody>
      <ModalFooter>
        <Button variant="primary" onClick={onGiveUp}>
          {t('conflict.keep')}
        </Button>
        <Button variant="secondary" isLoading={busy} isDisabled={busy} onClick={onAgain}>
          {t('conflict.again')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
