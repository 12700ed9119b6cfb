import { Button, Checkbox } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { SubmitKey } from '../api/idempotency';
import { ApiError } from '../api/problem';
import type { Objective } from '../api/types';
import { useToasts } from '../app/toasts';
import { Dialog } from '../components/Dialog';
import { TextField } from '../components/form';
import { CloseIcon, PlusIcon } from '../components/icons';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { Choice } from '../levels/fields';
import { SaveConflict } from '../levels/SaveConflict';
import { faultsOf, fieldId } from '../levels/faults';
import { objectiveKeys, objectivesQuery, save } from './api';
import { DIMENSIONS, emptyFilter, emptyRule, FIGURES, hasOf, newObjective, notNumbers, objectiveDraft, objectiveForm, type ObjectiveDraft, type RuleDraft, wordedDraft } from './draft';

interface ObjectiveDialogProps {
  /** Null for a new one. */
  opened: Objective | null;
  onClose: () => void;
}

/** The version that somebody else saved meanwhile, or that there is none any more. */
type Conflict = Objective | 'gone';

/** An objective in a form. What the server refuses stands at its field; what was typed is never lost. */
export function ObjectiveDialog({ opened, onClose }: ObjectiveDialogProps) {
  const { t } = useI18n();
  const { say } = useToasts();
  const queries = useQueryClient();
  // The version that is edited: that which was opened, until somebody is faster.
  const [edited, setEdited] = useState(opened);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [draft, setDraft] = useState<ObjectiveDraft>(() => (opened === null ? newObjective() : objectiveDraft(opened)));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const key = useRef(new SubmitKey());
  const change = (part: Partial<ObjectiveDraft>) => setDraft((all) => ({ ...all, ...part }));
  const saving = useMutation({
    mutationFn: () => {
      const form = objectiveForm(draft);
      return save(edited, form, key.current.of(form));
    },
    onSuccess: (saved) => {
      key.current.used();
      void queries.invalidateQueries({ queryKey: objectiveKeys.all });
      say(t('objectives.saved', { name: saved.name }));
      onClose();
    },
    onError: async (error) => {
      if (!(error instanceof ApiError) || error.status !== 412 || edited === null) return;
      const all = await queries.fetchQuery({ ...objectivesQuery, staleTime: 0 });
      const theirs = all.find((each) => each.id === edited.id);
      setConflict(theirs === undefined ? 'gone' : theirs);
    },
  });
  const goOn = (theirs: Objective, taken: boolean) => {
    setEdited(theirs);
    if (taken) setDraft(objectiveDraft(theirs));
    setConflict(null);
    saving.reset();
  };
  const faults = faultsOf(
    saving.error,
    missing.map((pointer) => ({ pointer, code: 'required', message: t('objectives.number') })),
  );
  // Faults stand at their fields; what has no field is told at the top.
  const atFields = saving.error instanceof ApiError && saving.error.status !== 412 && saving.error.fields.length > 0;
  const submit = () => {
    const places = notNumbers(draft);
    setMissing(places);
    if (places.length > 0) return false;
    saving.mutate();
    return true;
  };
  const setFilter = (index: number, filter: Partial<ObjectiveDraft['filters'][number]>) =>
    change({ filters: draft.filters.map((each, place) => (place === index ? { ...each, ...filter } : each)) });
  const setRule = (index: number, rule: Partial<RuleDraft>) => change({ rules: (draft.rules ?? []).map((each, place) => (place === index ? { ...each, ...rule } : each)) });

  if (conflict !== null && conflict !== 'gone') {
    return (
      <SaveConflict
        base={edited === null ? null : { definition: wordedDraft(objectiveDraft(edited), t) }}
        theirs={{ version: conflict.version, savedBy: conflict.changedBy, savedAt: conflict.changedAt, definition: wordedDraft(objectiveDraft(conflict), t) }}
        mine={wordedDraft(draft, t)}
        onKeep={() => goOn(conflict, false)}
        onTake={() => goOn(conflict, true)}
      />
    );
  }
  return (
    <Dialog
      title={edited === null ? t('objectives.new') : t('objectives.edit.title', { name: edited.name })}
      lead={edited?.status.state === 'burning' ? t('objectives.edit.burning') : t('objectives.form.lead')}
      submit={edited === null ? t('action.create') : t('action.save')}
      busy={saving.isPending}
      error={atFields ? null : saving.error}
      size="medium"
      onClose={onClose}
      onSubmit={submit}
    >
      {conflict === 'gone' && (
        <p role="alert" className="rd-error-text">
          {t('objectives.conflict.gone')}
        </p>
      )}
      <TextField id={fieldId('/name')} label={t('objectives.name')} required help={t('objectives.name.help')} error={faults.at('/name')} value={draft.name} onChange={(name) => change({ name })} />
      <div className="rd-form-columns">
        <Choice
          id={fieldId('/figure')}
          label={t('objectives.figure')}
          value={draft.figure}
          options={FIGURES.map((value) => ({ value, label: t(`objectives.figure.${value}`) }))}
          error={faults.at('/figure')}
          onChange={(figure) => change({ figure, of: figure === 'sla' ? 'first-response' : figure === 'csat' ? 'satisfaction' : '' })}
        />
        {hasOf(draft.figure) && (
          <TextField
            id={fieldId('/of')}
            label={draft.figure === 'sla' ? t('objectives.clock') : t('objectives.question')}
            required
            error={faults.at('/of')}
            suggestions={draft.figure === 'sla' ? ['acknowledgement', 'first-response', 'next-response', 'resolution', 'stated'] : ['satisfaction']}
            value={draft.of}
            onChange={(of) => change({ of })}
          />
        )}
      </div>
      <div className="rd-form-columns">
        <TextField id={fieldId('/target')} label={t('objectives.target')} required inputMode="decimal" error={faults.at('/target')} value={draft.target} onChange={(target) => change({ target })} />
        <TextField id={fieldId('/periodDays')} label={t('objectives.period')} inputMode="decimal" error={faults.at('/periodDays')} value={draft.periodDays} onChange={(periodDays) => change({ periodDays })} />
        <TextField
          id={fieldId('/minimumCount')}
          label={t('objectives.minimum')}
          help={t('objectives.minimum.help')}
          inputMode="decimal"
          error={faults.at('/minimumCount')}
          value={draft.minimumCount}
          onChange={(minimumCount) => change({ minimumCount })}
        />
      </div>
      <fieldset className="rd-fieldset">
        <legend>{t('objectives.filters')}</legend>
        {draft.filters.map((filter, index) => (
          <div key={filter.key} className="rd-form-columns">
            <Choice
              id={`filter-${filter.key}`}
              label={t('objectives.dimension')}
              value={filter.dimension}
              options={DIMENSIONS.map((value) => ({ value, label: words(t, 'dim', value) }))}
              onChange={(dimension) => setFilter(index, { dimension })}
            />
            <TextField
              id={fieldId(`/filters/${filter.dimension}`)}
              label={t('objectives.values')}
              help={t('objectives.values.help')}
              error={faults.at(`/filters/${filter.dimension}`)}
              value={filter.values}
              onChange={(values) => setFilter(index, { values })}
            />
            <Button variant="plain" icon={<CloseIcon />} aria-label={t('objectives.filter.remove', { n: index + 1 })} onClick={() => change({ filters: draft.filters.filter((each) => each !== filter) })} />
          </div>
        ))}
        <Button variant="link" isInline icon={<PlusIcon />} onClick={() => change({ filters: [...draft.filters, emptyFilter()] })}>
          {t('objectives.filter.add')}
        </Button>
      </fieldset>
      <fieldset className="rd-fieldset">
        <legend>{t('objectives.rules')}</legend>
        <Checkbox
          id="usual-rules"
          label={t('objectives.rules.usual')}
          description={t('objectives.rules.usual.help')}
          isChecked={draft.rules === null}
          onChange={(_, usual) => change({ rules: usual ? null : [emptyRule()] })}
        />
        {(draft.rules ?? []).map((rule, index) => (
          <div key={rule.key} className="rd-form-columns" role="group" aria-label={t('objectives.rule', { n: index + 1 })}>
            <TextField
              id={fieldId(`/rules/${index}/longMinutes`)}
              label={t('objectives.long')}
              inputMode="decimal"
              error={faults.at(`/rules/${index}/longMinutes`)}
              value={rule.longHours}
              onChange={(longHours) => setRule(index, { longHours })}
            />
            <TextField
              id={fieldId(`/rules/${index}/shortMinutes`)}
              label={t('objectives.short')}
              inputMode="decimal"
              error={faults.at(`/rules/${index}/shortMinutes`)}
              value={rule.shortHours}
              onChange={(shortHours) => setRule(index, { shortHours })}
            />
            <TextField
              id={fieldId(`/rules/${index}/burn`)}
              label={t('objectives.threshold')}
              inputMode="decimal"
              error={faults.at(`/rules/${index}/burn`)}
              value={rule.burn}
              onChange={(burn) => setRule(index, { burn })}
            />
            <Choice
              id={fieldId(`/rules/${index}/urgency`)}
              label={t('objectives.urgency')}
              value={rule.urgency}
              options={[
                { value: 'page', label: t('objectives.urgency.page') },
                { value: 'ticket', label: t('objectives.urgency.ticket') },
              ]}
              error={faults.at(`/rules/${index}/urgency`)}
              onChange={(urgency) => setRule(index, { urgency })}
            />
            {(draft.rules?.length ?? 0) > 1 && (
              <Button variant="plain" icon={<CloseIcon />} aria-label={t('objectives.rule.remove', { n: index + 1 })} onClick={() => change({ rules: (draft.rules ?? []).filter((each) => each !== rule) })} />
            )}
          </div>
        ))}
        {draft.rules !== null && draft.rules.length < 6 && (
          <Button variant="link" isInline icon={<PlusIcon />} onClick={() => change({ rules: [...(draft.rules ?? []), emptyRule()] })}>
            {t('objectives.rule.add')}
          </Button>
        )}
      </fieldset>
    </Dialog>
  );
}
