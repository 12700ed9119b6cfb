import { ActionGroup, Alert, Button, Card, CardBody, CardTitle, Form, FormSelect, FormSelectOption, Radio, Switch } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { body, consoleApi } from '../api/client';
import { ApiError } from '../api/problem';
import { prefer, usePreferences } from '../app/preferences';
import { useTitle } from '../app/title';
import { useToasts } from '../app/toasts';
import { Field, focusFirstError, TextField } from '../components/form';
import { ErrorNotice, PageHead } from '../components/states';
import { words } from '../i18n/codes';
import { LANGUAGES, useI18n } from '../i18n/I18nProvider';
import { adopt, sessionKeys, useSession } from '../session/session';

/** One's own password, look and language. */
export function AccountPage({ mustChange }: { mustChange: boolean }) {
  const { t } = useI18n();
  useTitle(t('account.title'));
  const { user } = useSession();
  return (
    <div className="rd-page rd-page--narrow">
      <PageHead title={t('account.title')} lead={`${t('account.who')} ${user.displayName || user.username} · ${user.roles.map((role) => words(t, 'role', role)).join(', ')}`} />
      {mustChange && <Alert isInline component="p" variant="warning" title={t('account.password.must')} />}
      <PasswordCard />
      {!mustChange && <LookCard />}
    </div>
  );
}

const SHORTEST = 8;

function PasswordCard() {
  const { t } = useI18n();
  const { say } = useToasts();
  const { user } = useSession();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [checked, setChecked] = useState(false);
  const change = useMutation({
    mutationFn: () => body(consoleApi.PUT('/api/session/password', { body: { current, next } })),
    onSuccess: (session) => {
      setCurrent('');
      setNext('');
      setChecked(false);
      say(t('account.changed'));
      // The old sessions have ended, this one with them; the answer holds a new one.
      queries.setQueryData(sessionKeys.current, adopt(session));
    },
  });
  const fieldError = (name: string) => (change.error instanceof ApiError ? change.error.fieldMessage(name) : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (current !== '' && next.length >= SHORTEST) change.mutate();
    else focusFirstError(form.current);
  };
  return (
    <Card component="section">
      <CardTitle component="h2">{t('account.password')}</CardTitle>
      <CardBody>
        <Form ref={form} onSubmit={submit} noValidate>
          {change.error !== null && <ErrorNotice error={change.error} />}
          <input type="text" name="username" autoComplete="username" value={user.username} readOnly hidden />
          <TextField
            id="password-current"
            label={t('account.current')}
            required
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            error={checked && current === '' ? t('account.current.required') : fieldError('current')}
          />
          <TextField
            id="password-next"
            label={t('account.next')}
            required
            type="password"
            autoComplete="new-password"
            help={t('account.next.help')}
            value={next}
            onChange={setNext}
            error={checked && next.length < SHORTEST ? t('account.next.short') : fieldError('next')}
          />
          <ActionGroup>
            <Button type="submit" isLoading={change.isPending} isDisabled={change.isPending}>
              {t('account.password')}
            </Button>
          </ActionGroup>
        </Form>
      </CardBody>
    </Card>
  );
}

const THEMES = ['system', 'light', 'dark'] as const;

function LookCard() {
  const { t, language } = useI18n();
  const { theme, letterKeys, density } = usePreferences();
  return (
    <Card component="section">
      <CardTitle component="h2">{t('account.look')}</CardTitle>
      <CardBody>
        <Form>
          <fieldset className="rd-fieldset">
            <legend>{t('account.theme')}</legend>
            {THEMES.map((option) => (
              <Radio
                key={option}
                id={`theme-${option}`}
                name="theme"
                label={t(`account.theme.${option}`)}
                isChecked={theme === option}
                onChange={() => prefer({ theme: option })}
              />
            ))}
          </fieldset>
          <Field id="language" label={t('account.language')}>
            {(described) => (
              <FormSelect id="language" value={language} onChange={(_, code) => prefer({ language: code })} {...described}>
                {LANGUAGES.map(({ code, name }) => (
                  <FormSelectOption key={code} value={code} label={name} />
                ))}
              </FormSelect>
            )}
          </Field>
          <Switch
            id="account-density"
            label={t('account.density')}
            isChecked={density === 'compact'}
            onChange={(_, checked) => prefer({ density: checked ? 'compact' : 'comfortable' })}
          />
          <div>
            <Switch
              id="account-letters"
              label={t('account.letterKeys')}
              aria-describedby="account-letters-help"
              isChecked={letterKeys}
              onChange={(_, checked) => prefer({ letterKeys: checked })}
            />
            <p id="account-letters-help" className="rd-quiet rd-small">
              {t('account.letterKeys.help')}
            </p>
          </div>
        </Form>
      </CardBody>
    </Card>
  );
}
