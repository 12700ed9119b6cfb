import { Checkbox, FormGroup, FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';

interface CheckGroupProps {
  id: string;
  label: string;
  options: ReadonlyArray<{ value: string; label: string; description?: string }>;
  chosen: readonly string[];
  error: string | null;
  onChange: (chosen: string[]) => void;
}

/** Several choices of which at least one is needed. */
export function CheckGroup({ id, label, options, chosen, error, onChange }: CheckGroupProps) {
  return (
    <FormGroup role="group" fieldId={id} label={label} isRequired isStack>
      {options.map((option, index) => (
        <Checkbox
          key={option.value}
          id={`${id}-${option.value}`}
          label={option.label}
          description={option.description}
          isChecked={chosen.includes(option.value)}
          aria-invalid={error !== null && index === 0}
          onChange={(_, checked) =>
            onChange(checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value))
          }
        />
      ))}
      {error !== null && (
        <FormHelperText>
          <HelperText>
            <HelperTextItem variant="error">{error}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  );
}
