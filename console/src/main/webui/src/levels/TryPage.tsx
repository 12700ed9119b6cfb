import { Button, Radio } from '@patternfly/react-core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { body, sla } from '../api/client';
import type { FieldProblem } from '../api/problem';
import { serverClock } from '../api/serverClock';
import type { SimulationRequest } from '../api/types';
import { useTitle } from '../app/title';
import { focusFirstError, TextField } from '../components/form';
import { CloseIcon, PlusIcon } from '../components/icons';
import { PageHead } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { localTime } from '../sla/wall';
import { definitionsQuery, packQuery, packsQuery, policyOf } from './api';
import { faultsOf, fieldId, type Faults } from './faults';
import { Choice, FaultList } from './fields';
import { TryAnswer } from './TryAnswer';
import { emptyEvent, EVENT_TYPES, rulesOf, tryRequest, type EventDraft, type TryDraft } from './tryDraft';
import { ownZone, useZones } from './zones';

function useDraft() {
  const [search] = useSearchParams();
  const pack = search.get('pack') ?? '';
  return useState<TryDraft>(() => {
    const zone = ownZone();
    const received = localTime(new Date(Math.floor(serverClock.now() / 3_600_000) * 3_600_000).toISOString(), zone);
    return { from: pack === '' ? 'policy' : 'pack', policy: search.get('policy') ?? '', rule: '', pack, variant: search.get('variant') ?? '', zone, received, events: [], asOf: '' };
  });
}

