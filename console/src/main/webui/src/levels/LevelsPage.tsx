import { Navigate, NavLink, Route, Routes } from 'react-router';
import { NotFound } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { Applications } from './Applications';
import { CalendarEditor } from './CalendarEditor';
import { InstallPage } from './InstallPage';
import { CalendarList, PolicyList } from './Lists';
import { PackList } from './PackList';
import { PackPage } from './PackPage';
import { PolicyEditor } from './PolicyEditor';
import { TryPage } from './TryPage';

const TABS = ['policies', 'calendars', 'packs', 'try', 'applications'] as const;

/** Service levels: what is promised, by which hours, on which rules, and what it would mean. */
export function LevelsPage() {
  const { t } = useI18n();
  return (
    <>
      <nav aria-label={t('levels.title')} className="rd-tabs">
        <ul>
          {TABS.map((tab) => (
            <li key={tab}>
              <NavLink to={`/sla/${tab}`} className="rd-tabs__tab">
                {t(`levels.${tab}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Routes>
        <Route index element={<Navigate to="/sla/policies" replace />} />
        <Route path="policies" element={<PolicyList />} />
        <Route path="policies/new" element={<PolicyEditor key="new" />} />
        <Route path="policies/:id" element={<PolicyEditor key="one" />} />
        <Route path="calendars" element={<CalendarList />} />
        <Route path="calendars/new" element={<CalendarEditor key="new" />} />
        <Route path="calendars/:id" element={<CalendarEditor key="one" />} />
        <Route path="packs" element={<PackList />} />
        <Route path="packs/:id" element={<PackPage />} />
        <Route path="packs/:id/install" element={<InstallPage />} />
        <Route path="try" element={<TryPage />} />
        <Route path="applications" element={<Applications />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </>
  );
}
