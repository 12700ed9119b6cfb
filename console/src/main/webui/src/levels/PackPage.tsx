import { Alert } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Pack } from '../api/types';
import { useTitle } from '../app/title';
import { DataTable } from '../components/DataTable';
import { BackIcon } from '../components/icons';
import { ErrorState, Loading } from '../components/states';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { useHasRole } from '../session/session';
import { Confidence } from '../sla/Grounds';
import { packQuery } from './api';

/** One pack: its rules with sources, what is measured, what must be sent. */
export function PackPage() {
  const { id = '' } = useParams();
  const { t } = useI18n();
  const pack = useQuery(packQuery(id));
  useTitle(pack.data?.title ?? t('levels.packs'));
  if (pack.data !== undefined) return <Content pack={pack.data} />;
  if (pack.isError) return <ErrorState headingLevel="h1" error={pack.error} onRetry={() => void pack.refetch()} />;
  return <Loading lines={10} />;
}

function Content({ pack }: { pack: Pack }) {
  const { t, f } = useI18n();
  const edits = useHasRole('supervisor', 'admin');
  return (
    <div className="rd-page">
      <header className="rd-head">
        <div>
          <Link to="/sla/packs" className="rd-case__back">
            <BackIcon /> {t('levels.packs')}
          </Link>
          <h1 className="rd-head__title">{pack.title}</h1>
          <p className="rd-head__lead">
            {pack.regulator}, {pack.jurisdiction} · <code>{pack.id}</code> · {t('levels.version', { version: pack.version })}
            {pack.effectiveFrom != null && ` · ${t('levels.inForce', { time: f.date(pack.effectiveFrom, 'UTC') })}`} <Confidence confidence={pack.confidence} />
          </p>
        </div>
      </header>
      <p>{pack.about}</p>
      <Alert isInline variant={pack.confidence === 'confirmed' ? 'info' : 'warning'} component="p" title={pack.disclaimer} />
      {pack.variants.map((variant) => (
        <section key={variant.id} aria-labelledby={`variant-${variant.id}`}>
          <div className="rd-why__bar">
            <h2 id={`variant-${variant.id}`} className="rd-section">
              {variant.title}
            </h2>
            <span className="rd-labels">
              <Link to={`/sla/try?pack=${pack.id}&variant=${variant.id}`} aria-label={t('pack.try.of', { variant: variant.title })}>
                {t('pack.try')}
              </Link>
              {edits && (
                <Link to={`/sla/packs/${pack.id}/install?variant=${variant.id}`} aria-label={t('install.use.of', { variant: variant.title })}>
                  {t('install.use')}
                </Link>
              )}
            </span>
          </div>
          <DataTable
            label={variant.title}
            rows={variant.clocks}
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
              { head: t('pack.rules'), cell: (clock) => clock.rules.join(', ') },
              { head: t('pack.confidence'), cell: (clock) => <Confidence confidence={clock.confidence} /> },
            ]}
          />
        </section>
      ))}
      <section aria-labelledby="pack-rules">
        <h2 id="pack-rules" className="rd-section">
          {t('pack.rules')}
        </h2>
        <p className="rd-quiet rd-small">{t('pack.marks.help')}</p>
        <DataTable
          label={t('pack.rules')}
          rows={pack.rules}
          rowKey={(rule) => rule.id}
          columns={[
            { head: t('pack.rule'), cell: (rule) => rule.id },
            {
              head: t('pack.says'),
              cell: (rule) => (
                <>
                  {rule.says}
                  {rule.toConfirm != null && <span className="rd-row__sub">{t('pack.toConfirm', { what: rule.toConfirm })}</span>}
                </>
              ),
            },
            { head: t('pack.source'), cell: (rule) => `${rule.source.regulation}, ${rule.source.section}` },
            { head: t('pack.marks'), cell: (rule) => rule.marks.join(' ') },
            { head: t('pack.confidence'), cell: (rule) => <Confidence confidence={rule.confidence} /> },
          ]}
        />
      </section>
      {pack.lanes.length > 0 && (
        <section aria-labelledby="pack-lanes">
          <h2 id="pack-lanes" className="rd-section">
            {t('pack.lanes')}
          </h2>
          <DataTable
            label={t('pack.lanes')}
            rows={pack.lanes}
            rowKey={(lane) => lane.clock}
            columns={[
              { head: t('pack.lane'), cell: (lane) => lane.title },
              { head: t('pack.exempts'), cell: (lane) => lane.exempts.join(', ') },
              { head: t('pack.keeps'), cell: (lane) => lane.keeps },
              { head: t('pack.confidence'), cell: (lane) => <Confidence confidence={lane.confidence} /> },
            ]}
          />
        </section>
      )}
      {pack.notices.map((notice) => (
        <section key={notice.id} aria-labelledby={`notice-${notice.id}`}>
          <h2 id={`notice-${notice.id}`} className="rd-section">
            {t('pack.notice', { title: notice.title })}
          </h2>
          <p className="rd-quiet rd-small">{t('pack.notice.by', { clocks: notice.clocks.join(', ') || '–', events: notice.sentBy.join(', ') || '–' })}</p>
          <ul className="rd-checklist">
            {notice.statements.map((statement) => (
              <li key={`${statement.rule} ${statement.says} ${statement.variant ?? ''}`}>
                {statement.says} <span className="rd-quiet">{[statement.rule, statement.variant, statement.from].filter(Boolean).join(' · ')}</span> <Confidence confidence={statement.confidence} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {pack.holdingLetters.length > 0 && (
        <section aria-labelledby="pack-letters">
          <h2 id="pack-letters" className="rd-section">
            {t('pack.letters')}
          </h2>
          <ul className="rd-checklist">
            {pack.holdingLetters.map((letter) => (
              <li key={`${letter.event} ${letter.replaces}`}>
                {t('pack.letter', { event: letter.event, old: letter.replaces, next: letter.by })} <Confidence confidence={letter.confidence} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
