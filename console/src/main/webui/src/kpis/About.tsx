import { Button, Popover } from '@patternfly/react-core';
import { HelpIcon } from '../components/icons';
import { useI18n } from '../i18n/I18nProvider';
import { DefinitionLink } from './behind/Behind';

/** What a figure means, on demand: in short, and where all of it stands. */
export function About({ name, text, metric }: { name: string; text: string; metric?: string }) {
  const { t } = useI18n();
  return (
    <Popover
      headerContent={name}
      bodyContent={text}
      footerContent={metric !== undefined && <DefinitionLink metric={metric}>{t('definition.open')}</DefinitionLink>}
      aria-label={t('kpi.about', { name })}
      closeBtnAriaLabel={t('action.close')}
    >
      <Button variant="plain" size="sm" hasNoPadding className="rd-about" aria-label={t('kpi.about', { name })} icon={<HelpIcon />} />
    </Popover>
  );
}
