import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { Link } from 'react-router';
import { CodeBox } from '../components/CodeBox';
import { MetIcon, QueueIcon, SearchIcon } from '../components/icons';
import { useI18n } from '../i18n/I18nProvider';
import { firstComplaintCurl } from '../admin/curl';
import { useHasRole, useSession } from '../session/session';
import type { QueueFilter } from './filter';

/** Nothing to show: because nothing matches, because all is done, or because nothing was ever posted. */
export function EmptyQueue({ filter, onClear }: { filter: QueueFilter; onClear: () => void }) {
  const { t } = useI18n();
  const session = useSession();
  const admin = useHasRole('admin');
  if (filter.q !== '' || Object.keys(filter.values).length > 0) {
    return (
      <EmptyState titleText={t('queue.none.title')} headingLevel="h2" icon={SearchIcon}>
        <EmptyStateBody>{t('queue.none.body')}</EmptyStateBody>
        <EmptyStateFooter>
          <EmptyStateActions>
            <Button variant="link" onClick={onClear}>
              {t('queue.filters.clear')}
            </Button>
          </EmptyStateActions>
        </EmptyStateFooter>
      </EmptyState>
    );
  }
  if (filter.view !== 'open' && filter.view !== 'all') {
    return (
      <EmptyState titleText={t('queue.done.title')} headingLevel="h2" icon={MetIcon} status="success">
        <EmptyStateBody>{t('queue.done.body')}</EmptyStateBody>
      </EmptyState>
    );
  }
  return (
    <EmptyState titleText={t('queue.empty.title')} headingLevel="h2" icon={QueueIcon} variant="lg">
      <EmptyStateBody>{t('queue.empty.body')}</EmptyStateBody>
      <EmptyStateFooter>
        <CodeBox label={t('keys.secret.curl')} code={firstComplaintCurl(session.intakeUrl, '$KEY')} />
        <p className="rd-quiet">{t('queue.empty.key')}</p>
        {admin && <Link to="/admin/keys">{t('queue.empty.keys')}</Link>}
      </EmptyStateFooter>
    </EmptyState>
  );
}
