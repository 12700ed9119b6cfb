import type { FieldProblem } from '../api/problem';
import type { ClockJson, TargetJson } from '../api/types';
import type { Translate } from '../i18n/messages';
import { instantOf } from '../sla/wall';
import { nextKey } from './calendarDraft';
import { durationOf, isTimeUnit, typedDuration } from './target';

/** A rule as it is stored: the first whose conditions all hold gives its clocks. */
export interface RuleJson {
  name: string;
  match: Record<string, string[]>;
  clocks: ClockJson[];
}

/** A policy as it is stored. */
export interface PolicyJson {
  rules?: RuleJson[];
  default?: { clocks: ClockJson[] };
  position?: number;
  active?: boolean;
  zone?: string;
  effectiveFrom?: string;
  /** The pack it was made from, of which version, and for which kind of complaint: explanations name its rules by it. */
  pack?: string;
  packVersion?: string;
  variant?: string;
}

export const ATTRIBUTES = ['channel', 'category', 'product', 'brand', 'region', 'priority', 'severity', 'team', 'source', 'customerTier', 'jurisdiction'] as const;
export const KINDS = ['acknowledgement', 'first-response', 'next-response', 'resolution', 'regulatory'] as const;

/** Custom fields are asked for by their name behind this. */
export const CUSTOM = 'fields.';

export interface ConditionDraft {
  key: number;
  attribute: string;
  /** Whether it is a custom field whose name is typed, because no case carries it yet. */
  typed: boolean;
  /** Separated by commas. */
  values: string;
}

/** A clock as it is typed; what is empty is left to the kind of the clock. */
export interface ClockDraft {
  key: number;
  raw: Partial<ClockJson>;
  clock: string;
  unit: string;
  amount: string;
  cutOff: string;
  receivedBy: string;
  moves: boolean;
  calendar: string;
  warnings: string;
  pausedBy: '' | 'always' | 'never' | 'states';
  states: string;
  reopen: string;
  kind: string;
  startedBy: string;
  stoppedBy: string;
  cancelledBy: string;
  /** "holding-reply: final-35", separated by commas. */
  replacedBy: string;
  exemptIf: string;
}

export interface RuleDraft {
  key: number;
  raw: Partial<RuleJson>;
  name: string;
  conditions: readonly ConditionDraft[];
  clocks: readonly ClockDraft[];
}

export interface PolicyDraft {
  raw: PolicyJson;
  position: string;
  active: boolean;
  zone: string;
  effective: string;
  rules: readonly RuleDraft[];
  /** What holds if no rule matches; null: the next policy is tried. */
  otherwise: readonly ClockDraft[] | null;
}

export function emptyClock(clock = ''): ClockDraft {
  return {
    key: nextKey(), raw: {}, clock, unit: 'business-time', amount: '', cutOff: 'end-of-day', receivedBy: '', moves: false, calendar: '', warnings: '', pausedBy: '', states: '',
    reopen: '', kind: '', startedBy: '', stoppedBy: '', cancelledBy: '', replacedBy: '', exemptIf: '',
  };
}

export function emptyRule(): RuleDraft {
  return { key: nextKey(), raw: {}, name: '', conditions: [emptyCondition()], clocks: [emptyClock('resolution')] };
}

export function emptyCondition(): ConditionDraft {
  return { key: nextKey(), attribute: 'priority', typed: false, values: '' };
}

export function newPolicy(zone: string): PolicyDraft {
  return { raw: {}, position: '100', active: true, zone, effective: '', rules: [], otherwise: [emptyClock('acknowledgement'), emptyClock('resolution')] };
}

const listed = (values: readonly string[] | null | undefined) => (values ?? []).join(', ');
const list = (typed: string) =>
  (typed.includes(';') ? typed.split(';') : typed.split(',')).map((each) => each.trim()).filter((each) => each !== '');

