import {
  Alert,
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  InputGroup,
  InputGroupItem,
  TextInput,
} from '@patternfly/react-core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { asApiError, type ApiError } from '../api/problem';
import { useTitle } from '../app/title';
import { EyeIcon, EyeSlashIcon } from '../components/icons';
import { ErrorNotice } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { useSignIn } from './session';

/** The sign-in screen. Paste and password managers work; the page one wanted opens afterwards. */
export function SignIn({ expired }: { expired: boolean }) {
  const { t } = useI18n();
  useTitle(t('signin.title'));
  const signIn = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState<{ username: boolean; password: boolean }>({ username: false, password: false });
  const usernameRef = useRef<HTMLInputElement>(null);
  const passwordRef = useRef<HTMLInputElement>(null);
  const error = signIn.error === null ? null : asApiError(signIn.error);
  const refused = error?.status === 401 || error?.status === 400;

  useEffect(() => usernameRef.current?.focus(), []);
  useEffect(() => {
    if (refused) passwordRef.current?.select();
  }, [refused, signIn.submittedAt]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lacks = { username: username.trim() === '', password: password === '' };
    setMissing(lacks);
    if (lacks.username) usernameRef.current?.focus();
    else if (lacks.password) passwordRef.current?.focus();
    else signIn.mutate({ username: username.trim(), password });
  };

  return (
    <main className="rd-signin" id="main">
      <div className="rd-signin__card">
        <img className="rd-signin__logo" src="/redress.svg" alt="" width={48} height={48} />
        <h1 className="rd-signin__title">{t('signin.title')}</h1>
        <p className="rd-signin__lead">{expired ? t('signin.expired') : t('signin.lead')}</p>
        <Form onSubmit={submit} noValidate>
          {error !== null && <SignInError error={error} refused={refused} />}
          <FormGroup label={t('signin.username')} fieldId="username" isRequired>
            <TextInput
              ref={usernameRef}
              id="username"
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              value={username}
              onChange={(_, value) => setUsername(value)}
              validated={missing.username ? 'error' : 'default'}
              aria-invalid={missing.username}
              aria-describedby={missing.username ? 'username-error' : undefined}
            />
            {missing.username && <FieldError id="username-error">{t('signin.required.username')}</FieldError>}
          </FormGroup>
          <FormGroup label={t('signin.password')} fieldId="password" isRequired>
            <InputGroup>
              <InputGroupItem isFill>
                <TextInput
                  ref={passwordRef}
                  id="password"
                  name="password"
                  type={shown ? 'text' : 'password'}
                  autoComplete="current-password"
                  value={password}
                  onChange={(_, value) => setPassword(value)}
                  validated={missing.password || refused ? 'error' : 'default'}
                  aria-invalid={missing.password || refused}
                  aria-describedby={missing.password ? 'password-error' : refused ? 'signin-error' : undefined}
                />
              </InputGroupItem>
              <InputGroupItem>
                <Button
                  variant="control"
                  aria-label={shown ? t('signin.hide') : t('signin.show')}
                  icon={shown ? <EyeSlashIcon /> : <EyeIcon />}
                  onClick={() => setShown(!shown)}
                />
              </InputGroupItem>
            </InputGroup>
            {missing.password && <FieldError id="password-error">{t('signin.required.password')}</FieldError>}
          </FormGroup>
          <Button type="submit" isBlock isLoading={signIn.isPending} isDisabled={signIn.isPending}>
            {t('signin.submit')}
          </Button>
        </Form>
        <details className="rd-signin__first">
          <summary>{t('signin.first.title')}</summary>
          <p>{t('signin.first.body')}</p>
        </details>
      </div>
    </main>
  );
}

function SignInError({ error, refused }: { error: ApiError; refused: boolean }) {
  const { t } = useI18n();
  if (refused) return <Alert id="signin-error" role="alert" component="p" isInline variant="danger" title={t('signin.failed')} />;
  if (error.status === 429) {
    return <Alert role="alert" component="p" isInline variant="warning" title={error.detail ?? t('signin.slow', { seconds: 60 })} />;
  }
  return <ErrorNotice error={error} />;
}

function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <FormHelperText>
      <HelperText id={id}>
        <HelperTextItem variant="error">{children}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  );
}
