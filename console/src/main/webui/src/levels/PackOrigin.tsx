import { Link } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import { Confidence } from '../sla/Grounds';
import type { Pack } from '../api/types';
import type { PolicyJson } from './policyDraft';

/** Which pack a policy was made from, and that it is no legal advice. */
export function PackOrigin({ policy, pack, pending }: { policy: PolicyJson; pack: Pack | undefined; pending: readonly string[] }) {
  const { t } = useI18n();
  if (policy.pack === undefined) return null;
  const variant = pack?.variants.find((each) => each.id === policy.variant);
  const open = (variant?.clocks ?? []).filter((clock) => clock.confidence !== 'confirmed').length;
  return (
    <div className="rd-warning">
      <p>
        {t('install.origin')} <Link to={`/sla/packs/${policy.pack}`}>{pack?.title ?? policy.pack}</Link>
        {[variant?.title, policy.packVersion === undefined ? undefined : t('levels.version', { version: policy.packVersion })].map((each) => each !== undefined && `, ${each}`)}{' '}
        <Confidence confidence={open > 0 ? 'unconfirmed' : pack === undefined ? null : 'confirmed'} />
      </p>
      {pack !== undefined && <p className="rd-small">{pack.disclaimer}</p>}
      {pending.length > 0 && <p className="rd-small">{t('install.pending', { calendars: pending.join(', ') })}</p>}
    </div>
  );
}
