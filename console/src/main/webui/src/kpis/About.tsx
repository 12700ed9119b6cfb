import { Button, Popover } from '@patternfly/react-core';
import { HelpIcon } from '../components/icons';
import { useI18n } from '../i18n/I18nProvider';
import { DefinitionLink } from './behind/Behind';

/** What a figure means, on demand: in short, and where all of it stands. */
export function About({ name, text, metric }: { name: string; text: string; metric?: string }) {
  const { t } = useI18n();
  return (
    <Popover
      // All in the body: head and foot of a popover would be landmarks of the whole page.
      bodyContent={
        <>
          <p className="rd-strong">{name}</p>
          <p>{text}</p>
          {metric !== undefined && (
            <p>
              <DefinitionLink metric={metric}>{t('definition.open')}</DefinitionLink>
            </p>
          )}
        </>
      }
      aria-label={t('kpi.about', { name })}
      closeBtnAriaLabel={t('action.close')}
    >
      <Button variant="plain" size="sm" hasNoPadding className="rd-about" aria-label={t('kpi.about', { name })} icon={<HelpIcon />} />
    </Popover>
  );
}
