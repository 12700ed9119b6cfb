import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useTitle } from '../app/title';
import { DataTable } from '../components/DataTable';
import { ErrorState, Loading, PageHead } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { Confidence } from '../sla/Grounds';
import { packsQuery } from './api';

/** The policy packs that are shipped, and how much of each is confirmed. */
export function PackList() {
  const { t, f } = useI18n();
  useTitle(t('levels.packs'));
  const packs = useQuery(packsQuery);
  return (
    <div className="rd-page">
      <PageHead title={t('levels.packs')} lead={t('levels.packs.lead')} />
      {packs.data !== undefined ? (
        <DataTable
          label={t('levels.packs')}
          rows={packs.data}
          rowKey={(pack) => pack.id}
          columns={[
            {
              head: t('pack.pack'),
              cell: (pack) => (
                <>
                  <Link to={`/sla/packs/${pack.id}`}>{pack.title}</Link>
                  <code className="rd-row__sub">{pack.id}</code>
                </>
              ),
            },
            {
              head: t('pack.regulator'),
              cell: (pack) => (
                <>
                  {pack.regulator}
                  <span className="rd-row__sub">{pack.jurisdiction}</span>
                </>
              ),
            },
            { head: t('pack.since'), cell: (pack) => (pack.effectiveFrom == null ? '–' : f.date(pack.effectiveFrom, 'UTC')) },
            { head: t('pack.variants'), cell: (pack) => pack.variants.join(', ') },
            { head: t('pack.rules'), cell: (pack) => t('pack.rules.count', { n: pack.rules, open: pack.unconfirmedRules }) },
            { head: t('pack.confidence'), cell: (pack) => <Confidence confidence={pack.confidence} /> },
          ]}
        />
      ) : packs.isError ? (
        <ErrorState error={packs.error} onRetry={() => void packs.refetch()} />
      ) : (
        <Loading />
      )}
    </div>
  );
}
