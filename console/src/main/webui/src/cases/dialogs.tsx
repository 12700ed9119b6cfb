import { FormSelect, FormSelectOption, TextArea } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import type { AssignRequest, CaseDetail, ClassifyRequest, ResolveRequest } from '../api/types';
import { Dialog } from '../components/Dialog';
import { Field, TextField } from '../components/form';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useFacet } from '../queue/facets';
import type { Directory } from '../session/directory';
import { keepDraft, readDraft } from './drafts';

interface ActionDialogProps<T> {
  value: CaseDetail;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onSubmit: (body: T) => void;
}

const OUTCOMES = ['upheld', 'partly-upheld', 'rejected', 'no-fault'];
const REDRESS_KINDS = ['apology', 'refund', 'voucher', 'replacement', 'repair'];
const WITH_AMOUNT = new Set(['refund', 'voucher']);

/** Asks for outcome, root cause, redress and, if wanted, the answer to the customer. */
export function ResolveDialog({ value, busy, error, onClose, onSubmit, answer }: ActionDialogProps<ResolveRequest> & { answer: string }) {
  const { t } = useI18n();
  const [outcome, setOutcome] = useState(value.outcome ?? '');
  const [rootCause, setRootCause] = useState(value.rootCause ?? '');
  const [kind, setKind] = useState('');
  const [amount, setAmount] = useState('');
  const [currency, setCurrency] = useState('EUR');
  const [text, setText] = useState(() => answer || readDraft(value.id, 'resolve'));
  const [checked, setChecked] = useState(false);
  useEffect(() => keepDraft(value.id, 'resolve', text), [value.id, text]);

  const paid = WITH_AMOUNT.has(kind);
  const number = Number(amount.replace(',', '.'));
  const amountWrong = paid && amount !== '' && !(number > 0);
  const amountMissing = paid && amount === '';
  const submit = () => {
    setChecked(true);
    if (outcome.trim() === '' || amountWrong || amountMissing) return false;
    onSubmit({
      outcome: outcome.trim(),
      ...(rootCause.trim() === '' ? {} : { rootCause: rootCause.trim() }),
      ...(kind === '' ? {} : { redress: paid ? { kind, amount: number, currency: currency.trim().toUpperCase() } : { kind } }),
      ...(text.trim() === '' ? {} : { text }),
    });
    return true;
  };
  return (
    <Dialog title={t('resolve.title', { number: value.number })} submit={t('do.resolve')} busy={busy} error={error} onClose={onClose} onSubmit={submit} size="medium">
      <div className="rd-form-columns">
        <TextField
          id="resolve-outcome"
          label={t('resolve.outcome')}
          required
          help={t('resolve.outcome.help')}
          error={checked && outcome.trim() === '' ? t('resolve.outcome.required') : null}
          value={outcome}
          onChange={setOutcome}
          suggestions={OUTCOMES}
        />
        <TextField id="resolve-cause" label={t('resolve.rootCause')} help={t('resolve.rootCause.help')} value={rootCause} onChange={setRootCause} />
      </div>
      <div className="rd-form-columns">
        <Field id="resolve-redress" label={t('resolve.redress')}>
          {(described) => (
            <FormSelect id="resolve-redress" value={kind} onChange={(_, next) => setKind(next)} {...described}>
              <FormSelectOption value="" label={t('resolve.redress.none')} />
              {REDRESS_KINDS.map((code) => (
                <FormSelectOption key={code} value={code} label={words(t, 'redress', code)} />
              ))}
            </FormSelect>
          )}
        </Field>
        {paid && (
          <>
            <TextField
              id="resolve-amount"
              label={t('resolve.amount')}
              required
              inputMode="decimal"
              value={amount}
              onChange={setAmount}
              error={amountWrong || (checked && amountMissing) ? t('resolve.amount.invalid') : null}
            />
            <TextField id="resolve-currency" label={t('resolve.currency')} required value={currency} onChange={setCurrency} suggestions={['EUR', 'USD', 'GBP', 'CHF']} />
          </>
        )}
      </div>
      <Field id="resolve-text" label={t('resolve.text')} help={t('resolve.text.help')}>
        {({ validated, ...described }) => (
          <TextArea
            id="resolve-text"
            rows={5}
            resizeOrientation="vertical"
            value={text}
            onChange={(_, next) => setText(next)}
            validated={validated}
            {...described}
          />
        )}
      </Field>
    </Dialog>
  );
}

