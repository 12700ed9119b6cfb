import { Button, Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { CalendarJson, SlaDefinition } from '../api/types';
import { useTitle } from '../app/title';
import { useToasts } from '../app/toasts';
import { focusFirstError, TextField } from '../components/form';
import { BackIcon } from '../components/icons';
import { ErrorState, Forbidden, Loading } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { useDirectory } from '../session/directory';
import { useHasRole, useSession } from '../session/session';
import { personOf, versionsQuery, type Kind } from './api';
import { ApplyDialog } from './ApplyDialog';
import { warningText } from './calendarDraft';
import { FaultList } from './fields';
import { History } from './History';
import { PreviewDialog } from './PreviewDialog';
import { SaveConflict } from './SaveConflict';
import { useEditor, type Editor, type EditorOptions } from './useEditor';

interface EditorPageProps<D extends object> {
  kind: Kind;
  start: EditorOptions<D>['start'];
  json: EditorOptions<D>['json'];
  fields: (editor: Editor<D>) => ReactNode;
  /** What else can be done with it, beside its history. */
  actions?: (editor: Editor<D>) => ReactNode;
  /** The id to begin a new one with. */
  newId?: string;
  /** Calendars that a new one names and that are saved with it. */
  needs?: Readonly<Record<string, CalendarJson>>;
}

/** Whether a calendar or policy can have an id. */
export function goodId(id: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,63}$/.test(id.trim());
}

/** A calendar or policy: the latest version in a form, and what can be done with it. */
export function EditorPage<D extends object>(props: EditorPageProps<D>) {
  const { id } = useParams();
  const { t } = useI18n();
  const { user } = useSession();
  const edits = useHasRole('supervisor', 'admin');
  useTitle(id === undefined ? t(`levels.${props.kind}.new`) : t(`levels.${props.kind}.one`, { id }));
  const versions = useQuery({ ...versionsQuery(props.kind, id ?? ''), enabled: id !== undefined, staleTime: 0 });
  if (id === undefined) return edits ? <Desk {...props} key="new" latest={null} /> : <Forbidden roles={user.roles} />;
  // What the cache holds from an earlier visit may be old, and a form must begin with the latest.
  if (versions.isFetchedAfterMount && versions.data?.[0] !== undefined) return <Desk {...props} key={id} latest={versions.data[0]} />;
  if (versions.isError && !versions.isFetching) return <ErrorState headingLevel="h1" error={versions.error} onRetry={() => void versions.refetch()} />;
  return <Loading lines={10} />;
}

