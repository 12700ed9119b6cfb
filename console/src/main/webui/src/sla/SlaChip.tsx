import { memo, useEffect, useState, type ComponentType } from 'react';
import { serverClock } from '../api/serverClock';
import { AtRiskIcon, BreachedIcon, CancelledIcon, ClockIcon, MetIcon, PausedIcon } from '../components/icons';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { onTick } from './ticker';
import { tickMillis, timeLeft, type ClockReading, type TimeLeft, type Urgency } from './timeLeft';

const ICONS: Record<Urgency, ComponentType> = {
  calm: ClockIcon,
  'at-risk': AtRiskIcon,
  breached: BreachedIcon,
  'breached-late': BreachedIcon,
  paused: PausedIcon,
  met: MetIcon,
  cancelled: CancelledIcon,
};

function useTimeLeft(reading: ClockReading): TimeLeft {
  const [now, setNow] = useState(() => serverClock.now());
  const left = timeLeft(reading, now);
  const millis = tickMillis(left);
  useEffect(() => (millis === null ? undefined : onTick(millis, () => setNow(serverClock.now()))), [millis]);
  return left;
}

/** One clock as icon, text and colour, counting by the server's time. */
export const SlaChip = memo(function SlaChip({ reading, named = false, run }: { reading: ClockReading; named?: boolean; run?: number }) {
  const { t, f } = useI18n();
  const left = useTimeLeft(reading);
  const Icon = ICONS[left.urgency];
  const name = words(t, 'clock', reading.clock);
  const clock = run !== undefined && run > 1 ? t('chip.run', { clock: name, run }) : name;
  const title =
    reading.dueAt == null ? t('chip.title.none', { clock }) : t('chip.title.due', { clock, time: f.dateTime(reading.dueAt) });
  const time = left.seconds === null ? null : f.duration(left.seconds);
  return (
    <span className={`rd-chip rd-chip--${left.urgency}`} title={title}>
      <Icon />
      <span>
        {named && <span className="rd-chip__clock">{clock}</span>}
        <span className="rd-chip__text">{chipText(left.urgency, time, t)}</span>
      </span>
    </span>
  );
});

function chipText(urgency: Urgency, time: string | null, t: ReturnType<typeof useI18n>['t']): string {
  if (urgency === 'cancelled') return t('chip.cancelled');
  if (urgency === 'paused') return time === null ? t('chip.paused') : t('chip.paused.left', { time });
  if (time !== null) return t(`chip.${urgency}`, { time });
  if (urgency === 'met') return t('chip.met.plain');
  return urgency === 'calm' || urgency === 'at-risk' ? t('chip.running.plain') : t('chip.breached.plain');
}
