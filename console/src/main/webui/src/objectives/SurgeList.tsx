import { Label } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { serverClock } from '../api/serverClock';
import type { CategoryIntake, Surges } from '../api/types';
import { DataTable } from '../components/DataTable';
import { ErrorNotice, Loading } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { About } from '../kpis/About';
import { OwnCount } from '../kpis/behind/Behind';
import { surgesQuery } from './api';

const SHOWN = 20;

/** Categories that receive more complaints than the same hours of earlier weeks explain, and those closest to it. */
export function SurgeList() {
  const { t } = useI18n();
  const surges = useQuery(surgesQuery);
  return (
    <section aria-labelledby="surges">
      <h2 id="surges" className="rd-section">
        {t('surges.title')} <About name={t('metric.surge')} text={t('surges.about')} metric="surge" />
      </h2>
      {surges.data === undefined && surges.isError ? (
        <ErrorNotice error={surges.error} onRetry={() => void surges.refetch()} />
      ) : surges.data === undefined ? (
        <Loading lines={3} />
      ) : (
        <Watched surges={surges.data} />
      )}
    </section>
  );
}

function Watched({ surges }: { surges: Surges }) {
  const { t, f } = useI18n();
  const first = surges.categories[0];
  if (first === undefined) return <p className="rd-quiet">{t('surges.none')}</p>;
  const rows = surges.categories.toSorted((a, b) => Number(b.surging) - Number(a.surging) || least(a) - least(b)).slice(0, SHOWN);
  return (
    <>
      <p className="rd-quiet">{t('surges.lead', { n: surges.watched, time: f.short(surges.hour), days: f.number(first.falseAlarmDays) })}</p>
      <DataTable
        label={t('surges.title')}
        rows={rows}
        rowKey={(row) => row.category ?? ''}
        columns={[
          { head: t('dim.category'), cell: (row) => (row.category == null ? <em>{t('objectives.unclassified')}</em> : <bdi>{row.category}</bdi>) },
          { head: t('objectives.state'), cell: (row) => <Surging row={row} /> },
          ...first.windows.map((window, index) => ({
            head: t('surges.window', { length: f.duration(window.hours * 3600) }),
            cell: (row: CategoryIntake) => {
              const it = row.windows[index];
              if (it === undefined) return null;
              const text = t('surges.line', { n: f.number(it.n), expected: f.number(it.expected, 1), limit: f.number(it.limit) });
              return <OwnCount links={it.links} part="n" text={text} name={t('metric.intake')} />;
            },
          })),
        ]}
      />
    </>
  );
}

function Surging({ row }: { row: CategoryIntake }) {
  const { t, f } = useI18n();
  if (!row.surging) {
    return (
      <Label isCompact color="grey">
        {t('surges.usual')}
      </Label>
    );
  }
  return (
    <>
      <Label isCompact status="warning">
        {t('surges.surging')}
      </Label>
      {row.since != null && <span className="rd-row__sub">{t('objectives.since', { time: f.ago(row.since, serverClock.now()) })}</span>}
    </>
  );
}

/** The most unusual of a category's windows. */
function least(row: CategoryIntake): number {
  return Math.min(1, ...row.windows.map((window) => window.probability));
}
