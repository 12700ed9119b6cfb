import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter, Label, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { body, consoleApi, done } from '../api/client';
import { serverClock } from '../api/serverClock';
import type { ApiKey } from '../api/types';
import { useTitle } from '../app/title';
import { useToasts } from '../app/toasts';
import { CheckGroup } from '../components/CheckGroup';
import { CodeBox } from '../components/CodeBox';
import { ConfirmDialog } from '../components/ConfirmDialog';
import { DataTable } from '../components/DataTable';
import { Dialog } from '../components/Dialog';
import { TextField } from '../components/form';
import { KeyIcon, PlusIcon } from '../components/icons';
import { ErrorState, Loading, PageHead } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useHasRole, useSession } from '../session/session';
import { adminKeys, keysQuery, SCOPES } from './api';
import { firstComplaintCurl } from './curl';

/** Keys of other systems: create, list, revoke. */
export function KeysPage() {
  const { t, f } = useI18n();
  useTitle(t('keys.title'));
  const keys = useQuery(keysQuery);
  const [creating, setCreating] = useState(false);
  const [made, setMade] = useState<ApiKey | null>(null);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const admin = useHasRole('admin');
  const now = serverClock.now();
  const rows = (keys.data ?? []).toSorted((a, b) => Number(a.revokedAt != null) - Number(b.revokedAt != null) || a.name.localeCompare(b.name));
  const create = admin && (
    <Button icon={<PlusIcon />} onClick={() => setCreating(true)}>
      {t('keys.create')}
    </Button>
  );
  const when = (iso: string | null | undefined) => (iso == null ? t('keys.never') : <time dateTime={iso} title={f.dateTime(iso)}>{f.ago(iso, now)}</time>);

  return (
    <div className="rd-page">
      <PageHead title={t('keys.title')} lead={t('keys.lead')}>
        {create}
      </PageHead>
      {keys.data === undefined && keys.isError ? (
        <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />
      ) : keys.data === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState titleText={t('keys.empty.title')} headingLevel="h2" icon={KeyIcon}>
          <EmptyStateBody>{t('keys.empty.body')}</EmptyStateBody>
          <EmptyStateFooter>
            <EmptyStateActions>{create}</EmptyStateActions>
          </EmptyStateFooter>
        </EmptyState>
      ) : (
        <DataTable
          label={t('keys.title')}
          rows={rows}
          rowKey={(key) => key.keyId}
          columns={[
            {
              head: t('keys.name'),
              cell: (key) => (
                <>
                  <bdi>{key.name}</bdi>
                  <code className="rd-row__sub">{key.keyId}</code>
                </>
              ),
            },
            {
              head: t('keys.scopes'),
              cell: (key) => (
                <span className="rd-labels">
                  {key.scopes.map((scope) => (
                    <Label key={scope} isCompact>
                      {scope}
                    </Label>
                  ))}
                </span>
              ),
            },
            { head: t('keys.sources'), cell: (key) => (key.sources ?? []).join(', ') || t('keys.anySource') },
            { head: t('keys.created'), cell: (key) => when(key.createdAt) },
            { head: t('keys.state'), cell: (key) => <KeyState apiKey={key} now={now} /> },
            {
              head: t('users.actions'),
              cell: (key) =>
                admin &&
                key.revokedAt == null && (
                  <Button variant="link" isDanger isInline aria-label={t('keys.revoke.of', { name: key.name })} onClick={() => setRevoking(key)}>
                    {t('keys.revoke')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {creating && (
        <CreateKeyDialog
          onClose={() => setCreating(false)}
          onMade={(key) => {
            setCreating(false);
            setMade(key);
          }}
        />
      )}
      {made !== null && <SecretDialog apiKey={made} onClose={() => setMade(null)} />}
      {revoking !== null && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}

function KeyState({ apiKey, now }: { apiKey: ApiKey; now: number }) {
  const { t, f } = useI18n();
  if (apiKey.revokedAt != null) return <Label isCompact color="grey">{t('keys.revoked')}</Label>;
  if (apiKey.expiresAt != null && Date.parse(apiKey.expiresAt) <= now) return <Label isCompact color="grey">{t('keys.expired')}</Label>;
  return (
    <>
      <Label isCompact status="success">
        {t('keys.active')}
      </Label>
      {apiKey.expiresAt != null && <span className="rd-row__sub">{`${t('keys.expires')} ${f.date(apiKey.expiresAt)}`}</span>}
    </>
  );
}

function CreateKeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (key: ApiKey) => void }) {
  const { t } = useI18n();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>(['events:write']);
  const [sources, setSources] = useState('');
  const [expires, setExpires] = useState('');
  const [checked, setChecked] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      body(
        consoleApi.POST('/api/keys', {
          body: {
            name: name.trim(),
            scopes,
            sources: sources.split(',').map((source) => source.trim()).filter(Boolean),
            ...(expires === '' ? {} : { expiresAt: new Date(`${expires}T23:59:59`).toISOString() }),
          },
        }),
      ),
    onSuccess: (key) => {
      void queries.invalidateQueries({ queryKey: adminKeys.keys });
      onMade(key);
    },
  });
  const submit = () => {
    setChecked(true);
    if (name.trim() === '' || scopes.length === 0) return false;
    create.mutate();
    return true;
  };
  return (
    <Dialog title={t('keys.create')} submit={t('action.create')} busy={create.isPending} error={create.error} onClose={onClose} onSubmit={submit} size="medium">
      <TextField
        id="key-name"
        label={t('keys.name')}
        required
        help={t('keys.name.help')}
        error={checked && name.trim() === '' ? t('keys.name.required') : null}
        value={name}
        onChange={setName}
      />
      <CheckGroup
        id="key-scopes"
        label={t('keys.scopes')}
        options={SCOPES.map((scope) => ({ value: scope, label: scope, description: words(t, 'scope', scope) }))}
        chosen={scopes}
        error={checked && scopes.length === 0 ? t('keys.scopes.required') : null}
        onChange={setScopes}
      />
      <div className="rd-form-columns">
        <TextField id="key-sources" label={t('keys.sources')} help={t('keys.sources.help')} value={sources} onChange={setSources} />
        <TextField id="key-expires" label={t('keys.expires')} type="date" help={t('keys.expires.help')} value={expires} onChange={setExpires} />
      </div>
    </Dialog>
  );
}

/** Shows the secret, once. */
function SecretDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useI18n();
  const session = useSession();
  const secret = apiKey.secret ?? '';
  return (
    <Modal isOpen variant="medium" aria-labelledby="secret-title" onEscapePress={() => {}}>
      <ModalHeader title={t('keys.secret.title', { name: apiKey.name })} labelId="secret-title" description={t('keys.secret.body')} titleIconVariant="success" />
      <ModalBody>
        <CodeBox label={t('keys.secret.label')} code={secret} />
        {apiKey.scopes.includes('events:write') && <CodeBox label={t('keys.secret.curl')} code={firstComplaintCurl(session.intakeUrl, secret)} />}
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>{t('keys.secret.done')}</Button>
      </ModalFooter>
    </Modal>
  );
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useI18n();
  const { say } = useToasts();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => done(consoleApi.DELETE('/api/keys/{keyId}', { params: { path: { keyId: apiKey.keyId } } })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: adminKeys.keys });
      say(t('keys.revoke.done', { name: apiKey.name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('keys.revoke.title', { name: apiKey.name })}
      body={t('keys.revoke.body')}
      confirm={t('keys.revoke')}
      busy={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onConfirm={() => revoke.mutate()}
    />
  );
}
