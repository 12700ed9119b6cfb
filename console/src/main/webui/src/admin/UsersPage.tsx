import { Button, Label, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { body, consoleApi } from '../api/client';
import { ApiError } from '../api/problem';
import { serverClock } from '../api/serverClock';
import type { User } from '../api/types';
import { useTitle } from '../app/title';
import { CheckGroup } from '../components/CheckGroup';
import { CodeBox } from '../components/CodeBox';
import { ConfirmDialog } from '../components/ConfirmDialog';
import { DataTable } from '../components/DataTable';
import { Dialog } from '../components/Dialog';
import { TextField } from '../components/form';
import { PlusIcon } from '../components/icons';
import { ErrorState, Loading, PageHead } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { sessionKeys, useHasRole, useSession } from '../session/session';
import { adminKeys, ROLES, usersQuery } from './api';

type Asking = { dialog: 'create' } | { dialog: 'edit' | 'disable' | 'password'; user: User } | null;

/** People who may sign in. */
export function UsersPage() {
  const { t, f } = useI18n();
  useTitle(t('users.title'));
  const users = useQuery(usersQuery);
  const session = useSession();
  const admin = useHasRole('admin');
  const [asking, setAsking] = useState<Asking>(null);
  const change = useChangeUser();
  const close = () => setAsking(null);
  /** A one-time password in the answer is shown at once; it comes only once. */
  const shown = (user: User) => setAsking(user.oneTimePassword == null ? null : { dialog: 'password', user });
  const name = (user: User) => user.displayName || user.username;

  return (
    <div className="rd-page">
      <PageHead title={t('users.title')} lead={t('users.lead')}>
        {admin && (
          <Button icon={<PlusIcon />} onClick={() => setAsking({ dialog: 'create' })}>
            {t('users.create')}
          </Button>
        )}
      </PageHead>
      {users.data === undefined && users.isError ? (
        <ErrorState error={users.error} onRetry={() => void users.refetch()} />
      ) : users.data === undefined ? (
        <Loading />
      ) : (
        <DataTable
          label={t('users.title')}
          rows={users.data.toSorted((a, b) => Number(b.active) - Number(a.active) || a.username.localeCompare(b.username))}
          rowKey={(user) => user.id}
          columns={[
            {
              head: t('users.username'),
              cell: (user) => (
                <>
                  <bdi>{name(user)}</bdi>
                  {user.id === session.user.id && <span className="rd-mine"> {t('users.you')}</span>}
                  <span className="rd-row__sub">{user.username}</span>
                </>
              ),
            },
            { head: t('users.roles'), cell: (user) => user.roles.map((role) => words(t, 'role', role)).join(', ') },
            { head: t('users.team'), cell: (user) => user.team || '–' },
            {
              head: t('users.lastSignIn'),
              cell: (user) =>
                user.lastSignInAt == null ? t('keys.never') : <time dateTime={user.lastSignInAt} title={f.dateTime(user.lastSignInAt)}>{f.ago(user.lastSignInAt, serverClock.now())}</time>,
            },
            {
              head: t('users.state'),
              cell: (user) => (
                <Label isCompact {...(user.active ? { status: 'success' as const } : { color: 'grey' as const })}>
                  {t(user.active ? 'users.active' : 'users.disabled')}
                </Label>
              ),
            },
            {
              head: t('users.actions'),
              cell: (user) => admin && (
                <span className="rd-labels">
                  <Button variant="link" isInline aria-label={t('users.edit.of', { name: name(user) })} onClick={() => setAsking({ dialog: 'edit', user })}>
                    {t('users.edit')}
                  </Button>
                  {user.id !== session.user.id &&
                    (user.active ? (
                      <Button variant="link" isInline isDanger aria-label={t('users.disable.of', { name: name(user) })} onClick={() => setAsking({ dialog: 'disable', user })}>
                        {t('users.disable')}
                      </Button>
                    ) : (
                      <Button variant="link" isInline aria-label={t('users.enable.of', { name: name(user) })} onClick={() => change.mutate({ id: user.id, active: true })}>
                        {t('users.enable')}
                      </Button>
                    ))}
                </span>
              ),
            },
          ]}
        />
      )}
      {asking?.dialog === 'create' && <UserDialog user={null} onClose={close} onDone={shown} />}
      {asking?.dialog === 'edit' && <UserDialog user={asking.user} onClose={close} onDone={shown} />}
      {asking?.dialog === 'disable' && (
        <ConfirmDialog
          title={t('users.disable.title', { name: name(asking.user) })}
          body={t('users.disable.body')}
          confirm={t('users.disable')}
          busy={change.isPending}
          error={change.error}
          onClose={close}
          onConfirm={() => change.mutate({ id: asking.user.id, active: false }, { onSuccess: close })}
        />
      )}
      {asking?.dialog === 'password' && (
        <Modal isOpen variant="small" aria-labelledby="password-title" onEscapePress={() => {}}>
          <ModalHeader title={t('users.password.title', { name: name(asking.user) })} labelId="password-title" description={t('users.password.body')} />
          <ModalBody>
            <CodeBox label={t('users.password.label')} code={asking.user.oneTimePassword ?? ''} />
          </ModalBody>
          <ModalFooter>
            <Button onClick={close}>{t('keys.secret.done')}</Button>
          </ModalFooter>
        </Modal>
      )}
    </div>
  );
}

interface UserChange {
  id: string;
  displayName?: string;
  roles?: string[];
  team?: string;
  active?: boolean;
  resetPassword?: boolean;
}

function useChangeUser() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...change }: UserChange) => body(consoleApi.PATCH('/api/users/{id}', { params: { path: { id } }, body: change })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: adminKeys.users });
      void queries.invalidateQueries({ queryKey: sessionKeys.directory });
    },
  });
}

