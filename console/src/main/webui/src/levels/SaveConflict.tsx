import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import type { SlaDefinition } from '../api/types';
import { useI18n } from '../i18n/I18nProvider';
import { useDirectory } from '../session/directory';
import { personOf } from './api';
import { differences } from './differences';

/** A saved version of a document. */
export type SavedVersion = Pick<SlaDefinition, 'version' | 'savedBy' | 'savedAt'> & { definition: unknown };

interface SaveConflictProps {
  base: Pick<SavedVersion, 'definition'> | null;
  theirs: SavedVersion;
  mine: unknown;
  onKeep: () => void;
  onTake: () => void;
}

/** Somebody saved a version first: both sides of every place that differs, and what is to become of it. Nothing is saved by itself. */
export function SaveConflict({ base, theirs, mine, onKeep, onTake }: SaveConflictProps) {
  const { t, f } = useI18n();
  const { nameOf } = useDirectory();
  const changed = differences(theirs.definition, mine);
  const before = new Map(differences(base?.definition ?? {}, theirs.definition).map((each) => [each.path, each]));
  return (
    <Modal isOpen variant="medium" onClose={onKeep} aria-labelledby="stale-title" elementToFocus="#stale-keep">
      <ModalHeader
        title={t('levels.conflict.title', { version: String(theirs.version) })}
        labelId="stale-title"
        titleIconVariant="warning"
        description={t('levels.conflict.body', { who: nameOf(personOf(theirs.savedBy)), time: f.dateTime(theirs.savedAt) })}
      />
      <ModalBody>
        {changed.length === 0 ? (
          <p>{t('levels.conflict.same')}</p>
        ) : (
          <table className="pf-v6-c-table pf-m-compact rd-plain-table" aria-label={t('levels.conflict.places')}>
            <thead>
              <tr>
                <th scope="col">{t('conflict.field')}</th>
                <th scope="col">{t('levels.conflict.theirs')}</th>
                <th scope="col">{t('levels.conflict.mine')}</th>
              </tr>
            </thead>
            <tbody>
              {changed.map((each) => (
                <tr key={each.path}>
                  <th scope="row">
                    {each.path}
                    {before.has(each.path) && <span className="rd-row__sub">{t('levels.conflict.changedByThem')}</span>}
                  </th>
                  <td>{each.before ?? '–'}</td>
                  <td>{each.after ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </ModalBody>
      <ModalFooter>
        <Button id="stale-keep" onClick={onKeep}>
          {t('levels.conflict.keep')}
        </Button>
        <Button variant="secondary" onClick={onTake}>
          {t('levels.conflict.take')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