export function clockDraft(json: ClockJson): ClockDraft {
  const { target, pausedBy } = json;
  const timed = target != null && isTimeUnit(target.unit);
  return {
    ...emptyClock(json.clock),
    raw: json,
    unit: target?.unit ?? '',
    amount: target == null ? '' : timed ? typedDuration(target.duration ?? '') : String(target.quantity ?? ''),
    cutOff: target?.cutOff ?? 'end-of-day',
    receivedBy: target?.receivedBy ?? '',
    moves: target?.moveToWorkingDay === true,
    calendar: json.calendar ?? '',
    warnings: listed(json.warnings?.map(String)),
    pausedBy: pausedBy === true ? 'always' : pausedBy === false ? 'never' : Array.isArray(pausedBy) ? 'states' : '',
    states: Array.isArray(pausedBy) ? listed(pausedBy as string[]) : '',
    reopen: json.reopen ?? '',
    kind: json.kind ?? '',
    startedBy: listed(json.startedBy),
    stoppedBy: listed(json.stoppedBy),
    cancelledBy: listed(json.cancelledBy),
    replacedBy: (json.replacedBy ?? []).map((each) => `${each.event}: ${each.clock}`).join(', '),
    exemptIf: json.exemptIf ?? '',
  };
}

export function policyDraft(json: PolicyJson): PolicyDraft {
  return {
    raw: json,
    position: json.position === undefined ? '' : String(json.position),
    active: json.active !== false,
    zone: json.zone ?? '',
    effective: '',
    rules: (json.rules ?? []).map((rule) => ({
      key: nextKey(),
      raw: rule,
      name: rule.name,
      conditions: Object.entries(rule.match).map(([attribute, values]) => ({
        key: nextKey(),
        attribute,
        typed: false,
        values: values.some((value) => value.includes(',')) ? `${values.join('; ')}${values.length === 1 ? ';' : ''}` : values.join(', '),
      })),
      clocks: rule.clocks.map(clockDraft),
    })),
    otherwise: json.default === undefined ? null : json.default.clocks.map(clockDraft),
  };
}

const FIELD_NAME = /^[\w-]{1,40}$/;

/** The names of the custom fields that a policy asks for. */
export function fieldsOf(policy: PolicyJson): string[] {
  return (policy.rules ?? []).flatMap((rule) => Object.keys(rule.match)).filter((name) => name.startsWith(CUSTOM)).map((name) => name.slice(CUSTOM.length));
}

type Fault = (pointer: string, message: string) => void;

function targetJson(draft: ClockDraft, at: string, fault: Fault, t: Translate): TargetJson | undefined {
  const { unit } = draft;
  if (unit === '') return undefined;
  const raw: TargetJson = draft.raw.target ?? { unit };
  const { cutOff: _c, receivedBy: _r, moveToWorkingDay: _m, duration: _d, quantity: _q, unit: _u, ...kept } = raw;
  if (isTimeUnit(unit)) {
    const duration = durationOf(draft.amount);
    if (duration === null) fault(`${at}/target/duration`, t('policy.amount.time'));
    return { ...kept, unit, duration: duration ?? '' };
  }
  if (!/^[1-9]\d*$/.test(draft.amount.trim())) fault(`${at}/target/quantity`, t('policy.amount.days'));
  return {
    ...kept,
    unit,
    quantity: Number(draft.amount),
    ...(draft.cutOff === '' || draft.cutOff === 'end-of-day' ? {} : { cutOff: draft.cutOff }),
    ...(draft.receivedBy.trim() === '' ? {} : { receivedBy: draft.receivedBy.trim() }),
    ...(draft.moves ? { moveToWorkingDay: true } : {}),
  };
}