function UserDialog({ user, onClose, onDone }: { user: User | null; onClose: () => void; onDone: (user: User) => void }) {
  const { t } = useI18n();
  const queries = useQueryClient();
  const change = useChangeUser();
  const [username, setUsername] = useState(user?.username ?? '');
  const [displayName, setDisplayName] = useState(user?.displayName ?? '');
  const [roles, setRoles] = useState<string[]>(user?.roles ?? ['agent']);
  const [team, setTeam] = useState(user?.team ?? '');
  const [checked, setChecked] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      body(
        consoleApi.POST('/api/users', {
          body: { username: username.trim(), displayName: displayName.trim() || username.trim(), roles, team: team.trim() },
        }),
      ),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: adminKeys.users });
      void queries.invalidateQueries({ queryKey: sessionKeys.directory });
      onDone(made);
    },
  });
  const error = create.error ?? change.error;
  const fieldError = (name: string) => (error instanceof ApiError ? error.fieldMessage(name) : null);
  const submit = () => {
    setChecked(true);
    if (username.trim() === '' || roles.length === 0) return false;
    if (user === null) create.mutate();
    else change.mutate({ id: user.id, displayName: displayName.trim(), roles, team: team.trim() }, { onSuccess: onDone });
    return true;
  };
  return (
    <Dialog
      title={user === null ? t('users.create') : t('users.edit.title', { name: user.displayName || user.username })}
      submit={user === null ? t('action.create') : t('action.save')}
      busy={create.isPending || change.isPending}
      error={error}
      onClose={onClose}
      onSubmit={submit}
    >
      {user === null && (
        <TextField
          id="user-username"
          label={t('users.username')}
          required
          error={checked && username.trim() === '' ? t('users.username.required') : fieldError('username')}
          value={username}
          onChange={setUsername}
        />
      )}
      <TextField id="user-name" label={t('users.displayName')} value={displayName} onChange={setDisplayName} error={fieldError('displayName')} />
      <CheckGroup
        id="user-roles"
        label={t('users.roles')}
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`), description: t(`role.${role}.about`) }))}
        chosen={roles}
        error={checked && roles.length === 0 ? t('users.roles.required') : null}
        onChange={setRoles}
      />
      <TextField id="user-team" label={t('users.team')} help={t('users.team.help')} value={team} onChange={setTeam} error={fieldError('team')} />
      {user !== null && (
        <Button variant="secondary" isDisabled={change.isPending} onClick={() => change.mutate({ id: user.id, resetPassword: true }, { onSuccess: onDone })}>
          {t('users.reset')}
        </Button>
      )}
    </Dialog>
  );
}
