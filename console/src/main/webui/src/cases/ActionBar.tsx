import { Button, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { useState } from 'react';
import { DownIcon, MoreIcon, UpIcon } from '../components/icons';
import { useI18n } from '../i18n/I18nProvider';
import type { Action } from './api';

type Direct = 'wait' | 'resume' | 'acknowledge' | 'close';
type Asked = 'assign' | 'classify' | 'resolve' | 'reopen' | 'merge' | 'withdraw';

interface ActionBarProps {
  may: (action: Action) => boolean;
  mine: boolean;
  pending: Action | null;
  previous: string | null;
  next: string | null;
  onGo: (id: string | null) => void;
  onClaim: () => void;
  onNow: (action: Direct) => void;
  onAsk: (action: Asked) => void;
  /** Absent for those who may not erase a person, and where somebody did. */
  onErase: (() => void) | undefined;
}

/** What can be done now; the rest is in the menu. What the case does not allow is not offered. */
export function ActionBar({ may, mine, pending, previous, next, onGo, onClaim, onNow, onAsk, onErase }: ActionBarProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const busy = pending !== null;
  const inMenu: Array<{ action: Direct | Asked; run: () => void }> = [
    { action: 'classify', run: () => onAsk('classify') },
    { action: 'acknowledge', run: () => onNow('acknowledge') },
    { action: 'close', run: () => onNow('close') },
    { action: 'merge', run: () => onAsk('merge') },
    { action: 'withdraw', run: () => onAsk('withdraw') },
  ];
  const offered = inMenu.filter((item) => may(item.action));
  return (
    <div className="rd-actions">
      {may('resolve') && (
        <Button variant="primary" onClick={() => onAsk('resolve')} isDisabled={busy}>
          {t('do.resolve.more')}
        </Button>
      )}
      {may('reopen') && (
        <Button variant="primary" onClick={() => onAsk('reopen')} isDisabled={busy}>
          {t('do.reopen.more')}
        </Button>
      )}
      {may('assign') && !mine && (
        <Button variant="secondary" onClick={onClaim} isDisabled={busy} isLoading={pending === 'assign'}>
          {t('do.claim')}
        </Button>
      )}
      {may('assign') && (
        <Button variant="secondary" onClick={() => onAsk('assign')} isDisabled={busy}>
          {t('do.assign.to')}
        </Button>
      )}
      {may('wait') && (
        <Button variant="secondary" onClick={() => onNow('wait')} isDisabled={busy} isLoading={pending === 'wait'}>
          {t('do.wait')}
        </Button>
      )}
      {may('resume') && (
        <Button variant="secondary" onClick={() => onNow('resume')} isDisabled={busy} isLoading={pending === 'resume'}>
          {t('do.resume')}
        </Button>
      )}
      {(offered.length > 0 || onErase !== undefined) && (
        <Dropdown
          isOpen={open}
          onOpenChange={setOpen}
          onSelect={() => setOpen(false)}
          toggle={(ref) => (
            <MenuToggle ref={ref} variant="plain" isExpanded={open} aria-label={t('action.more')} onClick={() => setOpen(!open)} icon={<MoreIcon />} />
          )}
        >
          <DropdownList>
            {offered.map(({ action, run }) => (
              <DropdownItem key={action} onClick={run} isDanger={action === 'withdraw'}>
                {action === 'classify' || action === 'merge' || action === 'withdraw' ? t(`do.${action}.more`) : t(`do.${action}`)}
              </DropdownItem>
            ))}
            {onErase !== undefined && (
              <DropdownItem key="erase" onClick={onErase} isDanger>
                {t('do.erase.more')}
              </DropdownItem>
            )}
          </DropdownList>
        </Dropdown>
      )}
      <span className="rd-actions__move">
        <Button variant="plain" aria-label={t('case.previous')} icon={<UpIcon />} isDisabled={previous === null} onClick={() => onGo(previous)} />
        <Button variant="plain" aria-label={t('case.next')} icon={<DownIcon />} isDisabled={next === null} onClick={() => onGo(next)} />
      </span>
    </div>
  );
}
