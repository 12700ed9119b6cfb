import { Button, Popover } from '@patternfly/react-core';
import { HelpIcon } from '../components/icons';
import { useI18n } from '../i18n/I18nProvider';

/** What a figure means, on demand. */
export function About({ name, text }: { name: string; text: string }) {
  const { t } = useI18n();
  return (
    <Popover headerContent={name} bodyContent={text} aria-label={t('kpi.about', { name })} closeBtnAriaLabel={t('action.close')}>
      <Button variant="plain" size="sm" hasNoPadding className="rd-about" aria-label={t('kpi.about', { name })} icon={<HelpIcon />} />
    </Popover>
  );
}
