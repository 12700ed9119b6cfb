import { Button, Checkbox, ExpandableSection } from '@patternfly/react-core';
import { useState } from 'react';
import { TextField } from '../components/form';
import { PlusIcon } from '../components/icons';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useHasRole } from '../session/session';
import { Confidence } from '../sla/Grounds';
import { fieldId, type Faults } from './faults';
import { Choice } from './fields';
import type { Marks } from './packPolicy';
import { emptyClock, KINDS, type ClockDraft } from './policyDraft';
import { CUT_OFFS, DAY_UNITS, isTimeUnit, TIME_UNITS } from './target';

const REOPEN = ['resume', 'restart', 'keep'] as const;
const PAUSES = ['always', 'never', 'states'] as const;
const KNOWN_CLOCKS = ['acknowledgement', 'first-response', 'next-response', 'resolution'];

interface ClockListProps {
  at: string;
  /** Of the rule, for those who hear it. */
  name: string;
  clocks: readonly ClockDraft[];
  faults: Faults;
  calendars: readonly string[];
  /** How sure the rules behind clocks of a pack are. */
  marks: Marks;
  onChange: (clocks: readonly ClockDraft[]) => void;
}

/** The clocks of a rule. */
export function ClockList({ at, name, clocks, faults, calendars, marks, onChange }: ClockListProps) {
  const { t } = useI18n();
  return (
    <div role="group" aria-label={t('policy.clocks.of', { name })} id={fieldId(at)} tabIndex={-1} className="rd-clocks">
      {faults.at(at) !== null && <p className="rd-error-text">{faults.at(at)}</p>}
      {clocks.map((clock, index) => (
        <ClockFields
          key={clock.key}
          at={`${at}/${index}`}
          clock={clock}
          faults={faults}
          calendars={calendars}
          mark={marks(clock)}
          onChange={(change) => onChange(clocks.map((each) => (each === clock ? { ...each, ...change } : each)))}
          onRemove={() => onChange(clocks.filter((each) => each !== clock))}
        />
      ))}
      <Button variant="link" isInline icon={<PlusIcon />} onClick={() => onChange([...clocks, emptyClock(KNOWN_CLOCKS.find((known) => clocks.every((each) => each.clock !== known)) ?? '')])}>
        {t('policy.clock.add')}
      </Button>
    </div>
  );
}

interface ClockFieldsProps {
  at: string;
  clock: ClockDraft;
  faults: Faults;
  calendars: readonly string[];
  mark: string | undefined;
  onChange: (change: Partial<ClockDraft>) => void;
  onRemove: () => void;
}

function ClockFields({ at, clock, faults, calendars, mark, onChange, onRemove }: ClockFieldsProps) {
  const { t } = useI18n();
  const timed = isTimeUnit(clock.unit);
  const amountAt = `${at}/target/${timed ? 'duration' : 'quantity'}`;
  const needsCalendar = clock.unit === 'business-time' || clock.unit === 'business-days' || clock.moves;
  const special = ['/kind', '/startedBy', '/stoppedBy', '/cancelledBy', '/replacedBy', '/exemptIf', '/pausedBy', '/target/cutOff', '/target/receivedBy'].some((name) => faults.below(`${at}${name}`) !== null);
  const [open, setOpen] = useState(false);
  // A form that is locked cannot be unfolded.
  const edits = useHasRole('supervisor', 'admin');
  const title = clock.clock === '' ? t('policy.clock.new') : words(t, 'clock', clock.clock);
  return (
    <div className="rd-clock" role="group" aria-label={title}>
      <div className="rd-clock__line">
        <TextField
          id={fieldId(`${at}/clock`)}
          label={t('policy.clock')}
          required
          error={faults.at(`${at}/clock`)}
          value={clock.clock}
          suggestions={KNOWN_CLOCKS}
          onChange={(code) => onChange({ clock: code })}
        />
        {clock.unit !== '' && (
          <TextField
            id={fieldId(amountAt)}
            label={t('policy.amount')}
            required
            placeholder={timed ? '4h 30m' : '10'}
            error={faults.at(amountAt) ?? faults.at(`${at}/target`)}
            value={clock.amount}
            onChange={(amount) => onChange({ amount })}
          />
        )}
        <Choice
          id={fieldId(`${at}/target/unit`)}
          label={t('policy.unit')}
          value={clock.unit}
          error={faults.at(`${at}/target/unit`)}
          options={[...TIME_UNITS, ...DAY_UNITS].map((unit) => ({ value: unit as string, label: t(`unit.${unit}`) })).concat({ value: '', label: t('unit.none') })}
          onChange={(unit) => onChange({ unit })}
        />
        <Choice
          id={fieldId(`${at}/calendar`)}
          label={t('policy.calendar')}
          value={clock.calendar}
          error={faults.at(`${at}/calendar`)}
          options={[{ value: '', label: needsCalendar ? t('policy.calendar.choose') : t('policy.calendar.none') }, ...calendars.map((id) => ({ value: id, label: id }))]}
          onChange={(calendar) => onChange({ calendar })}
        />
        <TextField
          id={fieldId(`${at}/warnings`)}
          label={t('policy.warnings')}
          placeholder="50, 75, 90"
          error={faults.below(`${at}/warnings`)}
          value={clock.warnings}
          onChange={(warnings) => onChange({ warnings })}
        />
        <Choice
          id={fieldId(`${at}/pausedBy`)}
          label={t('policy.pausedBy')}
          value={clock.pausedBy}
          options={[{ value: '', label: t('policy.byKind') }, ...PAUSES.map((value) => ({ value: value as string, label: t(`policy.pausedBy.${value}`) }))]}
          onChange={(pausedBy) => onChange({ pausedBy: pausedBy as ClockDraft['pausedBy'] })}
        />
        <Choice
          id={fieldId(`${at}/reopen`)}
          label={t('policy.reopen')}
          value={clock.reopen}
          error={faults.at(`${at}/reopen`)}
          options={[{ value: '', label: t('policy.byKind') }, ...REOPEN.map((value) => ({ value: value as string, label: t(`policy.reopen.${value}`) }))]}
          onChange={(reopen) => onChange({ reopen })}
        />
      </div>
      <div className="rd-clock__foot">
        <ExpandableSection toggleText={t('policy.more')} isExpanded={open || special || !edits} onToggle={(_, next) => setOpen(next)} isIndented>
          <More at={at} clock={clock} faults={faults} onChange={onChange} />
        </ExpandableSection>
        <Confidence confidence={mark} />
        <Button variant="link" isDanger isInline aria-label={t('policy.clock.remove.of', { clock: title })} onClick={onRemove}>
          {t('policy.clock.remove')}
        </Button>
      </div>
    </div>
  );
}

