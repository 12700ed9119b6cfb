import { Modal, ModalBody, ModalHeader, TextInput } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { body, complaints } from '../api/client';
import { FIGURE_PAGES, PLACES } from '../app/places';
import { SearchIcon } from '../components/icons';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useSession } from '../session/session';
import { VIEWS } from '../queue/filter';
import { KEYMAP, keyLabel } from './keymap';
import { useKeyboard } from './KeyboardProvider';

interface Entry {
  id: string;
  group: 'commands' | 'cases';
  text: string;
  hint: string;
  run: () => void;
}

const WAIT_MILLIS = 120;

/** Finds cases, screens and commands by typing. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useI18n();
  const { user } = useSession();
  const keyboard = useKeyboard();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const q = useSettled(wanted);
  const { data: found } = useQuery({
    queryKey: ['complaints', 'palette', q],
    queryFn: async ({ signal }) =>
      (await body(complaints.GET('/api/v1/complaints', { params: { query: { q, limit: 8 } }, signal }))).items,
    enabled: q.length >= 2,
    staleTime: 10_000,
    retry: false,
  });

  const entries = useMemo<Entry[]>(() => {
    const go = (path: string) => () => void navigate(path);
    const commands: Entry[] = [
      ...KEYMAP.filter((binding) => binding.command && keyboard.available.has(binding.action)).map((binding) => ({
        id: binding.action,
        group: 'commands' as const,
        text: t(binding.label),
        hint: binding.keys.map((key) => keyLabel(key, false)).join(' '),
        run: () => keyboard.run(binding.action),
      })),
      ...PLACES.filter((place) => place.roles.some((role) => user.roles.includes(role))).map((place) => ({
        id: place.path,
        group: 'commands' as const,
        text: t(place.label),
        hint: '',
        run: go(place.path),
      })),
      ...FIGURE_PAGES.filter((page) => page.path !== '/kpis').map((page) => ({
        id: page.path,
        group: 'commands' as const,
        text: `${t('nav.kpis')}: ${t(page.label)}`,
        hint: '',
        run: go(page.path),
      })),
      ...VIEWS.map((view) => ({
        id: `view-${view}`,
        group: 'commands' as const,
        text: `${t('nav.queue')}: ${t(`queue.view.${view}`)}`,
        hint: '',
        run: go(view === 'open' ? '/queue' : `/queue?view=${view}`),
      })),
      { id: 'account', group: 'commands', text: t('nav.account'), hint: '', run: go('/account') },
    ];
    const matching = commands.filter((entry) => entry.text.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()));
    const cases = (wanted.length >= 2 ? (found ?? []) : []).map((row) => ({
      id: row.id,
      group: 'cases' as const,
      text: row.subject || t('queue.noSubject'),
      hint: [row.number, words(t, 'status', row.status), row.customerName].filter(Boolean).join(' · '),
      run: go(`/cases/${row.id}`),
    }));
    return [...cases, ...matching.slice(0, 12)];
  }, [found, keyboard, navigate, t, user.roles, wanted]);
  const active = Math.min(chosen, entries.length - 1);

  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    onClose();
    // After the dialog is gone, so that focus and keys belong to the screen again.
    setTimeout(entry.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(active + 1, entries.length - 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(active - 1, 0));
    else if (event.key === 'Enter') run(entries[active]);
    else return;
    event.preventDefault();
  };

  return (
    <Modal isOpen variant="small" position="top" positionOffset="10vh" onClose={onClose} aria-labelledby="palette-title" elementToFocus="#palette-input">
      <ModalHeader title={t('palette.title')} labelId="palette-title" />
      <ModalBody>
        <TextInput
          id="palette-input"
          type="search"
          autoComplete="off"
          customIcon={<SearchIcon />}
          aria-label={t('palette.placeholder')}
          placeholder={t('palette.placeholder')}
          value={text}
          onChange={(_, value) => {
            setText(value);
            setChosen(0);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded={entries.length > 0}
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={entries[active] === undefined ? undefined : `palette-${active}`}
        />
        <p role="status" className="pf-v6-screen-reader">
          {entries.length === 0 ? t('palette.none') : t('palette.results', { n: entries.length })}
        </p>
        {entries.length === 0 && <p className="rd-quiet rd-palette__none">{t('palette.none')}</p>}
        <ul id="palette-list" role="listbox" aria-label={t('palette.title')} className="rd-palette" tabIndex={-1}>
          {entries.map((entry, index) => (
            <li
              key={`${entry.group} ${entry.id}`}
              id={`palette-${index}`}
              role="option"
              aria-selected={index === active}
              className="rd-palette__entry"
              onMouseMove={() => setChosen(index)}
              onClick={() => run(entry)}
            >
              <bdi>{entry.text}</bdi>
              <span className="rd-palette__hint">{entry.hint}</span>
            </li>
          ))}
        </ul>
      </ModalBody>
    </Modal>
  );
}

/** The value once it has not changed for a moment. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), WAIT_MILLIS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
