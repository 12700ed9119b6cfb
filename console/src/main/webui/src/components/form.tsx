import { FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import type { ReactNode } from 'react';

interface FieldProps {
  id: string;
  label: string;
  required?: boolean;
  help?: string;
  error?: string | null | undefined;
  children: (described: { 'aria-describedby': string | undefined; 'aria-invalid': boolean; validated: 'error' | 'default' }) => ReactNode;
}

/** A labelled field with help and error tied to it. */
export function Field({ id, label, required = false, help, error, children }: FieldProps) {
  const text = error ?? help;
  return (
    <FormGroup label={label} fieldId={id} isRequired={required}>
      {children({
        'aria-describedby': text == null ? undefined : `${id}-text`,
        'aria-invalid': error != null,
        validated: error == null ? 'default' : 'error',
      })}
      {text != null && (
        <FormHelperText>
          <HelperText id={`${id}-text`}>
            <HelperTextItem variant={error == null ? 'default' : 'error'}>{text}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'password' | 'number';
  autoComplete?: string;
  suggestions?: readonly string[];
  inputMode?: 'decimal';
  placeholder?: string;
}

/** A labelled line of text, with suggestions where some are known. */
export function TextField({ value, onChange, type = 'text', autoComplete = 'off', suggestions, inputMode, placeholder, ...field }: TextFieldProps) {
  const list = suggestions !== undefined && suggestions.length > 0 ? `${field.id}-list` : undefined;
  return (
    <Field {...field}>
      {(described) => (
        <>
          <TextInput
            id={field.id}
            type={type}
            autoComplete={autoComplete}
            value={value}
            onChange={(_, next) => onChange(next)}
            list={list}
            inputMode={inputMode}
            placeholder={placeholder}
            {...described}
          />
          {list !== undefined && (
            <datalist id={list}>
              {suggestions?.map((suggestion) => (
                <option key={suggestion} value={suggestion}>
                  {suggestion}
                </option>
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}

/** Puts the focus on the first field with an error. */
export function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
