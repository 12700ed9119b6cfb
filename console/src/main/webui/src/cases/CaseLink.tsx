import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useI18n } from '../i18n/I18nProvider';
import { caseQuery } from './api';

/** A link to a case by its number, which is asked for; to somebody who may not see it, words instead. */
export function CaseLink({ id }: { id: string }) {
  const { t } = useI18n();
  const found = useQuery({ ...caseQuery(id), staleTime: 60_000, retry: false });
  if (found.isError) return <>{t('merge.other')}</>;
  return <Link to={`/cases/${id}`}>{found.data?.value.number ?? '…'}</Link>;
}
