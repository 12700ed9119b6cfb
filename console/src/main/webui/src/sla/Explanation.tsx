import { Button } from '@patternfly/react-core';
import { useMemo } from 'react';
import type { ExplainedClock } from '../api/types';
import { useToasts } from '../app/toasts';
import { CopyIcon } from '../components/icons';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { Grounds } from './Grounds';
import { stepRows, type StepRow } from './steps';
import { wallOf, zoneText, type Wall } from './wall';

/** How the deadline of one clock comes about: the sums, then every step to it. */
export function Explanation({ clock, now }: { clock: ExplainedClock; now: number }) {
  const { t, f, locale } = useI18n();
  const { say, warn } = useToasts();
  const zone = clock.explanation?.zone ?? 'UTC';
  const wall = useMemo(() => wallOf(locale, zone), [locale, zone]);
  const rows = stepRows(clock, wall, t, f, now);
  const zoneName = zoneText(wall, clock.dueAt ?? clock.startedAt);
  const copy = async () => {
    const lines = rows.map((row) => [row.when, row.what, row.counts, row.total].filter(Boolean).join('; '));
    try {
      await navigator.clipboard.writeText([t('why.times', { zone: zoneName }), ...lines].join('\n'));
      say(t('action.copied'));
    } catch {
      warn(t('why.copy.failed'));
    }
  };
  return (
    <div className="rd-why">
      <Sums clock={clock} wall={wall} />
      {clock.grounds != null && <Grounds grounds={clock.grounds} />}
      {rows.length > 0 && (
        <>
          <div className="rd-why__bar">
            <p className="rd-quiet rd-small">{t('why.times', { zone: zoneName })}</p>
            <Button variant="link" isInline icon={<CopyIcon />} onClick={() => void copy()}>
              {t('why.copy')}
            </Button>
          </div>
          <Steps rows={rows} label={words(t, 'clock', clock.clock)} />
        </>
      )}
    </div>
  );
}

function Sums({ clock, wall }: { clock: ExplainedClock; wall: Wall }) {
  const { t, f } = useI18n();
  // What is used and what is left add up to what was promised, in whole seconds.
  const margin = clock.marginSeconds == null ? null : Math.ceil(Number(clock.marginSeconds));
  const exact = (seconds: number) => f.exact(seconds, clock.calendar == null);
  const sums: Array<readonly [string, string | null]> = [
    [t('why.due'), clock.dueAt == null ? t('chip.none') : `${wall.at(clock.dueAt)} ${wall.name(clock.dueAt)}`],
    [t('why.promised'), clock.targetSeconds == null ? t('why.noTarget') : exact(Number(clock.targetSeconds))],
    [clock.stoppedAt == null ? t('why.used') : t('why.usedInAll'), exact(Number(clock.elapsedSeconds))],
    [margin !== null && margin < 0 ? t('why.late') : t('why.left'), margin === null ? null : exact(Math.abs(margin))],
    [
      t('why.ended'),
      clock.stoppedAt == null
        ? null
        : [`${wall.at(clock.stoppedAt)} ${wall.name(clock.stoppedAt)}`, clock.stoppedBy == null ? null : words(t, 'slaEvent', clock.stoppedBy)].filter(Boolean).join(' · '),
    ],
    [t('why.replacedBy'), clock.replacedBy == null ? null : words(t, 'clock', clock.replacedBy)],
    [t('why.calendar'), clock.calendar == null ? null : [clock.calendar, clock.calendarVersion].filter(Boolean).join(' / ')],
  ];
  return (
    <dl className="rd-sums">
      {sums.map(
        ([name, value]) =>
          value !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Steps({ rows, label }: { rows: readonly StepRow[]; label: string }) {
  const { t } = useI18n();
  return (
    <div className="rd-scroll-x" role="region" aria-label={t('why.steps', { clock: label })} tabIndex={0}>
      <table role="table" className="pf-v6-c-table rd-table rd-table--data rd-steps" aria-label={t('why.steps', { clock: label })}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">{t('why.col.when')}</th>
            <th role="columnheader" scope="col">{t('why.col.what')}</th>
            <th role="columnheader" scope="col" className="rd-amount">{t('why.col.counts')}</th>
            <th role="columnheader" scope="col" className="rd-amount">{t('why.col.total')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.key} role="row" className={`rd-step rd-step--${row.tone}`}>
              <th role="rowheader" scope="row">{row.when || '–'}</th>
              <td role="cell" data-label={t('why.col.what')}>
                <bdi>{row.what}</bdi>
                {row.current && <span className="rd-now">{t('why.now')}</span>}
              </td>
              <td role="cell" data-label={t('why.col.counts')} className="rd-amount">{row.counts}</td>
              <td role="cell" data-label={t('why.col.total')} className="rd-amount">{row.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
