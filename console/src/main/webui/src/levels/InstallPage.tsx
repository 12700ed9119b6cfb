import { Alert, Button, Radio } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { serverClock } from '../api/serverClock';
import type { Pack } from '../api/types';
import { useTitle } from '../app/title';
import { DataTable } from '../components/DataTable';
import { focusFirstError, TextField } from '../components/form';
import { BackIcon } from '../components/icons';
import { ErrorState, Forbidden, Loading } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useHasRole, useSession } from '../session/session';
import { Confidence } from '../sla/Grounds';
import { definitionsQuery, packQuery } from './api';
import { goodId } from './EditorPage';
import { Choice } from './fields';
import { installed, namedCalendars, versionAt, versionsOf } from './packPolicy';

/** A pack on its way to a policy: which of it, under which id, by which calendars. It is edited and saved as any other after that. */
export function InstallPage() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const { user } = useSession();
  const edits = useHasRole('supervisor', 'admin');
  const pack = useQuery(packQuery(id));
  const calendars = useQuery({ ...definitionsQuery('calendars'), staleTime: 0 });
  const policies = useQuery({ ...definitionsQuery('policies'), staleTime: 0 });
  useTitle(t('install.title', { pack: pack.data?.title ?? id }));
  if (!edits) return <Forbidden roles={user.roles} />;
  const failed = [pack, calendars, policies].find((query) => query.isError && query.data === undefined);
  if (failed !== undefined) return <ErrorState headingLevel="h1" error={failed.error} onRetry={() => void failed.refetch()} />;
  if (pack.data === undefined || calendars.data === undefined || policies.data === undefined) return <Loading lines={10} />;
  return <Desk pack={pack.data} calendars={calendars.data.map((each) => each.id)} taken={policies.data.map((each) => each.id)} />;
}

function Desk({ pack, calendars, taken }: { pack: Pack; calendars: readonly string[]; taken: readonly string[] }) {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const form = useRef<HTMLFormElement>(null);
  const [id, setId] = useState(pack.id);
  const [variantId, setVariantId] = useState(() => pack.variants.find((each) => each.id === search.get('variant'))?.id ?? pack.variants[0]?.id ?? '');
  const variant = pack.variants.find((each) => each.id === variantId);
  const versions = variant === undefined ? [] : versionsOf(variant);
  const now = serverClock.now();
  const [wanted, setWanted] = useState<number | null>(null);
  const index = wanted ?? versionAt(versions, now);
  const version = versions[index];
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [forAll, setForAll] = useState(true);
  const [checked, setChecked] = useState(false);
  const idError = !goodId(id) ? t('levels.id.malformed') : taken.includes(id.trim()) ? t('install.id.taken') : null;
  const next = versions[index + 1]?.effectiveFrom;
  const inForce = (at: number) => {
    const from = versions[at]?.effectiveFrom;
    const until = versions[at + 1]?.effectiveFrom;
    return [from === undefined ? null : t('install.from', { date: f.date(from) }), until === undefined ? null : t('install.until', { date: f.date(until) })].filter((each) => each !== null).join(' ') || t('install.always');
  };
  const submit = () => {
    setChecked(true);
    if (idError !== null) return focusFirstError(form.current);
    const state = installed(id.trim(), pack, { variant: variantId, version: index, calendars: chosen, forAll }, calendars);
    void navigate('/sla/policies/new', { state });
    return undefined;
  };
  const clocks = (variant?.clocks ?? []).filter((clock) => version?.clocks.some((each) => each.clock === clock.clock));
  return (
    <div className="rd-page">
      <header className="rd-head">
        <div>
          <Link to={`/sla/packs/${pack.id}`} className="rd-case__back">
            <BackIcon /> {pack.title}
          </Link>
          <h1 className="rd-head__title">{t('install.title', { pack: pack.title })}</h1>
          <p className="rd-head__lead">
            {pack.regulator}, {pack.jurisdiction} · {t('levels.version', { version: pack.version })}
            {pack.effectiveFrom != null && ` · ${t('levels.inForce', { time: f.date(pack.effectiveFrom, 'UTC') })}`} <Confidence confidence={pack.confidence} />
          </p>
        </div>
      </header>
      <Alert isInline variant={pack.confidence === 'confirmed' ? 'info' : 'warning'} component="p" title={pack.disclaimer} />
      <form
        ref={form}
        noValidate
        className="rd-install"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="rd-form-columns">
          <TextField id="install-id" label={t('install.id')} required help={t('levels.id.help')} error={checked ? idError : null} value={id} onChange={setId} />
          {pack.variants.length > 1 && (
            <Choice
              id="install-variant"
              label={t('try.variant')}
              value={variantId}
              options={pack.variants.map((each) => ({ value: each.id, label: each.title }))}
              onChange={(value) => {
                setVariantId(value);
                setWanted(null);
              }}
            />
          )}
          {versions.length > 1 && (
            <Choice
              id="install-version"
              label={t('install.version')}
              value={String(index)}
              options={versions.map((each, at) => ({ value: String(at), label: `${each.version ?? String(at + 1)}: ${inForce(at)}` }))}
              onChange={(value) => setWanted(Number(value))}
            />
          )}
        </div>
        {next !== undefined && (
          <p className="rd-warning" role="status">
            {Date.parse(next) <= now ? t('install.superseded', { date: f.date(next) }) : t('install.later', { date: f.date(next) })}
          </p>
        )}
        {namedCalendars(version).length > 0 && (
          <fieldset className="rd-fieldset">
            <legend>{t('levels.calendars')}</legend>
            <div className="rd-form-columns">
              {namedCalendars(version).map((calendar) => (
                <Choice
                  key={calendar}
                  id={`install-calendar-${calendar}`}
                  label={t('install.calendar', { calendar })}
                  value={chosen[calendar] ?? calendar}
                  options={[...(calendars.includes(calendar) ? [] : [{ value: calendar, label: t('install.calendar.new', { calendar }) }]), ...calendars.map((each) => ({ value: each, label: each }))]}
                  onChange={(value) => setChosen((all) => ({ ...all, [calendar]: value }))}
                />
              ))}
            </div>
          </fieldset>
        )}
        <div role="radiogroup" aria-label={t('install.whom')} className="rd-install__whom">
          <Radio id="install-all" name="install-whom" label={t('install.whom.all')} isChecked={forAll} onChange={() => setForAll(true)} />
          <Radio id="install-some" name="install-whom" label={t('install.whom.some')} isChecked={!forAll} onChange={() => setForAll(false)} />
        </div>
        <section aria-labelledby="install-clocks">
          <h2 id="install-clocks" className="rd-section">
            {t('install.clocks')}
          </h2>
          <DataTable
            label={t('install.clocks')}
            rows={clocks}
            rowKey={(clock) => clock.clock}
            columns={[
              {
                head: t('policy.clock'),
                cell: (clock) => (
                  <>
                    {clock.title}
                    <code className="rd-row__sub">{clock.clock}</code>
                  </>
                ),
              },
              { head: t('pack.promise'), cell: (clock) => clock.promise },
              { head: t('pack.basis'), cell: (clock) => words(t, 'basis', clock.basis) },
              { head: t('install.inForce'), cell: () => inForce(index) },
              { head: t('pack.confidence'), cell: (clock) => <Confidence confidence={clock.confidence} /> },
            ]}
          />
        </section>
        <div className="rd-editor__bar">
          <Button type="submit">{t('install.continue')}</Button>
          <span className="rd-quiet rd-small">{t('install.note')}</span>
        </div>
      </form>
    </div>
  );
}