/** What most clocks leave to their kind. */
function More({ at, clock, faults, onChange }: Omit<ClockFieldsProps, 'calendars' | 'mark' | 'onRemove'>) {
  const { t } = useI18n();
  const text = (name: 'startedBy' | 'stoppedBy' | 'cancelledBy' | 'replacedBy' | 'exemptIf', placeholder: string) => (
    <TextField
      id={fieldId(`${at}/${name}`)}
      label={t(`policy.${name}`)}
      help={t(`policy.${name}.help`)}
      placeholder={placeholder}
      error={faults.below(`${at}/${name}`)}
      value={clock[name]}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  const dated = clock.unit !== '' && !isTimeUnit(clock.unit);
  return (
    <div className="rd-form-columns">
      <Choice
        id={fieldId(`${at}/kind`)}
        label={t('policy.kind')}
        help={t('policy.kind.help')}
        value={clock.kind}
        error={faults.at(`${at}/kind`)}
        options={[{ value: '', label: t('policy.kind.byCode') }, ...KINDS.map((kind) => ({ value: kind as string, label: words(t, 'clock', kind) }))]}
        onChange={(kind) => onChange({ kind })}
      />
      {clock.pausedBy === 'states' && (
        <TextField
          id={`${fieldId(`${at}/pausedBy`)}-states`}
          label={t('policy.states')}
          help={t('policy.states.help')}
          error={faults.below(`${at}/pausedBy`)}
          value={clock.states}
          onChange={(states) => onChange({ states })}
        />
      )}
      {dated && (
        <>
          <Choice
            id={fieldId(`${at}/target/cutOff`)}
            label={t('policy.cutOff')}
            value={clock.cutOff}
            error={faults.at(`${at}/target/cutOff`)}
            options={CUT_OFFS.map((each) => ({ value: each as string, label: t(`cutOff.${each}`) }))}
            onChange={(cutOff) => onChange({ cutOff })}
          />
          <TextField
            id={fieldId(`${at}/target/receivedBy`)}
            label={t('policy.receivedBy')}
            help={t('policy.receivedBy.help')}
            placeholder="17:00"
            error={faults.at(`${at}/target/receivedBy`)}
            value={clock.receivedBy}
            onChange={(receivedBy) => onChange({ receivedBy })}
          />
          <Checkbox id={`${fieldId(at)}-moves`} label={t('policy.moves')} isChecked={clock.moves} onChange={(_, moves) => onChange({ moves })} />
        </>
      )}
      {text('startedBy', 'received')}
      {text('stoppedBy', 'resolved')}
      {text('cancelledBy', 'closed, withdrawn, merged')}
      {text('replacedBy', 'holding-reply: final-35')}
      {text('exemptIf', 'early-resolution')}
    </div>
  );
}
