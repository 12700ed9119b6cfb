import { Button, FormSelect, FormSelectOption, TextInput } from '@patternfly/react-core';
import { useRef } from 'react';
import { CloseIcon, PlusIcon } from '../components/icons';
import { useI18n } from '../i18n/I18nProvider';
import { dayPointer, emptyDay, type OwnDay } from './calendarDraft';
import { fieldId, type Faults } from './faults';

interface OwnDaysProps {
  days: readonly OwnDay[];
  faults: Faults;
  onChange: (days: readonly OwnDay[]) => void;
}

const KINDS = ['off', 'hours', 'inactive'] as const;

/** Dates that differ from their weekday: off, or with hours of their own. */
export function OwnDays({ days, faults, onChange }: OwnDaysProps) {
  const { t } = useI18n();
  const table = useRef<HTMLDivElement>(null);
  const set = (index: number, change: Partial<OwnDay>) => onChange(days.map((day, place) => (place === index ? { ...day, ...change } : day)));
  const add = () => {
    onChange([...days, emptyDay()]);
    requestAnimationFrame(() => [...(table.current?.querySelectorAll<HTMLElement>('input[type=date]') ?? [])].at(-1)?.focus());
  };
  return (
    <section aria-labelledby="calendar-days">
      <h2 id="calendar-days" className="rd-section">
        {t('calendar.days')}
      </h2>
      <p className="rd-quiet rd-small">{t('calendar.days.help')}</p>
      <div className="rd-days" ref={table}>
        {days.map((day, index) => {
          const at = dayPointer(days, index);
          const n = String(index + 1);
          const error = faults.below(at);
          const described = { 'aria-invalid': error !== null, 'aria-describedby': error === null ? undefined : `${fieldId(at)}-error`, validated: error === null ? ('default' as const) : ('error' as const) };
          return (
            <div key={day.key} className="rd-days__row" role="group" aria-label={t('calendar.day.n', { n })}>
              <TextInput id={fieldId(`${at}/date`)} type="date" aria-label={t('calendar.day.date', { n })} value={day.date} onChange={(_, date) => set(index, { date })} {...described} />
              <FormSelect id={fieldId(at)} aria-label={t('calendar.day.kind', { n })} value={day.kind} onChange={(_, kind) => set(index, { kind: kind as OwnDay['kind'] })}>
                {KINDS.filter((kind) => kind !== 'inactive' || day.kind === 'inactive').map((kind) => (
                  <FormSelectOption key={kind} value={kind} label={t(`calendar.day.${kind}`)} />
                ))}
              </FormSelect>
              {day.kind === 'hours' ? (
                <TextInput
                  id={fieldId(`${at}/windows`)}
                  aria-label={t('calendar.day.hours.of', { n })}
                  placeholder={t('calendar.closed')}
                  value={day.hours}
                  onChange={(_, hours) => set(index, { hours })}
                />
              ) : (
                <span className="rd-quiet rd-small">{t('calendar.day.all')}</span>
              )}
              <TextInput id={fieldId(`${at}/name`)} aria-label={t('calendar.day.name', { n })} placeholder={t('calendar.day.name.placeholder')} value={day.name} onChange={(_, name) => set(index, { name })} />
              <Button variant="plain" aria-label={t('calendar.day.remove', { n })} icon={<CloseIcon />} onClick={() => onChange(days.filter((each) => each !== day))} />
              {error !== null && (
                <span id={`${fieldId(at)}-error`} className="rd-error-text rd-small rd-days__error">
                  {error}
                </span>
              )}
            </div>
          );
        })}
      </div>
      <Button variant="link" isInline icon={<PlusIcon />} onClick={add}>
        {t('calendar.day.add')}
      </Button>
    </section>
  );
}
