import { Link, useLocation } from 'react-router';
import { useI18n } from '../../i18n/I18nProvider';

/** Back to the page of the figure, as it was. */
export function BackLink() {
  const { t } = useI18n();
  const state: unknown = useLocation().state;
  const back = typeof state === 'object' && state !== null && 'back' in state && typeof state.back === 'string' && state.back.startsWith('/') ? state.back : '/kpis';
  return <Link to={back}>{t('list.back')}</Link>;
}
