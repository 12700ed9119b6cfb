import { Button, Modal, ModalBody, ModalFooter, ModalHeader, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { serverClock } from '../api/serverClock';
import type { Explained, ExplainedClock } from '../api/types';
import { ErrorState, Loading } from '../components/states';
import { attributeText, words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import { Explanation } from '../sla/Explanation';
import { explainQuery } from './api';

interface WhyDialogProps {
  caseId: string;
  number: string;
  /** The clock asked about, and which of its runs; the first of the case if it is not there. */
  clock: string;
  run: number;
  onClose: () => void;
}

/** Why a case has the deadlines it has: the policy, why it was given, and the way to each deadline. */
export function WhyDialog({ caseId, number, clock, run, onClose }: WhyDialogProps) {
  const { t } = useI18n();
  const explained = useQuery(explainQuery(caseId));
  const [chosen, setChosen] = useState(`${clock} ${run}`);
  return (
    <Modal isOpen variant="large" onClose={onClose} aria-labelledby="why-title" aria-describedby="why-body" elementToFocus="#why-body button, #why-close">
      <ModalHeader title={t('why.title', { number })} labelId="why-title" />
      <ModalBody id="why-body">
        {explained.data !== undefined ? (
          <Clocks explained={explained.data} chosen={chosen} onChoose={setChosen} />
        ) : explained.isError ? (
          <ErrorState error={explained.error} onRetry={() => void explained.refetch()} />
        ) : (
          <Loading lines={8} />
        )}
      </ModalBody>
      <ModalFooter>
        <Button id="why-close" variant="secondary" onClick={onClose}>
          {t('action.close')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

const keyOf = (clock: ExplainedClock) => `${clock.clock} ${clock.run}`;

function Clocks({ explained, chosen, onChoose }: { explained: Explained; chosen: string; onChoose: (key: string) => void }) {
  const { t } = useI18n();
  const { clocks } = explained;
  const shown = clocks.find((clock) => keyOf(clock) === chosen);
  const stated = shown === undefined && chosen.startsWith('stated');
  const current = shown ?? (stated ? undefined : clocks[0]);
  const name = (clock: ExplainedClock) => {
    const text = words(t, 'clock', clock.clock);
    return clock.run > 1 ? t('chip.run', { clock: text, run: clock.run }) : text;
  };
  return (
    <>
      {clocks.length > 1 && (
        <ToggleGroup aria-label={t('case.clocks')} isCompact className="rd-why__clocks">
          {clocks.map((clock) => (
            <ToggleGroupItem
              key={keyOf(clock)}
              buttonId={`why-${clock.clock}-${clock.run}`}
              text={name(clock)}
              isSelected={clock === current}
              onChange={() => onChoose(keyOf(clock))}
            />
          ))}
        </ToggleGroup>
      )}
      {stated && <p>{t('why.stated')}</p>}
      <PolicyWords explained={explained} clock={current} />
      {current === undefined ? !stated && <p className="rd-quiet">{t('why.none')}</p> : <Explanation clock={current} now={serverClock.now()} />}
    </>
  );
}

/** Which version of which policy a case was given, and why. */
function PolicyWords({ explained, clock }: { explained: Explained; clock: ExplainedClock | undefined }) {
  const { t, f } = useI18n();
  const { policy } = explained;
  const kept = explained.kept.find((each) => each.clock === clock?.clock);
  if (policy.version == null) return <p className="rd-why__policy">{t('why.configured')}</p>;
  return (
    <div className="rd-why__policy">
      <p>
        {t('why.policy', {
          policy: policy.id,
          version: String(policy.version),
          date: policy.effectiveFrom == null ? '–' : f.dateTime(policy.effectiveFrom),
        })}{' '}
        {policy.matched.length === 0 ? t('why.default') : t('why.rule', { rule: policy.rule ?? '–' })}
      </p>
      {policy.matched.length > 0 && (
        <ul>
          {policy.matched.map((match) => (
            <li key={match.attribute}>
              {t('why.match', { attribute: attributeText(t, match.attribute), value: match.value })}
              {match.accepted.length > 1 && ` ${t('why.accepts', { values: match.accepted.join(', ') })}`}
            </li>
          ))}
        </ul>
      )}
      {kept !== undefined && <p>{t('why.kept', { policy: kept.policy })}</p>}
    </div>
  );
}