function Desk<D extends object>({ kind, latest, start, json, fields, actions, newId, needs }: EditorPageProps<D> & { latest: SlaDefinition | null }) {
  const { t, f } = useI18n();
  const { nameOf } = useDirectory();
  const { say } = useToasts();
  const navigate = useNavigate();
  const edits = useHasRole('supervisor', 'admin');
  const previews = useHasRole('supervisor', 'admin', 'ops');
  const [id, setId] = useState(latest?.id ?? newId ?? '');
  const [named, setNamed] = useState(true);
  const [shown, setShown] = useState<'history' | 'preview' | 'apply' | null>(null);
  const [previewed, setPreviewed] = useState<unknown>(null);
  const form = useRef<HTMLFormElement>(null);
  const fresh = latest === null;

  const editor = useEditor<D>({
    kind,
    latest,
    start,
    json,
    needs,
    onSaved: (saved) => {
      say(t('levels.saved', { id: saved.id, version: String(saved.version) }));
      if (fresh) void navigate(`/sla/${kind}/${encodeURIComponent(saved.id)}`, { replace: true });
    },
  });
  const { base } = editor;
  const checkId = () => {
    const good = goodId(id);
    setNamed(good);
    return good;
  };
  const submit = () => {
    const good = checkId();
    if (!good) editor.read();
    if (!good || !editor.save(id.trim())) focusFirstError(form.current);
  };
  const preview = () => {
    const good = checkId();
    const document = editor.read();
    if (!good || document === null) return focusFirstError(form.current);
    setPreviewed(document);
    setShown('preview');
    return undefined;
  };

  return (
    <div className="rd-page rd-editor">
      <header className="rd-head">
        <div>
          <Link to={`/sla/${kind}`} className="rd-case__back">
            <BackIcon /> {t(`levels.${kind}`)}
          </Link>
          <h1 className="rd-head__title">{latest === null ? t(`levels.${kind}.new`) : latest.id}</h1>
          {base !== null && (
            <p className="rd-head__lead">
              {t('levels.version', { version: String(base.version) })} · {t('levels.inForce', { time: f.dateTime(base.effectiveFrom) })} ·{' '}
              {t('levels.savedBy', { who: nameOf(personOf(base.savedBy)), time: f.dateTime(base.savedAt) })}
            </p>
          )}
        </div>
        <div className="rd-head__actions">
          {actions?.(editor)}
          {base !== null && (
            <>
              <Button variant="secondary" onClick={() => setShown('history')}>
                {t('levels.history')}
              </Button>
              {edits && (
                <Button variant="secondary" isDisabled={editor.dirty} onClick={() => setShown('apply')}>
                  {t('levels.apply')}
                </Button>
              )}
            </>
          )}
        </div>
      </header>
      {(base?.warnings ?? []).map((warning) => (
        <p key={warning.message} className="rd-warning" role="status">
          {warningText(warning, t)}
        </p>
      ))}
      {!edits && <p className="rd-quiet">{t('levels.readOnly')}</p>}
      <FaultList faults={editor.faults} error={editor.error} />
      <form
        ref={form}
        noValidate
        className="rd-editor__form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          // Enter in one of many fields is no wish to save.
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          if ((event.ctrlKey || event.metaKey) && !editor.busy) submit();
        }}
      >
        <fieldset disabled={!edits} className="rd-bare">
          {base === null && (
            <div className="rd-editor__id">
              <TextField
                id="definition-id"
                label={t('levels.id')}
                required
                help={t('levels.id.help')}
                error={named ? editor.faults.at('path:id') : t('levels.id.malformed')}
                value={id}
                onChange={setId}
              />
            </div>
          )}
          {fields(editor)}
        </fieldset>
        {(edits || previews) && (
          <div className="rd-editor__bar">
            {edits && (
              <Button type="submit" isLoading={editor.busy} isDisabled={editor.busy || (!editor.dirty && base !== null)}>
                {base === null ? t('action.create') : t('levels.save', { version: String((base?.version ?? 0) + 1) })}
              </Button>
            )}
            {/* What names a calendar that is not there yet cannot be counted with. */}
            <Button variant="secondary" isDisabled={base === null && needs !== undefined && Object.keys(needs).length > 0} onClick={preview}>
              {t('levels.preview')}
            </Button>
            <span className="rd-quiet rd-small">
              {editor.dirty && !fresh && (
                <Label isCompact color="orange">
                  {t('levels.dirty')}
                </Label>
              )}{' '}
              {t('levels.save.note')}
            </span>
          </div>
        )}
      </form>
      {shown === 'history' && base !== null && (
        <History
          kind={kind}
          id={base.id}
          onClose={() => setShown(null)}
          onLoad={
            edits
              ? (version) => {
                  editor.load(version);
                  setShown(null);
                  say(t('levels.history.loaded', { version: String(version.version) }));
                }
              : undefined
          }
        />
      )}
      {shown === 'preview' && <PreviewDialog kind={kind} id={id.trim()} json={previewed} onClose={() => setShown(null)} />}
      {shown === 'apply' && base !== null && <ApplyDialog kind={kind} version={base} onClose={() => setShown(null)} />}
      {editor.theirs !== null && (
        <SaveConflict base={base} theirs={editor.theirs} mine={json(editor.draft).json} onKeep={editor.keepMine} onTake={editor.takeTheirs} />
      )}
    </div>
  );
}
