import { ExpandableSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { serverClock } from '../api/serverClock';
import { TextField } from '../components/form';
import { useI18n } from '../i18n/I18nProvider';
import { countriesQuery, holidaysQuery } from './api';
import type { CalendarDraft } from './calendarDraft';
import { fieldId } from './faults';
import { Choice } from './fields';
import type { Editor } from './useEditor';

/** Whose public holidays are off: a country and one of its regions, chosen by name, and the days that come of it. */
export function HolidayFields({ editor }: { editor: Editor<CalendarDraft> }) {
  const { t, language, locale } = useI18n();
  const { draft, change, faults } = editor;
  const year = new Date(serverClock.now()).getUTCFullYear();
  const countries = useQuery(countriesQuery(language));
  const country = useQuery({ ...holidaysQuery(draft.country, '', year, language), enabled: draft.country !== '' });
  const regions = country.data?.regions ?? [];
  const error = { country: faults.at('/publicHolidays/country'), region: faults.at('/publicHolidays/region') };
  return (
    <>
      <div className="rd-form-columns">
        {countries.isError ? (
          // Without the list, codes can be typed.
          <>
            <TextField id={fieldId('/publicHolidays/country')} label={t('calendar.country')} help={t('calendar.country.help')} error={error.country} value={draft.country} onChange={(code) => change({ country: code.toUpperCase() })} />
            <TextField id={fieldId('/publicHolidays/region')} label={t('calendar.region')} help={t('calendar.region.help')} error={error.region} value={draft.region} onChange={(region) => change({ region })} />
          </>
        ) : (
          <>
            <Choice
              id={fieldId('/publicHolidays/country')}
              label={t('calendar.country')}
              error={error.country}
              value={draft.country}
              options={[
                { value: '', label: t('calendar.country.none') },
                ...(countries.data ?? []).toSorted((a, b) => a.name.localeCompare(b.name, locale)).map((each) => ({ value: each.country, label: `${each.name} (${each.country})` })),
              ]}
              onChange={(code) => change({ country: code, region: '' })}
            />
            {(regions.length > 0 || draft.region !== '') && (
              <Choice
                id={fieldId('/publicHolidays/region')}
                label={t('calendar.region')}
                error={error.region}
                value={draft.region}
                options={[
                  { value: '', label: t('calendar.region.whole') },
                  ...regions.toSorted((a, b) => a.name.localeCompare(b.name, locale)).map((each) => ({ value: each.region, label: `${each.name} (${each.region})` })),
                ]}
                onChange={(region) => change({ region })}
              />
            )}
          </>
        )}
      </div>
      {draft.country !== '' && <Days country={draft.country} region={draft.region} years={[year, year + 1]} />}
    </>
  );
}

/** The days of this year and the next, so that one that is missing is noticed before a deadline falls on it. */
function Days({ country, region, years }: { country: string; region: string; years: readonly number[] }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection toggleText={t('calendar.holidays.show', { years: years.join(', ') })} isExpanded={open} onToggle={(_, next) => setOpen(next)} isIndented>
      <div className="rd-form-columns">{open && years.map((year) => <DaysOf key={year} country={country} region={region} year={year} />)}</div>
    </ExpandableSection>
  );
}

function DaysOf({ country, region, year }: { country: string; region: string; year: number }) {
  const { t, language, locale } = useI18n();
  const days = useQuery(holidaysQuery(country, region, year, language)).data?.days;
  if (days === undefined) return null;
  const dates = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <section aria-label={t('calendar.holidays.of', { year: String(year) })}>
      <h3 className="rd-conditions__title">{t('calendar.holidays.of', { year: String(year) })}</h3>
      {days.length === 0 && <p className="rd-quiet">{t('calendar.holidays.none')}</p>}
      <ul className="rd-checklist rd-small">
        {days.map((day) => (
          <li key={day.date}>
            {dates.format(Date.parse(day.date))}: {day.name}
          </li>
        ))}
      </ul>
    </section>
  );
}
