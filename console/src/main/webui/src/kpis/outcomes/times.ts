import type { Durations, KpiMetrics } from '../../api/types';
import { words } from '../../i18n/codes';
import type { Format } from '../../i18n/format';
import type { Translate } from '../../i18n/messages';

/** One of the times of an answer. */
export interface Timed {
  key: string;
  name: string;
  metric: string;
  /** The part whose list is as long as n. */
  part: string;
  times: Durations;
}

const METRICS = ['acknowledgementTime', 'assignmentTime', 'firstResponseTime', 'nextResponse', 'resolutionTime', 'resolutionTimeByReceived'] as const;

/** All times with values: those of complaints, then those of each clock, which leave out pauses and nights. */
export function timesOf(metrics: KpiMetrics, t: Translate): Timed[] {
  const ofCases = METRICS.flatMap((metric) => {
    const times = metrics[metric];
    return times == null || times.n === 0 ? [] : [{ key: metric, name: words(t, 'metric', metric), metric, part: 'n', times }];
  });
  const ofClocks = Object.entries(metrics.clockTimes ?? {}).flatMap(([clock, { counted }]) =>
    counted.n === 0 ? [] : [{ key: `clock ${clock}`, name: t('outcomes.counted', { name: words(t, 'clock', clock) }), metric: 'clockTimes', part: `${clock}/counted/n`, times: counted }],
  );
  return [...ofCases, ...ofClocks];
}

/** The classes of a distribution as bars: each with the bound it ends at, the last one with the bound it begins at. */
export function classesOf(times: Durations, t: Translate, f: Format): Array<{ label: string; count: number }> {
  const bins = times.distribution ?? [];
  const used = bins.findLastIndex((bin) => bin.count > 0);
  return bins.slice(0, used + 1).map((bin, index) => ({
    label: bin.upToSeconds == null ? t('outcomes.longer', { time: f.duration(bins[index - 1]?.upToSeconds ?? 0) }) : t('outcomes.upTo', { time: f.duration(bin.upToSeconds) }),
    count: bin.count,
  }));
}
