import { Alert, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { Field } from '../components/form';
import { errorText } from '../components/states';
import { asApiError } from '../api/problem';
import { useI18n } from '../i18n/I18nProvider';
import { fieldFor, placeText, type Faults } from './faults';

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  options: ReadonlyArray<{ value: string; label: string }>;
  help?: string;
  error?: string | null;
  onChange: (value: string) => void;
}

/** A labelled choice. A value that is none of the options is kept and shown. */
export function Choice({ id, label, value, options, help, error, onChange }: ChoiceProps) {
  const all = options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
  return (
    <Field id={id} label={label} error={error} {...(help === undefined ? {} : { help })}>
      {(described) => (
        <FormSelect id={id} value={value} onChange={(_, next) => onChange(next)} {...described}>
          {all.map((option) => (
            <FormSelectOption key={option.value} value={option.value} label={option.label} />
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

/** All that was refused, each leading to its field; or what else went wrong. */
export function FaultList({ faults, error }: { faults: Faults; error: unknown }) {
  const { t } = useI18n();
  if (faults.all.length === 0 && error == null) return null;
  const go = (pointer: string) => {
    const id = fieldFor(pointer, (each) => document.getElementById(each) !== null);
    if (id !== null) document.getElementById(id)?.focus();
  };
  const problem = error == null ? null : asApiError(error);
  return (
    <Alert isInline variant="danger" component="p" role="alert" title={faults.all.length > 0 ? t('levels.faults', { n: faults.all.length }) : t('state.error.title')}>
      {faults.all.length === 0 && problem !== null && errorText(problem, t)}
      {faults.all.length > 0 && (
        <ul className="rd-faults">
          {faults.all.map((fault) => (
            <li key={`${fault.pointer} ${fault.code} ${fault.message}`}>
              <button type="button" className="rd-linklike" onClick={() => go(fault.pointer)}>
                {placeText(fault.pointer) || t('levels.faults.whole')}
              </button>
              : {fault.message}
            </li>
          ))}
        </ul>
      )}
      {problem?.traceId != null && <p className="rd-trace">{t('state.error.trace', { id: problem.traceId })}</p>}
    </Alert>
  );
}