export function clockJson(draft: ClockDraft, at: string, fault: Fault, t: Translate): ClockJson {
  const json: ClockJson = { ...draft.raw, clock: draft.clock.trim() };
  if (json.clock === '') fault(`${at}/clock`, t('policy.clock.required'));
  const target = targetJson(draft, at, fault, t);
  if (target === undefined) delete json.target;
  else json.target = target;
  const text = (name: 'calendar' | 'reopen' | 'kind' | 'exemptIf', value: string) => {
    if (value.trim() === '') delete json[name];
    else json[name] = value.trim();
  };
  text('calendar', draft.calendar);
  text('reopen', draft.reopen);
  text('kind', draft.kind);
  text('exemptIf', draft.exemptIf);
  const names = (name: 'startedBy' | 'stoppedBy' | 'cancelledBy', value: string) => {
    if (list(value).length === 0 && draft.raw[name]?.length !== 0) delete json[name];
    else json[name] = list(value);
  };
  names('startedBy', draft.startedBy);
  names('stoppedBy', draft.stoppedBy);
  names('cancelledBy', draft.cancelledBy);
  const shares = list(draft.warnings.replaceAll('%', ''));
  if (shares.length === 0) delete json.warnings;
  else {
    json.warnings = shares.map(Number);
    if (shares.some((share) => !/^[1-9]\d?$/.test(share))) fault(`${at}/warnings`, t('policy.warnings.malformed'));
  }
  if (draft.pausedBy === '') delete json.pausedBy;
  else json.pausedBy = draft.pausedBy === 'states' ? list(draft.states) : draft.pausedBy === 'always';
  const pairs = list(draft.replacedBy).map((each) => each.split(/\s*(?::|→|->)\s*/));
  if (pairs.length === 0) delete json.replacedBy;
  else {
    json.replacedBy = pairs.map(([event = '', clock = '']) => ({ event, clock }));
    if (pairs.some((pair) => pair.length !== 2 || pair.includes(''))) fault(`${at}/replacedBy`, t('policy.replacedBy.malformed'));
  }
  return json;
}

/** The policy as it is sent, and what is wrong with it already here. */
export function policyJson(draft: PolicyDraft, t: Translate): { json: PolicyJson; faults: FieldProblem[] } {
  const faults: FieldProblem[] = [];
  const fault: Fault = (pointer, message) => void faults.push({ pointer, code: 'here', message });
  const { effectiveFrom: _e, default: _d, rules: _r, position: _p, active: _a, zone: _z, ...kept } = draft.raw;
  const json: PolicyJson = { ...kept };
  if (draft.position.trim() !== '') {
    json.position = Number(draft.position);
    if (!/^\d+$/.test(draft.position.trim())) fault('/position', t('policy.position.malformed'));
  }
  if (!draft.active) json.active = false;
  if (draft.zone.trim() !== '') json.zone = draft.zone.trim();
  if (draft.effective !== '') {
    const from = instantOf(draft.effective, json.zone ?? 'UTC');
    if (from === null) fault('/effectiveFrom', t('levels.effective.malformed'));
    else json.effectiveFrom = from;
  }
  if (draft.rules.length > 0) {
    json.rules = draft.rules.map((rule, index) => {
      const at = `/rules/${index}`;
      if (rule.name.trim() === '') fault(`${at}/name`, t('policy.name.required'));
      if (rule.conditions.length === 0) fault(`${at}/match`, t('policy.match.required'));
      const match: Record<string, string[]> = {};
      for (const condition of rule.conditions) {
        const values = list(condition.values);
        if (condition.attribute.startsWith(CUSTOM) && !FIELD_NAME.test(condition.attribute.slice(CUSTOM.length))) fault(`${at}/match/${condition.attribute}`, t('policy.field.malformed'));
        else if (values.length === 0) fault(`${at}/match/${condition.attribute}`, t('policy.values.required'));
        match[condition.attribute] = [...(match[condition.attribute] ?? []), ...values];
      }
      if (rule.clocks.length === 0) fault(`${at}/clocks`, t('policy.clocks.required'));
      return { ...rule.raw, name: rule.name.trim(), match, clocks: rule.clocks.map((clock, place) => clockJson(clock, `${at}/clocks/${place}`, fault, t)) };
    });
  }
  if (draft.otherwise !== null) {
    if (draft.otherwise.length === 0) fault('/default/clocks', t('policy.clocks.required'));
    json.default = { clocks: draft.otherwise.map((clock, place) => clockJson(clock, `/default/clocks/${place}`, fault, t)) };
  }
  if (json.rules === undefined && json.default === undefined) fault('/rules', t('policy.rules.required'));
  return { json, faults };
}

/** The element moved by one place; the same list where that is not possible. */
export function moved<T>(all: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const to = index + by;
  if (to < 0 || to >= all.length) return all;
  const next = [...all];
  const [element] = next.splice(index, 1);
  if (element !== undefined) next.splice(to, 0, element);
  return next;
}
