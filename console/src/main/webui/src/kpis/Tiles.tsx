import { Card } from '@patternfly/react-core';
import { useId, type ReactNode } from 'react';
import type { ClockVerdicts, KpiMetrics } from '../api/types';
import { useI18n } from '../i18n/I18nProvider';
import { About } from './About';
import { Count, CountOf } from './behind/Behind';
import { bounds } from './figures';

/** Below this many answers a score says little. */
const FEW = 30;

/** The verdicts of all our clocks together; a share of the whole, without an interval because clocks of a case are not independent. */
export function allClocks(sla: KpiMetrics['sla']): { met: number; breached: number; cancelled: number; pastDue: number; n: number; share: number | null } {
  const clocks: ClockVerdicts[] = Object.values(sla ?? {});
  const sum = (pick: (clock: ClockVerdicts) => number | null | undefined) => clocks.reduce((total, clock) => total + (pick(clock) ?? 0), 0);
  const met = sum((clock) => clock.met);
  const breached = sum((clock) => clock.breached);
  const pastDue = sum((clock) => clock.runningPastDue);
  const n = met + breached + pastDue;
  return { met, breached, cancelled: sum((clock) => clock.cancelled), pastDue, n, share: n === 0 ? null : met / n };
}

/** The figures of the whole period at a glance, each with its n and interval. */
export function Tiles({ metrics }: { metrics: KpiMetrics }) {
  const { t, f } = useI18n();
  const { intake, resolutionTime, firstResponseTime, nextResponse, nps, csat, ces, backlog, reopen, firstContact, responseRate } = metrics;
  const resolutionSla = metrics.sla?.['resolution'];
  const all = allClocks(metrics.sla);
  const seconds = (value: number | null | undefined) => (value == null ? null : f.duration(value));
  const n = (value: number | null | undefined, metric: string, part = 'n') => <Count metric={metric} part={part} text={t('kpi.n', { n: value ?? 0 })} />;
  const unconfirmed = (value: number) =>
    value > 0 ? <Count metric="responseRate" part="unconfirmed" text={t('kpi.responses.unconfirmed', { n: value })} /> : null;
  const kOfN = (metric: string, k: readonly [string, number | null | undefined], of: readonly [string, number | null | undefined]) => (
    <CountOf metric={metric} k={[k[0], k[1] ?? 0]} n={[of[0], of[1] ?? 0]} />
  );
  const interval = (range: readonly number[] | null | undefined, format: (value: number) => string) => {
    const known = bounds(range);
    return known === null ? null : t('kpi.interval95', { low: format(known.low), high: format(known.high) });
  };
  const tail = (time: typeof resolutionTime) =>
    time?.p90Seconds == null || time.p95Seconds == null
      ? null
      : t('kpi.p90p95', { p90: f.duration(time.p90Seconds), p95: f.duration(time.p95Seconds) });

  return (
    <div className="rd-tiles">
      <Tile name={t('kpi.tile.intake')} about={t('kpi.def.intake')} value={intake == null ? null : f.number(intake.count)} metric="intake" part="count" lines={[]} />
      <Tile
        name={t('kpi.tile.backlog')}
        about={t('kpi.def.backlog')}
        value={backlog?.open == null ? null : f.number(backlog.open)}
        metric="backlog"
        part="open"
        lines={[backlog?.unresolved == null ? null : <Count key="unresolved" metric="backlog" part="unresolved" text={t('kpi.unresolved', { n: backlog.unresolved })} />]}
      />
      <Tile
        name={t('kpi.tile.resolution')}
        about={t('kpi.def.resolution')}
        value={seconds(resolutionTime?.p50Seconds)}
        metric="resolutionTime"
        lines={[tail(resolutionTime), n(resolutionTime?.n, 'resolutionTime')]}
      />
      <Tile
        name={t('kpi.tile.firstResponse')}
        about={t('kpi.def.firstResponse')}
        value={seconds(firstResponseTime?.p50Seconds)}
        metric="firstResponseTime"
        lines={[tail(firstResponseTime), n(firstResponseTime?.n, 'firstResponseTime')]}
      />
      {(nextResponse?.n ?? 0) > 0 && (
        <Tile
          name={t('kpi.tile.nextResponse')}
          about={t('kpi.def.nextResponse')}
          value={seconds(nextResponse?.p50Seconds)}
          metric="nextResponse"
        lines={[tail(nextResponse), n(nextResponse?.n, 'nextResponse')]}
        />
      )}
      <Tile
        name={`${t('kpi.tile.sla')} · ${t('clock.resolution')}`}
        about={t('kpi.def.sla')}
        value={resolutionSla?.share == null ? (all.share === null ? null : f.percent(all.share)) : f.percent(resolutionSla.share)}
        lines={[interval(resolutionSla?.interval95, (value) => f.percent(value)), resolutionSla?.n == null ? t('kpi.n', { n: all.n }) : kOfN('sla', ['resolution/met', resolutionSla.met], ['resolution/n', resolutionSla.n])]}
        metric="sla"
      />
      <Tile
        name={t('kpi.tile.nps')}
        about={t('kpi.def.nps')}
        value={nps?.score == null ? null : f.signed(nps.rounded ?? nps.score)}
        few={(nps?.n ?? 0) < FEW}
        lines={[
          interval(nps?.interval95, (value) => f.signed(value, 1)),
          n(nps?.n, 'nps'),
          nps == null ? null : (
            <>
              {t('kpi.promoters')} <Count metric="nps" part="promoters" text={f.number(nps.promoters ?? 0)} /> · {t('kpi.passives')}{' '}
              <Count metric="nps" part="passives" text={f.number(nps.passives ?? 0)} /> · {t('kpi.detractors')}{' '}
              <Count metric="nps" part="detractors" text={f.number(nps.detractors ?? 0)} />
            </>
          ),
        ]}
        metric="nps"
      />
      {(responseRate?.sent ?? 0) > 0 && (
        <Tile
          name={t('kpi.tile.responseRate')}
          about={t('kpi.def.responseRate')}
          value={responseRate?.share == null ? null : f.percent(responseRate.share)}
          few={(responseRate?.n ?? 0) < FEW}
          lines={[
            interval(responseRate?.interval95, (value) => f.percent(value)),
            kOfN('responseRate', ['answered', responseRate?.answered], ['n', responseRate?.n]),
            unconfirmed(responseRate?.unconfirmed ?? 0),
          ]}
          metric="responseRate"
        />
      )}
      <Tile
        name={t('kpi.tile.csat')}
        about={t('kpi.def.csat')}
        value={csat?.share == null ? null : f.percent(csat.share)}
        few={(csat?.n ?? 0) < FEW}
        lines={[interval(csat?.interval95, (value) => f.percent(value)), kOfN('csat', ['satisfied', csat?.satisfied], ['n', csat?.n])]}
        metric="csat"
      />
      <Tile
        name={t('kpi.tile.ces')}
        about={t('kpi.def.ces')}
        value={ces?.mean == null ? null : f.number(ces.mean, 2)}
        few={(ces?.n ?? 0) < FEW}
        lines={[ces?.method ?? null, n(ces?.n, 'ces')]}
        metric="ces"
      />
      <Tile
        name={t('kpi.tile.reopen')}
        about={t('kpi.def.reopen')}
        value={reopen?.share == null ? null : f.percent(reopen.share)}
        lines={[interval(reopen?.interval95, (value) => f.percent(value)), kOfN('reopen', ['cases', reopen?.cases], ['resolved', reopen?.resolved])]}
        metric="reopen"
      />
      <Tile
        name={t('kpi.tile.firstContact')}
        about={t('kpi.def.firstContact', { days: firstContact?.days ?? 7 })}
        value={firstContact?.share == null ? null : f.percent(firstContact.share)}
        lines={[
          interval(firstContact?.interval95, (value) => f.percent(value)),
          kOfN('firstContact', ['k', firstContact?.k], ['n', firstContact?.n]),
          firstContact?.complete === false ? t('kpi.firstContact.open', { days: firstContact.days ?? 7 }) : null,
        ]}
        metric="firstContact"
      />
    </div>
  );
}

