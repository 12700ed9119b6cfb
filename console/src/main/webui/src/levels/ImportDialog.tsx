import { Checkbox, TextArea } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { CalendarJson, IcalReading } from '../api/types';
import { Dialog } from '../components/Dialog';
import { Field, TextField } from '../components/form';
import { useI18n } from '../i18n/I18nProvider';
import { readIcal } from './api';
import { weekText, type CalendarDraft } from './calendarDraft';
import { faultsOf } from './faults';
import { foundIn, takeIn, wholeOf, type IcalChoice } from './icalImport';
import { useDayNames, useZones } from './zones';

interface ImportDialogProps {
  draft: CalendarDraft;
  onClose: () => void;
  /** Puts the change into the form; nothing is saved by it. */
  onTake: (change: Partial<CalendarDraft>) => void;
}

/** Reads an iCalendar file, shows what it says and what of it does not fit, and takes what is wanted into the form. */
export function ImportDialog({ draft, onClose, onTake }: ImportDialogProps) {
  const { t } = useI18n();
  const zones = useZones();
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const [zone, setZone] = useState(draft.zone);
  const [until, setUntil] = useState('');
  const [checked, setChecked] = useState(false);
  const [choice, setChoice] = useState<IcalChoice | null>(null);
  const reading = useMutation({
    mutationFn: (asked: Blob | string) => readIcal(asked, zone.trim(), until.trim() === '' ? null : Number(until)),
    onSuccess: (read) => setChoice(wholeOf(foundIn(read))),
  });
  const faults = faultsOf(reading.error);
  const read = reading.data;
  const untilWrong = until.trim() !== '' && !/^\d{4}$/.test(until.trim());
  const nothing = file === null && text.trim() === '';

  const submit = () => {
    if (read !== undefined && choice !== null) {
      onTake(takeIn(draft, read, choice));
      return true;
    }
    setChecked(true);
    if (nothing || untilWrong) return false;
    reading.mutate(file ?? text);
    return true;
  };
  return (
    <Dialog
      title={t('ical.import.title')}
      lead={t('ical.import.lead')}
      submit={read === undefined ? t('ical.read') : t('ical.take')}
      busy={reading.isPending}
      error={faults.all.length > 0 ? null : reading.error}
      size="medium"
      onClose={onClose}
      onSubmit={submit}
    >
      {read !== undefined && choice !== null ? (
        <Read read={read} choice={choice} hasDays={draft.days.length > 0} onChange={setChoice} />
      ) : (
        <>
          <Field id="ical-file" label={t('ical.file')} help={t('ical.file.help')} error={faults.at('') ?? (checked && nothing ? t('ical.file.required') : null)}>
            {({ validated: _v, ...described }) => (
              <input id="ical-file" type="file" accept=".ics,text/calendar" className="rd-file" onChange={(event) => setFile(event.target.files?.[0] ?? null)} {...described} />
            )}
          </Field>
          <Field id="ical-text" label={t('ical.text')} help={file === null ? t('ical.text.help') : t('ical.text.unused')}>
            {({ validated, ...described }) => (
              <TextArea
                id="ical-text"
                rows={4}
                resizeOrientation="vertical"
                spellCheck={false}
                placeholder="BEGIN:VCALENDAR"
                value={text}
                isDisabled={file !== null}
                onChange={(_, next) => setText(next)}
                validated={validated}
                {...described}
              />
            )}
          </Field>
          <div className="rd-form-columns">
            <TextField id="ical-zone" label={t('calendar.zone')} help={t('ical.zone.help')} error={faults.at('query:zone')} value={zone} suggestions={zones} onChange={setZone} />
            <TextField
              id="ical-until"
              label={t('ical.until')}
              help={t('ical.until.help')}
              error={faults.at('query:until') ?? (checked && untilWrong ? t('ical.until.malformed') : null)}
              value={until}
              onChange={setUntil}
            />
          </div>
        </>
      )}
    </Dialog>
  );
}

interface ReadProps {
  read: IcalReading;
  choice: IcalChoice;
  hasDays: boolean;
  onChange: (choice: IcalChoice) => void;
}

/** What was read, part by part, and what was not. */
function Read({ read, choice, hasDays, onChange }: ReadProps) {
  const { t, f } = useI18n();
  const day = useDayNames('short');
  const found = foundIn(read);
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => told.current?.focus(), []);
  const { notes } = read;
  const set = (part: Partial<IcalChoice>) => onChange({ ...choice, ...part });
  const days = [found.off > 0 ? t('ical.off', { n: found.off }) : null, found.hours > 0 ? t('ical.hours', { n: found.hours }) : null].filter((each) => each !== null).join(', ');
  const any = found.zone !== null || found.week || found.country !== null || days !== '';
  return (
    <div className="rd-ical" ref={told} tabIndex={-1}>
      <p role="status">{any ? t('ical.found', { from: f.date(read.from, 'UTC'), until: f.date(read.until, 'UTC') }) : t('ical.nothing')}</p>
      {any && (
        <fieldset className="rd-fieldset">
          <legend>{t('ical.parts')}</legend>
          {found.zone !== null && <Checkbox id="ical-take-zone" label={`${t('calendar.zone')}: ${found.zone}`} isChecked={choice.zone} onChange={(_, zone) => set({ zone })} />}
          {found.week && (
            <Checkbox
              id="ical-take-week"
              label={`${t('calendar.week')}: ${weekText(read.calendar as CalendarJson, day, t)}`}
              description={t('ical.week.replaces')}
              isChecked={choice.week}
              onChange={(_, week) => set({ week })}
            />
          )}
          {found.country !== null && (
            <Checkbox id="ical-take-country" label={`${t('calendar.publicHolidays')}: ${found.country}`} isChecked={choice.country} onChange={(_, country) => set({ country })} />
          )}
          {days !== '' && <Checkbox id="ical-take-days" label={`${t('calendar.days')}: ${days}`} isChecked={choice.days} onChange={(_, taken) => set({ days: taken })} />}
          {days !== '' && hasDays && (
            <Checkbox id="ical-replace" label={t('ical.replace')} description={t('ical.replace.help')} isDisabled={!choice.days} isChecked={choice.days && choice.replace} onChange={(_, replace) => set({ replace })} />
          )}
        </fieldset>
      )}
      {days !== '' && (
        <ul className="rd-ical__days" aria-label={t('calendar.days')} tabIndex={0}>
          {[...(read.calendar.holidays ?? []), ...(read.calendar.exceptions ?? [])].toSorted((a, b) => a.date.localeCompare(b.date)).map((each) => (
            <li key={`${each.date} ${'windows' in each ? 'hours' : 'off'}`}>
              {f.date(each.date, 'UTC')}: <bdi>{each.name ?? ('windows' in each ? t('calendar.day.hours') : t('calendar.day.off'))}</bdi>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <section className="rd-warning" aria-labelledby="ical-notes">
          <h2 id="ical-notes">{t('ical.notes', { n: notes.length })}</h2>
          <ul className="rd-checklist">
            {notes.map((note, index) => (
              <li key={`${index} ${note.entry}`}>
                <bdi>{note.entry}</bdi>: {note.message}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
