import { TextInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { CaseSummary } from '../api/types';
import { Field } from '../components/form';
import { SearchIcon } from '../components/icons';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useSettled } from '../keyboard/Palette';
import { foundQuery } from './api';

interface CaseFinderProps {
  id: string;
  label: string;
  help: string;
  error: string | null;
  /** What is searched for while nothing is typed, for example the customer's name. */
  suggest: string;
  /** The case that is not offered. */
  except: string;
  onPick: (row: CaseSummary) => void;
}

/** Finds one case by number, customer or text, with the arrow keys and Enter. */
export function CaseFinder({ id, label, help, error, suggest, except, onPick }: CaseFinderProps) {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const wanted = text.trim() === '' ? suggest : text.trim();
  const q = useSettled(wanted);
  const found = useQuery(foundQuery(q));
  const rows = q.length < 2 ? [] : (found.data ?? []).filter((row) => row.id !== except);
  const active = Math.min(chosen, rows.length - 1);
  // What is listed is what was typed, not what was typed before.
  const settled = q === wanted && !found.isFetching;
  // Enter that comes before the answer holds for what is found then.
  const [hurried, setHurried] = useState(false);
  const first = rows[Math.max(0, active)];
  useEffect(() => {
    if (!hurried || !settled) return;
    setHurried(false);
    if (first !== undefined) onPick(first);
  }, [hurried, settled, first, onPick]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') setChosen(Math.min(active + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(active - 1, 0));
    else if (event.key === 'Enter') setHurried(true);
    else return;
    event.preventDefault();
  };
  return (
    <Field id={id} label={label} required help={help} error={error}>
      {({ validated, ...described }) => (
        <>
          <TextInput
            id={id}
            type="search"
            autoComplete="off"
            customIcon={<SearchIcon />}
            value={text}
            onChange={(_, value) => {
              setText(value);
              setChosen(0);
              setHurried(false);
            }}
            onKeyDown={onKeyDown}
            validated={validated}
            role="combobox"
            aria-expanded={rows.length > 0}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={rows[active] === undefined ? undefined : `${id}-${active}`}
            {...described}
          />
          <p role="status" className={rows.length === 0 && q.length >= 2 && settled ? 'rd-quiet' : 'pf-v6-screen-reader'}>
            {q.length < 2 || !settled ? '' : rows.length === 0 ? t('palette.none') : t('palette.results', { n: rows.length })}
          </p>
          <ul id={`${id}-list`} role="listbox" aria-label={text.trim() === '' ? t('merge.suggested') : t('palette.cases')} className="rd-palette rd-palette--short" tabIndex={-1}>
            {rows.map((row, index) => (
              <li
                key={row.id}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                className="rd-palette__entry"
                onMouseMove={() => setChosen(index)}
                onClick={() => onPick(row)}
              >
                <span>
                  <span className="rd-number">{row.number}</span> <bdi>{row.subject || t('queue.noSubject')}</bdi>
                </span>
                <span className="rd-palette__hint">{[words(t, 'status', row.status), row.customerName].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Field>
  );
}
