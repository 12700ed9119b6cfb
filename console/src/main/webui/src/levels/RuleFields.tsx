import { Button, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { TextField } from '../components/form';
import { CloseIcon, DownIcon, PlusIcon, UpIcon } from '../components/icons';
import { attributeText } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { ClockList } from './ClockFields';
import { fieldId, type Faults } from './faults';
import type { Marks } from './packPolicy';
import { ATTRIBUTES, CUSTOM, emptyCondition, type ConditionDraft, type RuleDraft } from './policyDraft';

interface RuleFieldsProps {
  rule: RuleDraft;
  index: number;
  count: number;
  faults: Faults;
  calendars: readonly string[];
  /** How sure the rules behind clocks of a pack are. */
  marks: Marks;
  /** Names of custom fields that are known. */
  fields: readonly string[];
  onChange: (rule: Partial<RuleDraft>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const TYPED = '+field';

/** One rule: for which complaints, and which clocks they are given. */
export function RuleFields({ rule, index, count, faults, calendars, marks, fields, onChange, onMove, onRemove }: RuleFieldsProps) {
  const { t } = useI18n();
  const at = `/rules/${index}`;
  const custom = fields.map((field) => `${CUSTOM}${field}`);
  const name = rule.name || t('policy.rule.n', { n: index + 1 });
  const setCondition = (condition: ConditionDraft, change: Partial<ConditionDraft>) =>
    onChange({ conditions: rule.conditions.map((each) => (each === condition ? { ...each, ...change } : each)) });
  return (
    <li className="rd-rule">
      <div className="rd-rule__head">
        <h3>{t('policy.rule.n', { n: index + 1 })}</h3>
        <Button variant="plain" aria-label={t('policy.rule.up', { name })} icon={<UpIcon />} isDisabled={index === 0} onClick={() => onMove(-1)} />
        <Button variant="plain" aria-label={t('policy.rule.down', { name })} icon={<DownIcon />} isDisabled={index === count - 1} onClick={() => onMove(1)} />
        <Button variant="link" isDanger isInline aria-label={t('policy.rule.remove.of', { name })} onClick={onRemove}>
          {t('policy.rule.remove')}
        </Button>
      </div>
      <div className="rd-form-columns">
        <TextField
          id={fieldId(`${at}/name`)}
          label={t('policy.name')}
          required
          help={t('policy.name.help')}
          error={faults.at(`${at}/name`)}
          value={rule.name}
          onChange={(typed) => onChange({ name: typed })}
        />
      </div>
      <div role="group" aria-label={t('policy.conditions.of', { name })} className="rd-conditions" id={fieldId(`${at}/match`)} tabIndex={-1}>
        <p className="rd-conditions__title">{t('policy.conditions')}</p>
        {faults.at(`${at}/match`) !== null && <p className="rd-error-text">{faults.at(`${at}/match`)}</p>}
        {rule.conditions.map((condition, place) => {
          const error = faults.below(`${at}/match/${condition.attribute}`);
          const id = fieldId(`${at}/match/${condition.attribute}`);
          const n = String(place + 1);
          return (
            <div key={condition.key} className={condition.typed ? 'rd-conditions__row rd-conditions__row--typed' : 'rd-conditions__row'}>
              <FormSelect
                id={`${id}-attribute`}
                aria-label={t('policy.condition.attribute', { n })}
                value={condition.typed ? TYPED : condition.attribute}
                onChange={(_, attribute) => setCondition(condition, attribute === TYPED ? { attribute: CUSTOM, typed: true } : { attribute, typed: false })}
              >
                {[...new Set([...ATTRIBUTES, ...custom, ...(condition.typed ? [] : [condition.attribute])])].map((attribute) => (
                  <FormSelectOption key={attribute} value={attribute} label={attributeText(t, attribute)} />
                ))}
                <FormSelectOption value={TYPED} label={t('policy.field.other')} />
              </FormSelect>
              {condition.typed && (
                <TextInput
                  aria-label={t('policy.field.name', { n })}
                  placeholder={t('policy.field.placeholder')}
                  value={condition.attribute.slice(CUSTOM.length)}
                  aria-invalid={error !== null}
                  onChange={(_, typed) => setCondition(condition, { attribute: `${CUSTOM}${typed.trim()}` })}
                />
              )}
              <span className="rd-quiet">{t('policy.condition.is')}</span>
              <TextInput
                id={id}
                aria-label={t('policy.condition.values', { n })}
                placeholder={t('policy.condition.values.placeholder')}
                value={condition.values}
                validated={error === null ? 'default' : 'error'}
                aria-invalid={error !== null}
                aria-describedby={error === null ? undefined : `${id}-error`}
                onChange={(_, values) => setCondition(condition, { values })}
              />
              <Button variant="plain" aria-label={t('policy.condition.remove', { n })} icon={<CloseIcon />} onClick={() => onChange({ conditions: rule.conditions.filter((each) => each !== condition) })} />
              {error !== null && (
                <span id={`${id}-error`} className="rd-error-text rd-small">
                  {error}
                </span>
              )}
            </div>
          );
        })}
        <Button variant="link" isInline icon={<PlusIcon />} onClick={() => onChange({ conditions: [...rule.conditions, nextCondition(rule)] })}>
          {t('policy.condition.add')}
        </Button>
      </div>
      <ClockList at={`${at}/clocks`} name={name} clocks={rule.clocks} faults={faults} calendars={calendars} marks={marks} onChange={(clocks) => onChange({ clocks })} />
    </li>
  );
}

/** A condition on something that the rule does not ask for yet. */
function nextCondition(rule: RuleDraft): ConditionDraft {
  const used = rule.conditions.map((condition) => condition.attribute);
  const attribute = ATTRIBUTES.find((each) => !used.includes(each)) ?? 'channel';
  return { ...emptyCondition(), attribute };
}
