import { Button, Checkbox } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router';
import { serverClock } from '../api/serverClock';
import { TextField } from '../components/form';
import { PlusIcon } from '../components/icons';
import { useI18n } from '../i18n/I18nProvider';
import { localTime } from '../sla/wall';
import { definitionsQuery, fieldsQuery, packQuery, policyOf } from './api';
import { EffectiveField } from './CalendarEditor';
import { ClockList } from './ClockFields';
import { EditorPage } from './EditorPage';
import { fieldId } from './faults';
import { emptyClock, emptyCondition, emptyRule, fieldsOf, moved, newPolicy, policyDraft, policyJson, type PolicyDraft, type PolicyJson, type RuleDraft } from './policyDraft';
import { PackOrigin } from './PackOrigin';
import { marksOf, type Installed } from './packPolicy';
import { RuleFields } from './RuleFields';
import type { Editor } from './useEditor';
import { ownZone, useZones } from './zones';

/** What is promised to whom: ordered rules, each with its clocks. */
export function PolicyEditor() {
  const { t } = useI18n();
  const { id } = useParams();
  const { state } = useLocation() as { state: Installed | null };
  const install = id === undefined ? state : null;
  const pending = Object.keys(install?.calendars ?? {});
  return (
    <EditorPage<PolicyDraft>
      kind="policies"
      start={(json) => (json === null ? newDraft(install) : policyDraft(json as PolicyJson))}
      json={(draft) => policyJson(draft, t)}
      fields={(editor) => <Fields editor={editor} pending={editor.base === null ? pending : []} />}
      {...(install === null ? {} : { newId: install.id, needs: install.calendars })}
    />
  );
}

/** A new policy: empty, or what a pack brings. */
function newDraft(install: Installed | null): PolicyDraft {
  if (install === null) return newPolicy(ownZone());
  const draft = policyDraft(install.policy);
  const { effectiveFrom, zone = 'UTC' } = install.policy;
  const future = effectiveFrom !== undefined && Date.parse(effectiveFrom) > serverClock.now();
  return {
    ...draft,
    effective: future ? localTime(effectiveFrom, zone) : '',
    rules: draft.rules.map((rule) => (rule.conditions.length > 0 ? rule : { ...rule, conditions: [emptyCondition()] })),
  };
}

function Fields({ editor, pending }: { editor: Editor<PolicyDraft>; pending: readonly string[] }) {
  const { t } = useI18n();
  const { draft, change, faults } = editor;
  const zones = useZones();
  const calendars = (useQuery(definitionsQuery('calendars')).data ?? []).map((each) => each.id);
  const setRule = (index: number, rule: Partial<RuleDraft>) => change({ rules: draft.rules.map((each, place) => (place === index ? { ...each, ...rule } : each)) });
  const policies = useQuery(definitionsQuery('policies')).data ?? [];
  const seen = useQuery(fieldsQuery).data ?? [];
  const fields = [...new Set([...seen, ...policies.flatMap((each) => fieldsOf(policyOf(each)))])].toSorted();
  const pack = useQuery({ ...packQuery(draft.raw.pack ?? ''), enabled: draft.raw.pack !== undefined }).data;
  const ruleProps = { faults, calendars: [...new Set([...calendars, ...pending])], marks: marksOf(pack, draft.raw.variant) };
  return (
    <>
      <PackOrigin policy={draft.raw} pack={pack} pending={pending} />
      <section aria-labelledby="policy-general">
        <h2 id="policy-general" className="rd-section">
          {t('policy.general')}
        </h2>
        <div className="rd-form-columns">
          <TextField
            id={fieldId('/position')}
            label={t('policy.position')}
            help={t('policy.position.help')}
            error={faults.at('/position')}
            value={draft.position}
            onChange={(position) => change({ position })}
          />
          <TextField
            id={fieldId('/zone')}
            label={t('policy.zone')}
            help={t('policy.zone.help')}
            error={faults.at('/zone')}
            value={draft.zone}
            suggestions={zones}
            onChange={(zone) => change({ zone })}
          />
          <EffectiveField pointer="/effectiveFrom" zone={draft.zone} value={draft.effective} error={faults.at('/effectiveFrom')} onChange={(effective) => change({ effective })} />
        </div>
        <Checkbox id={fieldId('/active')} label={t('policy.active')} description={t('policy.active.help')} isChecked={draft.active} onChange={(_, active) => change({ active })} />
      </section>
      <section aria-labelledby="policy-rules">
        <h2 id="policy-rules" className="rd-section">
          {t('policy.rules')}
        </h2>
        <p className="rd-quiet rd-small" id={fieldId('/rules')} tabIndex={-1}>
          {t('policy.rules.help')}
        </p>
        <ol className="rd-rules">
          {draft.rules.map((rule, index) => (
            <RuleFields
              key={rule.key}
              {...ruleProps}
              fields={fields}
              rule={rule}
              index={index}
              count={draft.rules.length}
              onChange={(next) => setRule(index, next)}
              onMove={(by) => change({ rules: moved(draft.rules, index, by) })}
              onRemove={() => change({ rules: draft.rules.filter((each) => each !== rule) })}
            />
          ))}
        </ol>
        <Button variant="secondary" icon={<PlusIcon />} onClick={() => change({ rules: [...draft.rules, emptyRule()] })}>
          {t('policy.rule.add')}
        </Button>
      </section>
      <section aria-labelledby="policy-default">
        <h2 id="policy-default" className="rd-section">
          {t('policy.default')}
        </h2>
        <Checkbox
          id="policy-has-default"
          label={t('policy.default.has')}
          description={t('policy.default.help')}
          isChecked={draft.otherwise !== null}
          onChange={(_, has) => change({ otherwise: has ? [emptyClock('resolution')] : null })}
        />
        {draft.otherwise !== null && <ClockList {...ruleProps} at="/default/clocks" name={t('policy.default')} clocks={draft.otherwise} onChange={(otherwise) => change({ otherwise })} />}
      </section>
    </>
  );
}
