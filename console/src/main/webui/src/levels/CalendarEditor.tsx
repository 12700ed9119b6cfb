import { Button, Checkbox, Radio } from '@patternfly/react-core';
import { useState } from 'react';
import { serverClock } from '../api/serverClock';
import type { CalendarJson } from '../api/types';
import { useToasts } from '../app/toasts';
import { TextField } from '../components/form';
import { DownloadIcon } from '../components/icons';
import { useI18n } from '../i18n/I18nProvider';
import { useHasRole } from '../session/session';
import { icalLink } from './api';
import { calendarDraft, calendarJson, DAYS, missesYear, newCalendar, type CalendarDraft, type Day } from './calendarDraft';
import { EditorPage } from './EditorPage';
import { fieldId } from './faults';
import { HolidayFields } from './HolidayFields';
import { ImportDialog } from './ImportDialog';
import { OwnDays } from './OwnDays';
import type { Editor } from './useEditor';
import { ownZone, useDayNames, useZones } from './zones';

/** When work is done: zone, weekly hours, public holidays, and days of one's own. */
export function CalendarEditor() {
  const { t } = useI18n();
  return (
    <EditorPage<CalendarDraft>
      kind="calendars"
      start={(json) => (json === null ? newCalendar(ownZone()) : calendarDraft(json as CalendarJson))}
      json={(draft) => calendarJson(draft, t)}
      fields={(editor) => <Fields editor={editor} />}
      actions={(editor) => <Files editor={editor} />}
    />
  );
}

/** The calendar as a file: the saved version out, another one into the form. */
function Files({ editor }: { editor: Editor<CalendarDraft> }) {
  const { t } = useI18n();
  const { say } = useToasts();
  const edits = useHasRole('supervisor', 'admin');
  const [importing, setImporting] = useState(false);
  const { base } = editor;
  return (
    <>
      {base !== null && (
        <Button variant="secondary" component="a" href={icalLink(base.id)} download={`${base.id}.ics`} icon={<DownloadIcon />} title={t('ical.export.help', { version: String(base.version) })}>
          {t('ical.export')}
        </Button>
      )}
      {edits && (
        <Button variant="secondary" onClick={() => setImporting(true)}>
          {t('ical.import')}
        </Button>
      )}
      {importing && (
        <ImportDialog
          draft={editor.draft}
          onClose={() => setImporting(false)}
          onTake={(change) => {
            editor.change(change);
            setImporting(false);
            say(t('ical.taken'));
          }}
        />
      )}
    </>
  );
}

function Fields({ editor }: { editor: Editor<CalendarDraft> }) {
  const { t } = useI18n();
  const { draft, change, faults } = editor;
  const zones = useZones();
  const nextYear = new Date(serverClock.now()).getUTCFullYear() + 1;
  return (
    <>
      <section aria-labelledby="calendar-when">
        <h2 id="calendar-when" className="rd-section">
          {t('calendar.zoneAndDate')}
        </h2>
        <div className="rd-form-columns">
          <TextField
            id={fieldId('/zone')}
            label={t('calendar.zone')}
            required
            help={t('calendar.zone.help')}
            error={faults.at('/zone')}
            value={draft.zone}
            suggestions={zones}
            onChange={(zone) => change({ zone })}
          />
          <EffectiveField pointer="/effectiveFrom" zone={draft.zone} value={draft.effective} error={faults.at('/effectiveFrom')} onChange={(effective) => change({ effective })} />
        </div>
      </section>
      <Week editor={editor} />
      <section aria-labelledby="calendar-holidays">
        <h2 id="calendar-holidays" className="rd-section">
          {t('calendar.publicHolidays')}
        </h2>
        <HolidayFields editor={editor} />
        {draft.country.trim() === '' && missesYear(calendarJson(draft, t).json, nextYear) && (
          <p className="rd-warning" role="status">
            {t('calendar.missing', { year: String(nextYear) })}
          </p>
        )}
      </section>
      <OwnDays days={draft.days} faults={faults} onChange={(days) => change({ days })} />
    </>
  );
}

interface EffectiveFieldProps {
  pointer: string;
  zone: string;
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}

/** From which receipt on a version holds; empty for the moment of saving. */
export function EffectiveField({ pointer, zone, value, error, onChange }: EffectiveFieldProps) {
  const { t } = useI18n();
  return (
    <TextField
      id={fieldId(pointer)}
      type="datetime-local"
      label={t('levels.effective')}
      help={t('levels.effective.help', { zone: zone || 'UTC' })}
      error={error}
      value={value}
      onChange={onChange}
    />
  );
}

const WORKDAYS: readonly Day[] = ['TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];

function Week({ editor }: { editor: Editor<CalendarDraft> }) {
  const { t } = useI18n();
  const { draft, change, faults } = editor;
  const name = useDayNames('long');
  const hours = (day: Day, typed: string) => change({ weekly: { ...draft.weekly, [day]: typed } });
  return (
    <section aria-labelledby="calendar-week">
      <h2 id="calendar-week" className="rd-section">
        {t('calendar.week')}
      </h2>
      <div className="rd-labels" role="radiogroup" aria-labelledby="calendar-week">
        <Radio id="week-hours" name="week-mode" label={t('calendar.mode.weekly')} isChecked={draft.mode === 'weekly'} onChange={() => change({ mode: 'weekly' })} />
        <Radio id="week-around" name="week-mode" label={t('calendar.mode.weekend')} isChecked={draft.mode === 'weekend'} onChange={() => change({ mode: 'weekend' })} />
      </div>
      {draft.mode === 'weekly' ? (
        <>
          <p className="rd-quiet rd-small">{t('calendar.hours.help')}</p>
          {faults.at('/weekly') !== null && (
            <p className="rd-error-text" id={fieldId('/weekly')} tabIndex={-1}>
              {faults.at('/weekly')}
            </p>
          )}
          <div className="rd-week">
            {DAYS.map((day) => (
              <TextField
                key={day}
                id={fieldId(`/weekly/${day}`)}
                label={name(day)}
                error={faults.below(`/weekly/${day}`)}
                value={draft.weekly[day]}
                placeholder={t('calendar.closed')}
                onChange={(typed) => hours(day, typed)}
              />
            ))}
          </div>
          <Button
            variant="link"
            isInline
            onClick={() => change({ weekly: { ...draft.weekly, ...Object.fromEntries(WORKDAYS.map((day) => [day, draft.weekly.MONDAY])) } })}
          >
            {t('calendar.copyMonday')}
          </Button>
        </>
      ) : (
        <fieldset className="rd-fieldset">
          <legend>{t('calendar.weekend')}</legend>
          <div className="rd-labels">
            {DAYS.map((day) => (
              <Checkbox
                key={day}
                id={`weekend-${day}`}
                label={name(day)}
                isChecked={draft.weekend.includes(day)}
                onChange={(_, off) => change({ weekend: DAYS.filter((each) => (each === day ? off : draft.weekend.includes(each))) })}
              />
            ))}
          </div>
        </fieldset>
      )}
    </section>
  );
}