/** Which clocks a complaint would have, and why. Nothing is stored. */
export function TryPage() {
  const { t } = useI18n();
  useTitle(t('levels.try'));
  const [draft, setDraft] = useDraft();
  const [own, setOwn] = useState<readonly FieldProblem[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const zones = useZones();
  const policies = useQuery(definitionsQuery('policies')).data ?? [];
  const calendars = useQuery(definitionsQuery('calendars')).data ?? [];
  const packs = useQuery(packsQuery).data ?? [];
  const pack = useQuery({ ...packQuery(draft.pack), enabled: draft.from === 'pack' && draft.pack !== '' }).data;
  const stored = policies.find((each) => each.id === draft.policy);
  const rules = stored === undefined ? [] : rulesOf(policyOf(stored));
  const rule = rules.includes(draft.rule) ? draft.rule : (rules[0] ?? '');
  const change = (part: Partial<TryDraft>) => setDraft((all) => ({ ...all, ...part }));
  const ask = useMutation({ mutationFn: (json: SimulationRequest) => body(sla.POST('/api/v1/sla/simulate', { body: json })) });
  const faults = faultsOf(ask.error, own);
  const submit = () => {
    const { json, faults: found } = tryRequest({ ...draft, rule }, policies, calendars, t);
    setOwn(found);
    if (found.length > 0) focusFirstError(form.current);
    else ask.mutate(json);
  };
  useEffect(() => {
    if (ask.isSuccess) answer.current?.focus();
    else if (ask.isError) focusFirstError(form.current);
  }, [ask.isSuccess, ask.isError, ask.data]);

  return (
    <div className="rd-page">
      <PageHead title={t('levels.try')} lead={t('try.lead')} />
      <div className="rd-try">
        <form
          ref={form}
          noValidate
          className="rd-try__form"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <div className="rd-labels" role="radiogroup" aria-label={t('try.from')}>
            <Radio id="try-policy" name="try-from" label={t('try.fromPolicy')} isChecked={draft.from === 'policy'} onChange={() => change({ from: 'policy' })} />
            <Radio id="try-pack" name="try-from" label={t('try.fromPack')} isChecked={draft.from === 'pack'} onChange={() => change({ from: 'pack' })} />
          </div>
          {draft.from === 'policy' ? (
            <>
              <Choice
                id={fieldId('/policy')}
                label={t('try.policy')}
                value={draft.policy}
                error={faults.below('/policy')}
                options={[{ value: '', label: t('try.choose') }, ...policies.map((each) => ({ value: each.id, label: `${each.id} / ${each.version}` }))]}
                onChange={(policy) => change({ policy })}
              />
              {rules.length > 0 && (
                <Choice
                  id="try-rule"
                  label={t('try.rule')}
                  value={rule}
                  options={rules.map((name) => ({ value: name, label: name === 'default' ? t('policy.default.short') : name }))}
                  onChange={(next) => change({ rule: next })}
                />
              )}
            </>
          ) : (
            <>
              <Choice
                id={fieldId('/pack')}
                label={t('try.pack')}
                value={draft.pack}
                error={faults.at('/pack')}
                options={[{ value: '', label: t('try.choose') }, ...packs.map((each) => ({ value: each.id, label: each.title }))]}
                onChange={(next) => change({ pack: next, variant: '' })}
              />
              {pack !== undefined && pack.variants.length > 1 && (
                <Choice
                  id={fieldId('/variant')}
                  label={t('try.variant')}
                  value={draft.variant || (pack.variants[0]?.id ?? '')}
                  error={faults.at('/variant')}
                  options={pack.variants.map((variant) => ({ value: variant.id, label: variant.title }))}
                  onChange={(variant) => change({ variant })}
                />
              )}
            </>
          )}
          <TextField id={fieldId('/zone')} label={t('try.zone')} help={t('try.zone.help')} error={faults.at('/zone')} value={draft.zone} suggestions={zones} onChange={(zone) => change({ zone })} />
          <TextField id={fieldId('/receivedAt')} type="datetime-local" label={t('try.received')} required error={faults.at('/receivedAt')} value={draft.received} onChange={(received) => change({ received })} />
          <Events events={draft.events} known={(pack?.events ?? []).map((each) => each.event)} faults={faults} onChange={(events) => change({ events })} />
          <TextField id={fieldId('/asOf')} type="datetime-local" label={t('try.asOf')} help={t('try.asOf.help')} error={faults.at('/asOf')} value={draft.asOf} onChange={(asOf) => change({ asOf })} />
          <div>
            <Button type="submit" isLoading={ask.isPending} isDisabled={ask.isPending}>
              {t('try.submit')}
            </Button>
          </div>
        </form>
        <div className="rd-try__answer" ref={answer} tabIndex={-1} aria-live="polite">
          <FaultList faults={faults} error={ask.error} />
          {ask.data !== undefined && ask.error === null ? <TryAnswer answer={ask.data} /> : faults.all.length === 0 && ask.error === null && <p className="rd-quiet">{t('try.nothing')}</p>}
        </div>
      </div>
    </div>
  );
}

interface EventsProps {
  events: readonly EventDraft[];
  /** Events that only the chosen pack knows. */
  known: readonly string[];
  faults: Faults;
  onChange: (events: readonly EventDraft[]) => void;
}

function Events({ events, known, faults, onChange }: EventsProps) {
  const { t } = useI18n();
  const set = (event: EventDraft, part: Partial<EventDraft>) => onChange(events.map((each) => (each === event ? { ...each, ...part } : each)));
  const suggestions = [...known, ...EVENT_TYPES];
  return (
    <fieldset className="rd-fieldset">
      <legend>{t('try.events')}</legend>
      {events.map((event, index) => (
        <div key={event.key} className="rd-try__event" role="group" aria-label={t('try.event.n', { n: String(index + 1) })}>
          <TextField
            id={fieldId(`/events/${index}/type`)}
            label={t('try.event.type')}
            help={words(t, 'slaEvent', event.type) === event.type ? t('try.event.own') : words(t, 'slaEvent', event.type)}
            error={faults.at(`/events/${index}/type`)}
            value={event.type}
            suggestions={suggestions}
            onChange={(type) => set(event, { type })}
          />
          <TextField id={fieldId(`/events/${index}/at`)} type="datetime-local" label={t('try.event.at')} error={faults.at(`/events/${index}/at`)} value={event.at} onChange={(at) => set(event, { at })} />
          <Button variant="plain" aria-label={t('try.event.remove', { n: String(index + 1) })} icon={<CloseIcon />} onClick={() => onChange(events.filter((each) => each !== event))} />
        </div>
      ))}
      <div>
        <Button variant="link" isInline icon={<PlusIcon />} onClick={() => onChange([...events, emptyEvent()])}>
          {t('try.event.add')}
        </Button>
      </div>
    </fieldset>
  );
}
