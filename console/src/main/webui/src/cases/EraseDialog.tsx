import { Checkbox } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asApiError } from '../api/problem';
import type { CaseDetail, Erasure, ErasurePreview } from '../api/types';
import { Dialog } from '../components/Dialog';
import { ErrorState, Loading } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { queueKeys } from '../queue/useQueue';
import { caseKeys, erasePerson, erasurePreviewQuery } from './api';

interface EraseDialogProps {
  value: CaseDetail;
  onClose: () => void;
  onDone: (erasure: Erasure) => void;
}

/** Erases whoever a case is about: shows in how many cases, what goes and what stays, and asks once more, for nothing takes it back. */
export function EraseDialog({ value, onClose, onDone }: EraseDialogProps) {
  const { t } = useI18n();
  const queries = useQueryClient();
  const preview = useQuery(erasurePreviewQuery(value.id));
  const [sure, setSure] = useState(false);
  const [checked, setChecked] = useState(false);
  const erase = useMutation({
    mutationFn: (cases: number) => erasePerson(value.id, cases),
    onSuccess: (erasure) => {
      void queries.invalidateQueries({ queryKey: caseKeys.all });
      void queries.invalidateQueries({ queryKey: queueKeys.all });
      onDone(erasure);
    },
    onError: (error) => {
      // Another case came in meanwhile: what is agreed to must be what is seen.
      if (asApiError(error).code === 'changed-since-preview') {
        setSure(false);
        void preview.refetch();
      }
    },
  });
  const submit = () => {
    setChecked(true);
    if (!sure || preview.data === undefined) return false;
    erase.mutate(preview.data.cases);
    return true;
  };
  return (
    <Dialog
      title={t('erase.title', { number: value.number })}
      lead={t('erase.lead')}
      submit={t('do.erase')}
      danger
      busy={erase.isPending}
      error={erase.error}
      size="medium"
      onClose={onClose}
      onSubmit={submit}
    >
      {preview.data !== undefined ? (
        <Consequences preview={preview.data} />
      ) : preview.isError ? (
        <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <Loading lines={4} />
      )}
      <Checkbox
        id="erase-sure"
        label={t('erase.sure')}
        isChecked={sure}
        onChange={(_, next) => setSure(next)}
        isValid={!checked || sure}
        aria-invalid={checked && !sure}
        description={checked && !sure ? t('erase.sure.required') : undefined}
      />
    </Dialog>
  );
}

function Consequences({ preview }: { preview: ErasurePreview }) {
  const { t, f } = useI18n();
  const more = preview.cases - preview.numbers.length;
  return (
    <>
      <div>
        <h2 className="rd-facts__title">{t('erase.goes')}</h2>
        <ul className="pf-v6-c-list" aria-label={t('erase.goes')}>
          <li>{t('erase.contacts', { n: f.number(preview.contacts) })}</li>
          <li>{t('erase.messages', { n: f.number(preview.messages) })}</li>
          {preview.fields > 0 && <li>{t('erase.fields', { n: f.number(preview.fields) })}</li>}
          <li>{t('erase.elsewhere')}</li>
        </ul>
      </div>
      <div>
        <h2 className="rd-facts__title">{t('erase.stays')}</h2>
        <p>{t('erase.stays.text', { n: f.number(preview.cases) })}</p>
        <p className="rd-quiet rd-small">
          {preview.numbers.join(', ')}
          {more > 0 && ` ${t('erase.more', { n: f.number(more) })}`}
        </p>
      </div>
      {preview.openCases > 0 && (
        <p className="rd-warning" role="status">
          {t('erase.open', { n: f.number(preview.openCases) })}
        </p>
      )}
    </>
  );
}
