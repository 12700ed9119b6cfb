import { Label } from '@patternfly/react-core';
import type { ClockGrounds } from '../api/types';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';

/** Whether the text of a rule was seen. Stands wherever something rests on a rule. */
export function Confidence({ confidence }: { confidence: string | null | undefined }) {
  const { t } = useI18n();
  if (confidence == null) return null;
  return confidence === 'confirmed' ? (
    <Label isCompact status="success" variant="outline">
      {t('pack.confirmed')}
    </Label>
  ) : (
    <Label isCompact status="warning">
      {words(t, 'pack', confidence)}
    </Label>
  );
}

/** On which rules a clock of a pack rests. */
export function Grounds({ grounds }: { grounds: ClockGrounds }) {
  const { t } = useI18n();
  return (
    <div className="rd-grounds">
      <p>
        <strong>{grounds.title}</strong> · {words(t, 'basis', grounds.basis)} <Confidence confidence={grounds.confidence} />
      </p>
      <ul>
        {grounds.rules.map((rule) => (
          <li key={rule.id}>
            {rule.id}: {rule.regulation}, {rule.section} <Confidence confidence={rule.confidence} />
            {rule.toConfirm != null && <span className="rd-row__sub">{t('pack.toConfirm', { what: rule.toConfirm })}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
