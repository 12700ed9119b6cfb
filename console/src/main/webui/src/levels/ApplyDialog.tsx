import { Button, Checkbox, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SlaDefinition } from '../api/types';
import { ErrorNotice } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { ApplicationProgress } from './Applications';
import { apply, applicationQuery, levelKeys, type Kind } from './api';
import { PreviewState, usePreview } from './PreviewDialog';

interface ApplyDialogProps {
  kind: Kind;
  version: SlaDefinition;
  onClose: () => void;
}

/** Gives a saved version to the open cases: shows first what that does, asks, tells how far it is, and can take it back. */
export function ApplyDialog({ kind, version, onClose }: ApplyDialogProps) {
  const { t } = useI18n();
  const queries = useQueryClient();
  const preview = usePreview(kind, version.id, version.definition);
  const [sure, setSure] = useState(false);
  const applying = useMutation({
    mutationFn: () => apply(kind, version.id, version.version),
    onSuccess: () => void queries.invalidateQueries({ queryKey: levelKeys.applications }),
  });
  const id = applying.data?.id;
  const application = useQuery({ ...applicationQuery(id ?? ''), enabled: id !== undefined });
  const current = application.data ?? applying.data;
  const counts = preview.isFetching ? undefined : preview.data;
  const changed = counts?.changed ?? 0;
  return (
    <Modal isOpen variant="large" onClose={onClose} aria-labelledby="apply-title" elementToFocus="#apply-close">
      <ModalHeader title={t('apply.title', { id: version.id, version: String(version.version) })} labelId="apply-title" description={t('apply.lead')} />
      <ModalBody>
        {applying.error !== null && <ErrorNotice error={applying.error} />}
        {current !== undefined ? (
          <ApplicationProgress application={current} />
        ) : (
          <>
            <PreviewState preview={preview} />
            {counts?.changed === 0 && <p>{t('apply.nothing')}</p>}
            {counts !== undefined && changed > 0 && (
              <Checkbox
                id="apply-sure"
                className="rd-apply__sure"
                label={t('apply.sure', { n: changed })}
                description={counts.overdue > 0 ? t('apply.sure.overdue', { n: counts.overdue }) : t('apply.sure.undo')}
                isChecked={sure}
                onChange={(_, checked) => setSure(checked)}
              />
            )}
          </>
        )}
      </ModalBody>
      <ModalFooter>
        {current === undefined && (
          <Button isDisabled={changed === 0 || !sure || applying.isPending} isLoading={applying.isPending} onClick={() => applying.mutate()}>
            {t('apply.submit', { n: changed })}
          </Button>
        )}
        <Button id="apply-close" variant={current === undefined ? 'link' : 'secondary'} onClick={onClose}>
          {current === undefined ? t('action.cancel') : t('action.close')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
