import { FormSelectOption, TextInput } from '@patternfly/react-core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { body, figures } from '../../api/client';
import { serverClock } from '../../api/serverClock';
import { useTitle } from '../../app/title';
import { ErrorNotice, Loading, PageHead } from '../../components/states';
import { words } from '../../i18n/codes';
import { useI18n } from '../../i18n/I18nProvider';
import { About } from '../About';
import { Controls, Choose } from '../Controls';
import { localDate, valid } from '../period';
import { useFilter } from '../useFilter';
import { useLiveFigures } from '../useFigures';
import { AGAINST, choiceFromUrl, choiceToUrl, COMPARABLE, comparableOf, comparison, PERCENTILES, type Asked, type Choice } from './choice';
import { Comparisons } from './Comparisons';

const CLOCKS = ['acknowledgement', 'first-response', 'next-response', 'resolution', 'regulatory'];

/** Is it a difference, or chance? Groups with each other, or a period with another one. */
export function ComparePage() {
  const { t } = useI18n();
  useTitle(t('compare.title'));
  useLiveFigures();
  const [search, setSearch] = useSearchParams();
  const { filter, settle, zone } = useFilter();
  const choice = useMemo(() => choiceFromUrl(search), [search]);
  const show = (next: Choice, of = filter) => setSearch(choiceToUrl(next, of, zone), { replace: true });
  const asked = comparison(filter, choice, localDate(serverClock.now(), filter.zone));
  const name = words(t, 'metric', choice.metric);

  return (
    <div className="rd-page">
      <PageHead title={t('compare.title')} lead={t('compare.lead')} />
      <Controls filter={filter} onChange={(next) => show(choice, settle(next))} without={['interval']}>
        <ChoiceFields choice={choice} onChange={show} />
      </Controls>
      <h2 className="rd-section">
        {[name, comparableOf(choice.metric).ofClock ? words(t, 'clock', choice.clock) : null, comparableOf(choice.metric).kind === 'time' ? `p${choice.percentile}` : null].filter(Boolean).join(', ')}{' '}
        <About name={name} text={t('compare.about')} metric={choice.metric} />
      </h2>
      {typeof asked === 'string' ? <p role="status">{t(`compare.refused.${asked}`)}</p> : <Answer asked={asked} filter={filter} />}
    </div>
  );
}

function Answer({ asked, filter }: { asked: Asked; filter: ReturnType<typeof useFilter>['filter'] }) {
  const answer = useQuery({
    queryKey: ['kpis', 'figures', 'compare', asked.query],
    queryFn: ({ signal }) => body(figures.GET('/api/v1/kpis/compare', { params: { query: asked.query }, signal })),
    placeholderData: keepPreviousData,
  });
  if (answer.data === undefined) return answer.isError ? <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} /> : <Loading />;
  return (
    <div aria-busy={answer.isPlaceholderData} className={answer.isPlaceholderData ? 'rd-stale' : undefined}>
      {answer.isError && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      <Comparisons answer={answer.data} cut={asked.cut} groupBy={filter.groupBy} zone={filter.zone} />
    </div>
  );
}

function ChoiceFields({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) {
  const { t } = useI18n();
  const { ofClock, kind } = comparableOf(choice.metric);
  const clocks = CLOCKS.includes(choice.clock) ? CLOCKS : [...CLOCKS, choice.clock];
  return (
    <>
      <Choose label={t('compare.metric')} value={choice.metric} onChange={(metric) => onChange({ ...choice, metric })}>
        {COMPARABLE.map(({ metric }) => (
          <FormSelectOption key={metric} value={metric} label={words(t, 'metric', metric)} />
        ))}
      </Choose>
      {ofClock && (
        <Choose label={t('kpi.col.clock')} value={choice.clock} onChange={(clock) => onChange({ ...choice, clock })}>
          {clocks.map((clock) => (
            <FormSelectOption key={clock} value={clock} label={words(t, 'clock', clock)} />
          ))}
        </Choose>
      )}
      {kind === 'time' && (
        <Choose label={t('compare.percentile')} value={String(choice.percentile)} onChange={(percentile) => onChange({ ...choice, percentile: Number(percentile) })}>
          {[...new Set([...PERCENTILES, choice.percentile])].map((percentile) => (
            <FormSelectOption key={percentile} value={String(percentile)} label={percentile === 50 ? t('compare.median') : `p${percentile}`} />
          ))}
        </Choose>
      )}
      <Choose label={t('compare.against')} value={choice.against} onChange={(value) => onChange({ ...choice, against: AGAINST.find((each) => each === value) ?? 'none' })}>
        {AGAINST.map((each) => (
          <FormSelectOption key={each} value={each} label={t(`compare.against.${each}`)} />
        ))}
      </Choose>
      {choice.against === 'custom' && <OtherDates key={`${choice.other.from} ${choice.other.to}`} choice={choice} onChange={onChange} />}
      <Minimum key={choice.minimum} choice={choice} onChange={onChange} />
    </>
  );
}

/** Dates of the other period take effect once both are right. */
function OtherDates({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) {
  const { t } = useI18n();
  const [other, setOther] = useState(choice.other);
  const change = (next: typeof other) => {
    setOther(next);
    if (valid(next)) onChange({ ...choice, other: next });
  };
  return (
    <>
      <label className="rd-toolbar__choice">
        <span>{t('compare.otherFrom')}</span>
        <TextInput type="date" aria-label={t('compare.otherFrom')} aria-invalid={!valid(other)} value={other.from} onChange={(_, from) => change({ ...other, from })} />
      </label>
      <label className="rd-toolbar__choice">
        <span>{t('compare.otherTo')}</span>
        <TextInput type="date" aria-label={t('compare.otherTo')} aria-invalid={!valid(other)} value={other.to} onChange={(_, to) => change({ ...other, to })} />
      </label>
    </>
  );
}

/** With fewer on a side nothing is said; takes effect when the field is left, so that no half-typed number is asked for. */
function Minimum({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) {
  const { t } = useI18n();
  const [text, setText] = useState(String(choice.minimum));
  const value = Number(text);
  const wrong = !Number.isInteger(value) || value < 1 || value > 1_000_000;
  const take = () => {
    if (!wrong && value !== choice.minimum) onChange({ ...choice, minimum: value });
  };
  return (
    <label className="rd-toolbar__choice">
      <span>{t('compare.minimum')}</span>
      <TextInput
        type="number"
        aria-label={t('compare.minimum')}
        aria-invalid={wrong}
        value={text}
        onChange={(_, next) => setText(next)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
    </label>
  );
}