interface TileProps {
  name: string;
  about: string;
  value: string | null;
  lines: readonly ReactNode[];
  few?: boolean;
  /** The figure's name in the API, by which it is defined. */
  metric?: string;
  /** The part that the value counts, if it is a count. */
  part?: string;
}

function Tile({ name, about, value, lines, few = false, metric, part }: TileProps) {
  const { t } = useI18n();
  const id = useId();
  return (
    <Card component="section" isCompact className="rd-tile" aria-labelledby={id}>
      <h2 id={id} className="rd-tile__name">
        {name} <About name={name} text={about} {...(metric === undefined ? {} : { metric })} />
      </h2>
      <p className={`rd-tile__value${few && value !== null ? ' is-few' : ''}`}>
        {value === null ? (
          <span className="rd-tile__none">{t('kpi.none')}</span>
        ) : metric !== undefined && part !== undefined ? (
          <Count metric={metric} part={part} text={value} />
        ) : (
          value
        )}
      </p>
      {value !== null &&
        lines.map(
          (line, place) =>
            line !== null && (
              // Each line has its place in the tile.
              <p key={place} className="rd-tile__line">
                {line}
              </p>
            ),
        )}
      {few && value !== null && <p className="rd-tile__line">{t('kpi.tooFew')}</p>}
    </Card>
  );
}
