import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from '@patternfly/react-core';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { AssignRequest, CaseDetail, MergeRequest } from '../api/types';
import { useTitle } from '../app/title';
import { useToasts } from '../app/toasts';
import { BackIcon } from '../components/icons';
import { StatusLabel } from '../components/labels';
import { ErrorNotice, ErrorState, Loading } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useActions } from '../keyboard/KeyboardProvider';
import { useChanges } from '../live/LiveProvider';
import { lastOrder, neighbours, rememberVisit } from '../queue/order';
import { useDirectory } from '../session/directory';
import { useHasRole, useSession } from '../session/session';
import { serverClock } from '../api/serverClock';
import { SlaChip } from '../sla/SlaChip';
import { byUrgency } from '../sla/timeLeft';
import { ActionBar } from './ActionBar';
import { caseKeys, caseQuery, feedbackQuery, timelineQuery, type Action, type Command, type ReadCase } from './api';
import { CaseLink } from './CaseLink';
import { Composer, type ComposerKind } from './Composer';
import { ConflictDialog } from './ConflictDialog';
import { AssignDialog, ClassifyDialog, ReasonDialog, ResolveDialog } from './dialogs';
import { keepDraft } from './drafts';
import { Facts } from './Facts';
import { Timeline } from './Timeline';
import { useCommand } from './useCommand';

const EraseDialog = lazy(() => import('./EraseDialog').then((module) => ({ default: module.EraseDialog })));
const MergeDialog = lazy(() => import('./MergeDialog').then((module) => ({ default: module.MergeDialog })));
const WhyDialog = lazy(() => import('./WhyDialog').then((module) => ({ default: module.WhyDialog })));

/** One case, by the address. */
export function CasePage() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const found = useQuery(caseQuery(id));
  useTitle(t('case.title', { number: found.data?.value.number ?? '…' }));
  useEffect(() => rememberVisit(found.data?.value.id ?? id), [found.data?.value.id, id]);
  if (found.isPending) return <Loading lines={12} />;
  if (found.data === undefined) return <ErrorState headingLevel="h1" error={found.error} onRetry={() => void found.refetch()} />;
  return <CaseDesk key={found.data.value.id} id={id} read={found.data} />;
}

type Asking = { dialog: 'resolve'; answer: string } | { dialog: 'assign' | 'classify' | 'reopen' | 'merge' | 'withdraw' | 'erase' } | null;

