import { ExpandableSection, Label } from '@patternfly/react-core';
import { useState } from 'react';
import type { ExplainedClock, Simulation } from '../api/types';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { Explanation } from '../sla/Explanation';
import { Confidence } from '../sla/Grounds';
import { wallOf } from '../sla/wall';

const COLOURS: Record<string, 'blue' | 'green' | 'red' | 'grey' | 'orange'> = { running: 'blue', met: 'green', breached: 'red', paused: 'orange' };

/** The clocks a complaint would have, each with its way to the deadline. */
export function TryAnswer({ answer }: { answer: Simulation }) {
  const { t } = useI18n();
  if (answer.clocks.length === 0) return <p>{t('try.noClock')}</p>;
  return (
    <>
      <h2 className="rd-section">{t('try.answer', { n: answer.clocks.length })}</h2>
      <ul className="rd-try__clocks">
        {answer.clocks.map((clock, index) => (
          <li key={`${clock.clock} ${clock.run}`}>
            <OneClock clock={clock} open={index === 0} now={Date.parse(answer.asOf ?? '')} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneClock({ clock, open, now }: { clock: ExplainedClock; open: boolean; now: number }) {
  const { t, locale } = useI18n();
  const [expanded, setExpanded] = useState(open);
  const wall = wallOf(locale, clock.explanation?.zone ?? 'UTC');
  const name = words(t, 'clock', clock.clock);
  return (
    <>
      <p className="rd-try__head">
        <strong>{clock.run > 1 ? t('chip.run', { clock: name, run: clock.run }) : name}</strong>
        <Label isCompact color={COLOURS[clock.state] ?? 'grey'}>
          {words(t, 'clockState', clock.state)}
        </Label>
        <span>{clock.dueAt == null ? t('chip.none') : t('try.due', { time: `${wall.at(clock.dueAt)} ${wall.name(clock.dueAt)}` })}</span>
        {clock.grounds != null && <Confidence confidence={clock.grounds.confidence} />}
      </p>
      <ExpandableSection toggleText={t('try.why', { clock: name })} isExpanded={expanded} onToggle={(_, next) => setExpanded(next)}>
        <Explanation clock={clock} now={now} />
      </ExpandableSection>
    </>
  );
}
