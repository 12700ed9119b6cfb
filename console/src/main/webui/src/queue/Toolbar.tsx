import {
  Badge,
  Button,
  FormSelect,
  FormSelectOption,
  Label,
  LabelGroup,
  SearchInput,
  ToggleGroup,
  ToggleGroupItem,
} from '@patternfly/react-core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { CaseSummary } from '../api/types';
import { FilterIcon } from '../components/icons';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useDirectory } from '../session/directory';
import { useFacet, valuesOf, type Facet } from './facets';
import { DIMENSIONS, narrowed, VIEWS, type Dimension, type QueueFilter } from './filter';

const STATUSES = ['new', 'open', 'waiting-for-customer', 'resolved', 'closed', 'withdrawn', 'merged'];
const FACETS: readonly Facet[] = ['priority', 'channel', 'category', 'product', 'team', 'source', 'brand', 'region'];
const TYPING_MILLIS = 250;

interface ToolbarProps {
  filter: QueueFilter;
  rows: readonly CaseSummary[];
  onChange: (filter: QueueFilter) => void;
  searchRef: RefObject<HTMLInputElement | null>;
}

/** Views, text and filters of the queue. */
export function Toolbar({ filter, rows, onChange, searchRef }: ToolbarProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const count = Object.keys(filter.values).length;
  return (
    <div className="rd-toolbar">
      <div className="rd-toolbar__line">
        <ToggleGroup aria-label={t('queue.views')} className="rd-toolbar__views">
          {VIEWS.map((view) => (
            <ToggleGroupItem
              key={view}
              text={t(`queue.view.${view}`)}
              buttonId={`view-${view}`}
              isSelected={filter.view === view}
              onChange={() => onChange({ ...filter, view })}
            />
          ))}
        </ToggleGroup>
        <Search q={filter.q} onChange={(q) => onChange({ ...filter, q })} inputRef={searchRef} />
        <Button
          variant="secondary"
          icon={<FilterIcon />}
          aria-expanded={open}
          aria-controls="queue-filters"
          onClick={() => setOpen(!open)}
        >
          {t('queue.filters')} {count > 0 && <Badge isRead>{count}</Badge>}
        </Button>
      </div>
      <div id="queue-filters" hidden={!open} className="rd-toolbar__filters">
        <Choice dimension="status" values={STATUSES} filter={filter} onChange={onChange} />
        <AssigneeChoice filter={filter} onChange={onChange} />
        {FACETS.map((facet) => (
          <FacetChoice key={facet} facet={facet} rows={rows} filter={filter} onChange={onChange} wanted={open} />
        ))}
      </div>
      {count > 0 && <Chosen filter={filter} onChange={onChange} />}
    </div>
  );
}

/** Typing waits a moment before it asks the server. */
function Search({ q, onChange, inputRef }: { q: string; onChange: (q: string) => void; inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useI18n();
  const [text, setText] = useState(q);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const sent = useRef(q);
  useEffect(() => {
    // Another filter was chosen, not typed here.
    if (q !== sent.current) setText(q);
    sent.current = q;
  }, [q]);
  useEffect(() => {
    if (text.trim() === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      latest.current(text.trim());
    }, TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <SearchInput
      className="rd-toolbar__search"
      ref={inputRef}
      aria-label={t('queue.search')}
      placeholder={t('queue.search')}
      resetButtonLabel={t('queue.search.clear')}
      value={text}
      onChange={(_, value) => setText(value)}
      onClear={() => setText('')}
    />
  );
}

interface ChoiceProps {
  dimension: Dimension;
  values: readonly string[];
  filter: QueueFilter;
  onChange: (filter: QueueFilter) => void;
  label?: (value: string) => string;
}

function Choice({ dimension, values, filter, onChange, label }: ChoiceProps) {
  const { t } = useI18n();
  const chosen = filter.values[dimension] ?? [];
  const offered = [...new Set([...values, ...chosen])];
  const name = (value: string) => label?.(value) ?? (dimension === 'status' ? words(t, 'status', value) : value);
  return (
    <label className="rd-toolbar__choice">
      <span>{t(`dim.${dimension}`)}</span>
      <FormSelect
        aria-label={t(`dim.${dimension}`)}
        value={chosen[0] ?? ''}
        onChange={(_, value) => onChange(narrowed(filter, dimension, value === '' ? [] : [value]))}
      >
        <FormSelectOption value="" label={t('queue.any')} />
        {offered.map((value) => (
          <FormSelectOption key={value} value={value} label={name(value)} />
        ))}
      </FormSelect>
    </label>
  );
}

function FacetChoice({ facet, rows, wanted, filter, onChange }: { facet: Facet; rows: readonly CaseSummary[]; wanted: boolean } & Pick<ChoiceProps, 'filter' | 'onChange'>) {
  const known = useFacet(facet, wanted);
  return <Choice dimension={facet} values={valuesOf(rows, facet, known)} filter={filter} onChange={onChange} />;
}

function AssigneeChoice({ filter, onChange }: Pick<ChoiceProps, 'filter' | 'onChange'>) {
  const { people, nameOf } = useDirectory();
  return (
    <Choice dimension="assignee" values={people.map((entry) => entry.id)} label={nameOf} filter={filter} onChange={onChange} />
  );
}

/** What the list is narrowed by, each removable. */
function Chosen({ filter, onChange }: Pick<ChoiceProps, 'filter' | 'onChange'>) {
  const { t } = useI18n();
  const { nameOf } = useDirectory();
  const shown = (dimension: Dimension, value: string) =>
    dimension === 'status' ? words(t, 'status', value) : dimension === 'assignee' ? nameOf(value) : value;
  return (
    <div className="rd-toolbar__chosen">
      <LabelGroup aria-label={t('queue.filters')} numLabels={20}>
        {DIMENSIONS.flatMap((dimension) =>
          (filter.values[dimension] ?? []).map((value) => (
            <Label
              key={`${dimension} ${value}`}
              isCompact
              color="blue"
              onClose={() => onChange(narrowed(filter, dimension, (filter.values[dimension] ?? []).filter((other) => other !== value)))}
              closeBtnAriaLabel={t('queue.filter.remove', { name: `${t(`dim.${dimension}`)} ${shown(dimension, value)}` })}
            >
              {t(`dim.${dimension}`)}: {shown(dimension, value)}
            </Label>
          )),
        )}
      </LabelGroup>
      <Button variant="link" isInline onClick={() => onChange({ ...filter, values: {} })}>
        {t('queue.filters.clear')}
      </Button>
    </div>
  );
}
