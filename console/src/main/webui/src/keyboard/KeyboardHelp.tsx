import { Button, Modal, ModalBody, ModalFooter, ModalHeader, Switch } from '@patternfly/react-core';
import { prefer, usePreferences } from '../app/preferences';
import { useI18n } from '../i18n/I18nProvider';
import { KEYMAP, keyLabel, type Scope } from './keymap';

const SCOPES: readonly Scope[] = ['global', 'queue', 'case'];
const MAC = navigator.platform.startsWith('Mac');

/** The overlay with all shortcuts, made from the key map. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { letterKeys } = usePreferences();
  return (
    <Modal isOpen variant="medium" onClose={onClose} aria-labelledby="keyboard-title">
      <ModalHeader title={t('keyboard.title')} labelId="keyboard-title" />
      <ModalBody tabIndex={0} aria-label={t('keyboard.title')}>
        <div className="rd-keys">
          {SCOPES.map((scope) => (
            <section key={scope}>
              <h2 className="rd-keys__scope">{t(`keyboard.scope.${scope}`)}</h2>
              <dl className="rd-keys__list">
                {KEYMAP.filter((binding) => binding.scope === scope).map((binding) => (
                  <div key={binding.action}>
                    <dt>
                      {binding.keys.map((key) => (
                        <kbd key={key}>{keyLabel(key, MAC)}</kbd>
                      ))}
                    </dt>
                    <dd>{t(binding.label)}</dd>
                  </div>
                ))}
                {scope === 'case' && (
                  <div>
                    <dt>
                      <kbd>{MAC ? '⌘ Enter' : 'Ctrl + Enter'}</kbd>
                    </dt>
                    <dd>{t('keyboard.send')}</dd>
                  </div>
                )}
              </dl>
            </section>
          ))}
        </div>
        <Switch
          id="letter-keys"
          label={t('keyboard.letters')}
          isChecked={letterKeys}
          onChange={(_, checked) => prefer({ letterKeys: checked })}
        />
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('action.close')}</Button>
      </ModalFooter>
    </Modal>
  );
}
