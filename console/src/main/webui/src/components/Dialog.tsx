import { Button, Form, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useId, useRef, type FormEvent, type ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { focusFirstError } from './form';
import { ErrorNotice } from './states';

interface DialogProps {
  title: string;
  /** Under the title. */
  lead?: string;
  submit: string;
  danger?: boolean;
  busy?: boolean;
  error?: unknown;
  size?: 'small' | 'medium';
  onClose: () => void;
  /** Answers whether the input was complete; if not, the first field with an error gets the focus. */
  onSubmit: () => boolean;
  children?: ReactNode;
}

/** A dialog with a form. Ctrl + Enter submits from anywhere in it; what was typed survives an error. */
export function Dialog({ title, lead, submit, danger = false, busy = false, error, size = 'small', onClose, onSubmit, children }: DialogProps) {
  const { t } = useI18n();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const go = (event?: FormEvent) => {
    event?.preventDefault();
    if (!busy && !onSubmit()) focusFirstError(form.current);
  };
  return (
    <Modal isOpen variant={size} onClose={onClose} aria-labelledby={`${id}-title`} elementToFocus="form input, form textarea, form select, [data-autofocus]">
      <ModalHeader title={title} labelId={`${id}-title`} description={lead} />
      <ModalBody>
        {error != null && <ErrorNotice error={error} />}
        <Form
          id={`${id}-form`}
          ref={form}
          noValidate
          onSubmit={go}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) go();
          }}
        >
          {children}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={`${id}-form`} variant={danger ? 'danger' : 'primary'} isLoading={busy} isDisabled={busy}>
          {submit}
        </Button>
        <Button variant="link" onClick={onClose} data-autofocus>
          {t('action.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