/** Asks for the reason of reopening or withdrawing. */
export function ReasonDialog({ value, busy, error, onClose, onSubmit, action }: ActionDialogProps<{ reason: string }> & { action: 'reopen' | 'withdraw' }) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const submit = () => {
    setChecked(true);
    if (reason.trim() === '') return false;
    onSubmit({ reason: reason.trim() });
    return true;
  };
  return (
    <Dialog
      title={t(`reason.${action}.title`, { number: value.number })}
      lead={t(`reason.${action}.help`)}
      submit={t(`do.${action}`)}
      danger={action === 'withdraw'}
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        id="reason"
        label={t('reason.label')}
        required
        value={reason}
        onChange={setReason}
        error={checked && reason.trim() === '' ? t('reason.required') : null}
      />
    </Dialog>
  );
}

/** Hands the case to a person, a team, or both. */
export function AssignDialog({ value, busy, error, onClose, onSubmit, directory }: ActionDialogProps<AssignRequest> & { directory: Directory }) {
  const { t } = useI18n();
  const [assignee, setAssignee] = useState(value.assignee ?? '');
  const [team, setTeam] = useState(value.team ?? '');
  const facets = useFacet('team', true);
  const teams = [...new Set([...directory.teams, ...facets])];
  const known = directory.people.some((entry) => entry.id === value.assignee);
  const submit = () => {
    const body: AssignRequest = {};
    // A case can change hands, but once it has an owner it is never without one.
    if (assignee !== '' && assignee !== (value.assignee ?? '')) body.assignee = assignee;
    if (team.trim() !== '' && team.trim() !== (value.team ?? '')) body.team = team.trim();
    if (Object.keys(body).length === 0) onClose();
    else onSubmit(body);
    return true;
  };
  return (
    <Dialog title={t('assign.title', { number: value.number })} submit={t('do.assign')} busy={busy} error={error} onClose={onClose} onSubmit={submit}>
      <Field id="assign-person" label={t('assign.person')}>
        {(described) => (
          <FormSelect id="assign-person" value={assignee} onChange={(_, next) => setAssignee(next)} {...described}>
            <FormSelectOption value="" label={t('assign.nobody')} isDisabled={value.assignee != null && value.assignee !== ''} />
            {!known && value.assignee != null && value.assignee !== '' && <FormSelectOption value={value.assignee} label={directory.nameOf(value.assignee)} />}
            {directory.people.map((entry) => (
              <FormSelectOption
                key={entry.id}
                value={entry.id}
                label={[entry.displayName || entry.username || entry.id, entry.team].filter(Boolean).join(' · ')}
              />
            ))}
          </FormSelect>
        )}
      </Field>
      <TextField id="assign-team" label={t('assign.team')} value={team} onChange={setTeam} suggestions={teams} />
    </Dialog>
  );
}

const CLASSIFIED = ['priority', 'category', 'product', 'channel', 'brand', 'region'] as const;

/** Changes the dimensions a case is counted by. */
export function ClassifyDialog({ value, busy, error, onClose, onSubmit }: ActionDialogProps<ClassifyRequest>) {
  const { t } = useI18n();
  const [values, setValues] = useState(() => Object.fromEntries(CLASSIFIED.map((field) => [field, value[field] ?? ''])));
  const submit = () => {
    const body: ClassifyRequest = {};
    for (const field of CLASSIFIED) {
      const next = values[field]?.trim() ?? '';
      if (next !== '' && next !== (value[field] ?? '')) body[field] = next;
    }
    if (Object.keys(body).length === 0) onClose();
    else onSubmit(body);
    return true;
  };
  return (
    <Dialog title={t('classify.title', { number: value.number })} submit={t('action.save')} busy={busy} error={error} onClose={onClose} onSubmit={submit} size="medium">
      <div className="rd-form-columns">
        {CLASSIFIED.map((field) => (
          <DimensionField key={field} field={field} value={values[field] ?? ''} onChange={(next) => setValues((all) => ({ ...all, [field]: next }))} />
        ))}
      </div>
    </Dialog>
  );
}

function DimensionField({ field, value, onChange }: { field: (typeof CLASSIFIED)[number]; value: string; onChange: (value: string) => void }) {
  const { t } = useI18n();
  const known = useFacet(field, true);
  return <TextField id={`dim-${field}`} label={t(`dim.${field}`)} value={value} onChange={onChange} suggestions={known} />;
}
