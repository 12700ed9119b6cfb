import { TextArea } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { body, complaints } from '../api/client';
import { SubmitKey } from '../api/idempotency';
import { ApiError } from '../api/problem';
import type { NewComplaint } from '../api/types';
import { useToasts } from '../app/toasts';
import { Dialog } from '../components/Dialog';
import { Field, TextField } from '../components/form';
import { useI18n } from '../i18n/I18nProvider';
import { useFacet } from '../queue/facets';

const DIMENSIONS = ['channel', 'category', 'product', 'priority'] as const;
type Values = Record<'subject' | 'text' | 'name' | 'email' | 'phone' | (typeof DIMENSIONS)[number], string>;
const EMPTY: Values = { subject: '', text: '', name: '', email: '', phone: '', channel: 'phone', category: '', product: '', priority: '' };

function requestOf(values: Values): NewComplaint {
  const filled = (entries: Partial<Values>) =>
    Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, value.trim()] as const).filter(([, value]) => value !== ''));
  const { name, email, phone, ...fields } = values;
  const customer = filled({ name, email, phone });
  return { ...filled(fields), ...(Object.keys(customer).length > 0 ? { customer } : {}) };
}

/** A complaint that reached an agent by phone, letter or in person. */
export function NewComplaintDialog({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { say } = useToasts();
  const navigate = useNavigate();
  const [values, setValues] = useState(EMPTY);
  const [checked, setChecked] = useState(false);
  const submitKey = useRef(new SubmitKey());
  const create = useMutation({
    mutationFn: (request: NewComplaint) =>
      body(
        complaints.POST('/api/v1/complaints', {
          params: { header: { 'Idempotency-Key': submitKey.current.of(request) } },
          body: request,
        }),
      ),
    onSuccess: (opened) => {
      say(t('create.done', { number: opened.number }));
      onClose();
      void navigate(`/cases/${opened.id}`);
    },
  });
  const set = (name: keyof Values) => (value: string) => setValues((all) => ({ ...all, [name]: value }));
  const fieldError = (name: string) => (create.error instanceof ApiError ? create.error.fieldMessage(name) : null);
  const submit = () => {
    setChecked(true);
    if (values.subject.trim() === '') return false;
    create.mutate(requestOf(values));
    return true;
  };
  return (
    <Dialog title={t('create.title')} submit={t('create.submit')} busy={create.isPending} error={create.error} onClose={onClose} onSubmit={submit} size="medium">
      <TextField
        id="create-subject"
        label={t('create.subject')}
        required
        value={values.subject}
        onChange={set('subject')}
        error={checked && values.subject.trim() === '' ? t('create.subject.required') : fieldError('subject')}
      />
      <Field id="create-text" label={t('create.text')} error={fieldError('text')}>
        {({ validated, ...described }) => (
          <TextArea id="create-text" rows={4} resizeOrientation="vertical" value={values.text} onChange={(_, next) => set('text')(next)} validated={validated} {...described} />
        )}
      </Field>
      <div className="rd-form-columns">
        <TextField id="create-name" label={t('case.name')} value={values.name} onChange={set('name')} error={fieldError('name')} />
        <TextField id="create-email" label={t('case.email')} type="email" value={values.email} onChange={set('email')} error={fieldError('email')} />
        <TextField id="create-phone" label={t('case.phone')} type="tel" value={values.phone} onChange={set('phone')} error={fieldError('phone')} />
      </div>
      <div className="rd-form-columns">
        {DIMENSIONS.map((dimension) => (
          <Suggested key={dimension} dimension={dimension} value={values[dimension]} onChange={set(dimension)} error={fieldError(dimension)} />
        ))}
      </div>
    </Dialog>
  );
}

function Suggested({ dimension, value, onChange, error }: { dimension: (typeof DIMENSIONS)[number]; value: string; onChange: (value: string) => void; error: string | null }) {
  const { t } = useI18n();
  const known = useFacet(dimension, true);
  return <TextField id={`create-${dimension}`} label={t(`dim.${dimension}`)} value={value} onChange={onChange} error={error} suggestions={known} />;
}
