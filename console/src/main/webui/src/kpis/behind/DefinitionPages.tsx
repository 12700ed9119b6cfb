import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { Definition } from '../../api/types';
import { useTitle } from '../../app/title';
import { ErrorState, Loading, PageHead } from '../../components/states';
import { words } from '../../i18n/codes';
import { useI18n } from '../../i18n/I18nProvider';
import { COMPARABLE } from '../compare/choice';
import { definitionQuery, definitionsQuery } from './api';
import { BackLink } from './BackLink';

const MEMBERS = ['formula', 'cohort', 'clockBasis', 'unit', 'interval', 'censoring', 'source'] as const satisfies ReadonlyArray<keyof Definition>;

/** Every figure there is, each leading to what it means. */
export function DefinitionList() {
  const { t } = useI18n();
  useTitle(t('definitions.title'));
  const all = useQuery(definitionsQuery);
  return (
    <div className="rd-page">
      <PageHead title={t('definitions.title')} lead={t('definitions.lead')} />
      {all.data === undefined && all.isError ? (
        <ErrorState error={all.error} onRetry={() => void all.refetch()} />
      ) : all.data === undefined ? (
        <Loading />
      ) : (
        <ul className="rd-definitions">
          {all.data.map((definition) => (
            <li key={definition.id}>
              <Link to={`/kpis/definitions/${encodeURIComponent(definition.id)}`}>{words(t, 'metric', definition.id) === definition.id ? definition.title : words(t, 'metric', definition.id)}</Link>
              <p lang="en" className="rd-quiet rd-small">
                {definition.formula}
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What one figure means, in the words of the service that computes it. */
export function DefinitionPage() {
  const { t } = useI18n();
  const { id = '' } = useParams();
  const found = useQuery(definitionQuery(id));
  const named = words(t, 'metric', id);
  const title = named === id ? (found.data?.title ?? id) : named;
  useTitle(t('definition.title', { name: title }));
  return (
    <div className="rd-page rd-page--narrow">
      <PageHead title={title} lead={<code>{id}</code>}>
        <BackLink />
        <Link to="/kpis/definitions">{t('definitions.all')}</Link>
        {COMPARABLE.some((each) => each.metric === id) && <Link to={`/kpis/compare?metric=${encodeURIComponent(id)}`}>{t('definition.compare')}</Link>}
      </PageHead>
      {found.data === undefined && found.isError ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading />
      ) : (
        <dl className="rd-definition">
          {MEMBERS.map((member) => (
            <div key={member}>
              <dt>{t(`definition.${member}`)}</dt>
              <dd lang="en">{found.data[member]}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