/** A case with everything that can be done to it. */
function CaseDesk({ id, read }: { id: string; read: ReadCase }) {
  const { t, f } = useI18n();
  const { value } = read;
  const { user } = useSession();
  const works = useHasRole('agent', 'supervisor', 'admin');
  const erases = useHasRole('supervisor', 'admin') && value.erasedAt == null;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const directory = useDirectory();
  const { say } = useToasts();
  const timeline = useQuery(timelineQuery(id));
  const sheets = useQuery(feedbackQuery(value.id));
  const commands = useCommand(id);
  const [asking, setAsking] = useState<Asking>(null);
  const [why, setWhy] = useState<{ clock: string; run: number } | null>(null);
  const [kind, setKind] = useState<ComposerKind>('reply');
  const editor = useRef<HTMLTextAreaElement>(null);
  const seenAtFirstKey = useRef<ReadCase | null>(null);
  const askedAt = useRef<ReadCase>(read);

  useChanges((changes) => {
    const version = changes.cases.get(value.id);
    if (version !== undefined && version > value.version) {
      void queries.invalidateQueries({ queryKey: caseKeys.detail(id) });
      void queries.invalidateQueries({ queryKey: caseKeys.timeline(id) });
      void queries.invalidateQueries({ queryKey: caseKeys.explained(value.id) });
    }
    if (changes.feedback) void queries.invalidateQueries({ queryKey: caseKeys.feedback(value.id) });
  });

  const may = useCallback((action: Action) => works && (value.allowed ?? []).includes(action), [works, value.allowed]);

  const ownerOf = (body: AssignRequest) => [body.assignee == null ? '' : directory.nameOf(body.assignee), body.team].filter(Boolean).join(', ') || t('assign.nobody');
  const doneText = (command: Command) => {
    if (command.action === 'assign') return t('done.assign', { who: ownerOf(command.body) });
    // Of a merge that was sent again after a conflict, the page names the other case.
    return command.action === 'merge' ? t('status.merged') : t(`done.${command.action}`);
  };
  const run = async (command: Command, seen: ReadCase, undo?: () => void): Promise<boolean> => {
    const taken = await commands.run({ command, seen });
    if (taken) {
      say(doneText(command), undo);
      setAsking(null);
    }
    return taken;
  };
  const merge = async (body: MergeRequest, survivor: CaseDetail) => {
    if (!(await commands.run({ command: { action: 'merge', body }, seen: askedAt.current }))) return;
    say(t('done.merge', { number: survivor.number }), () => void run({ action: 'reopen', body: { reason: t('merge.undone') } }, current()));
    setAsking(null);
  };
  const current = () => queries.getQueryData<ReadCase>(caseKeys.detail(id)) ?? read;
  const assign = (body: AssignRequest) => {
    const before = { assignee: value.assignee, team: value.team };
    const undo =
      before.assignee == null && before.team == null
        ? undefined
        : () =>
            void run(
              { action: 'assign', body: { ...(before.assignee == null ? {} : { assignee: before.assignee }), ...(before.team == null ? {} : { team: before.team }) } },
              current(),
            );
    void run({ action: 'assign', body }, read, undo);
  };
  const now = {
    claim: () => assign({ assignee: user.id }),
    wait: () => void run({ action: 'wait' }, read, () => void run({ action: 'resume' }, current())),
    resume: () => void run({ action: 'resume' }, read, () => void run({ action: 'wait' }, current())),
    acknowledge: () => void run({ action: 'acknowledge' }, read),
    close: () => void run({ action: 'close' }, read),
  };
  const ask = (next: Exclude<Asking, null>) => {
    askedAt.current = read;
    commands.clearError();
    setAsking(next);
  };
  const write = (next: ComposerKind) => {
    setKind(next);
    requestAnimationFrame(() => {
      editor.current?.focus();
      editor.current?.scrollIntoView({ block: 'nearest' });
    });
  };
  const go = (to: string | null) => {
    if (to !== null) void navigate(`/cases/${to}`);
  };
  const back = `/queue${lastOrder().search === '' ? '' : `?${lastOrder().search}`}`;
  const { previous, next } = neighbours(value.id);
  const mine = value.assignee === user.id;

  const clocks = byUrgency(value.clocks ?? [], serverClock.now());
  const first = clocks[0];

  useActions({
    'case.back': () => void navigate(back),
    'case.next': next === null ? undefined : () => go(next),
    'case.previous': previous === null ? undefined : () => go(previous),
    'case.reply': may('reply') ? () => write('reply') : undefined,
    'case.note': may('note') ? () => write('note') : undefined,
    'case.claim': may('assign') && !mine ? now.claim : undefined,
    'case.assign': may('assign') ? () => ask({ dialog: 'assign' }) : undefined,
    'case.wait': may('wait') ? now.wait : undefined,
    'case.resume': may('resume') ? now.resume : undefined,
    'case.resolve': may('resolve') ? () => ask({ dialog: 'resolve', answer: '' }) : undefined,
    'case.reopen': may('reopen') ? () => ask({ dialog: 'reopen' }) : undefined,
    'case.close': may('close') ? now.close : undefined,
    'case.merge': may('merge') ? () => ask({ dialog: 'merge' }) : undefined,
    'case.withdraw': may('withdraw') ? () => ask({ dialog: 'withdraw' }) : undefined,
    'case.erase': erases ? () => ask({ dialog: 'erase' }) : undefined,
    'case.classify': may('classify') ? () => ask({ dialog: 'classify' }) : undefined,
    'case.why': first === undefined ? undefined : () => setWhy({ clock: first.clock, run: first.run ?? 1 }),
  });

  const shownKind: ComposerKind = kind === 'reply' && !may('reply') ? 'note' : kind === 'note' && !may('note') ? 'reply' : kind;
  const dialogProps = { value, busy: commands.pending !== null, error: commands.error, onClose: () => setAsking(null) };
  const submit = (command: Command) => void run(command, askedAt.current);

  return (
    <div className="rd-case">
      <header className="rd-case__head">
        <div className="rd-case__crumb">
          <Link to={back} className="rd-case__back">
            <BackIcon /> {t('nav.queue')}
          </Link>
          <span className="rd-number">{value.number}</span>
          <StatusLabel status={value.status} />
          {mine && <span className="rd-mine">{t('queue.me')}</span>}
        </div>
        <h1 className="rd-case__title">
          <bdi>{value.subject || t(value.erasedAt == null ? 'queue.noSubject' : 'erase.erased')}</bdi>
        </h1>
        {clocks.length > 0 && (
          <ul className="rd-case__clocks" aria-label={t('case.clocks')}>
            {clocks.map((clock) => (
              <li key={`${clock.clock} ${clock.run ?? 1}`}>
                <SlaChip reading={clock} named run={clock.run ?? 1} />
                <Button
                  variant="link"
                  className="rd-why__ask"
                  aria-label={t('why.ask.of', { clock: words(t, 'clock', clock.clock) })}
                  onClick={() => setWhy({ clock: clock.clock, run: clock.run ?? 1 })}
                >
                  {t('why.ask')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <ActionBar
          may={may}
          mine={mine}
          pending={commands.pending}
          previous={previous}
          next={next}
          onGo={go}
          onClaim={now.claim}
          onNow={(action) => now[action]()}
          onAsk={(dialog) => ask(dialog === 'resolve' ? { dialog, answer: '' } : { dialog })}
          onErase={erases ? () => ask({ dialog: 'erase' }) : undefined}
        />
        {value.erasedAt != null && <p className="rd-warning">{t('erase.banner', { date: f.date(value.erasedAt) })}</p>}
        {value.mergedInto != null && (
          <p className="rd-warning">
            {t('merge.banner')} <CaseLink id={value.mergedInto} />
          </p>
        )}
        {!works && <p className="rd-quiet">{t('case.readOnly')}</p>}
        {commands.error !== null && asking === null && <ErrorNotice error={commands.error} onClose={commands.clearError} />}
      </header>
      <div className="rd-case__body">
        <div className="rd-case__main">
          {timeline.data !== undefined ? (
            <Timeline timeline={timeline.data} erased={value.erasedAt != null} nameOf={directory.nameOf} />
          ) : timeline.isError ? (
            <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />
          ) : (
            <Loading lines={4} />
          )}
          {(may('reply') || may('note')) && (
            <Composer
              caseId={value.id}
              kind={shownKind}
              onKind={write}
              mayReply={may('reply')}
              mayNote={may('note')}
              mayResolve={may('resolve')}
              busy={commands.pending === 'reply' || commands.pending === 'note'}
              onBegin={() => {
                seenAtFirstKey.current = read;
              }}
              onSend={(what, text) => run({ action: what, body: { text } }, (what === 'reply' && seenAtFirstKey.current) || read)}
              onResolve={(text) => ask({ dialog: 'resolve', answer: text })}
              inputRef={editor}
            />
          )}
        </div>
        <Facts value={value} sheets={sheets.data} nameOf={directory.nameOf} />
      </div>

      {why !== null && (
        <Suspense>
          <WhyDialog caseId={value.id} number={value.number} clock={why.clock} run={why.run} onClose={() => setWhy(null)} />
        </Suspense>
      )}
      {asking?.dialog === 'resolve' && commands.conflict === null && (
        <ResolveDialog
          {...dialogProps}
          answer={asking.answer}
          onSubmit={async (body) => {
            if (await run({ action: 'resolve', body }, askedAt.current)) {
              keepDraft(value.id, 'resolve', '');
              if (asking.answer !== '') keepDraft(value.id, 'reply', '');
            }
          }}
        />
      )}
      {asking?.dialog === 'assign' && commands.conflict === null && <AssignDialog {...dialogProps} directory={directory} onSubmit={assign} />}
      {asking?.dialog === 'classify' && commands.conflict === null && (
        <ClassifyDialog {...dialogProps} onSubmit={(body) => submit({ action: 'classify', body })} />
      )}
      {asking?.dialog === 'reopen' && commands.conflict === null && (
        <ReasonDialog {...dialogProps} action="reopen" onSubmit={(body) => submit({ action: 'reopen', body })} />
      )}
      {asking?.dialog === 'merge' && commands.conflict === null && (
        <Suspense>
          <MergeDialog {...dialogProps} onSubmit={(body, survivor) => void merge(body, survivor)} />
        </Suspense>
      )}
      {asking?.dialog === 'erase' && (
        <Suspense>
          <EraseDialog
            value={value}
            onClose={() => setAsking(null)}
            onDone={(erasure) => {
              say(t(erasure.state === 'done' ? 'done.erase' : 'done.erase.running', { n: String(erasure.cases) }));
              setAsking(null);
            }}
          />
        </Suspense>
      )}
      {asking?.dialog === 'withdraw' && commands.conflict === null && (
        <ReasonDialog {...dialogProps} action="withdraw" onSubmit={(body) => submit({ action: 'withdraw', body })} />
      )}
      {commands.conflict !== null && (
        <ConflictDialog
          conflict={commands.conflict}
          busy={commands.pending !== null}
          nameOf={directory.nameOf}
          onGiveUp={() => {
            askedAt.current = current();
            seenAtFirstKey.current = current();
            commands.giveUp();
          }}
          onAgain={() => {
            const conflict = commands.conflict;
            if (conflict !== null) void run(conflict.command, conflict.now);
          }}
        />
      )}
    </div>
  );
}
