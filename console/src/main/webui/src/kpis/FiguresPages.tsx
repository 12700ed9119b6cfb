import { NavLink, Route, Routes, useLocation } from 'react-router';
import { FIGURE_PAGES } from '../app/places';
import { NotFound } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { DefinitionList, DefinitionPage } from './behind/DefinitionPages';
import { ListPage } from './behind/ListPage';
import { ComparePage } from './compare/ComparePage';
import { ForecastPage } from './forecast/ForecastPage';
import { KpiPage } from './KpiPage';
import { OutcomesPage } from './outcomes/OutcomesPage';
import { GROUPS } from './params';
import { SurvivalPage } from './survival/SurvivalPage';

const SHARED = ['period', 'from', 'to', 'zone', 'groupBy', ...GROUPS];

/** The figures, and what belongs to them: what they mean, what they count, whether they differ, how they go on. */
export function FiguresPages() {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  return (
    <>
      <nav aria-label={t('figures.nav')} className="rd-tabs">
        <ul>
          {FIGURE_PAGES.map(({ path, label }) => (
            <li key={path}>
              <NavLink to={`${path}${sharedSearch(pathname, search)}`} end={path === '/kpis'} className="rd-tabs__tab">
                {t(label)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Routes>
        <Route index element={<KpiPage />} />
        <Route path="outcomes" element={<OutcomesPage />} />
        <Route path="compare" element={<ComparePage />} />
        <Route path="survival" element={<SurvivalPage />} />
        <Route path="forecast" element={<ForecastPage />} />
        <Route path="definitions" element={<DefinitionList />} />
        <Route path="definitions/:id" element={<DefinitionPage />} />
        <Route path="cases" element={<ListPage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </>
  );
}

/** Period and filters go along from page to page; those of a list are the list's own. */
function sharedSearch(pathname: string, search: string): string {
  if (pathname.startsWith('/kpis/cases')) return '';
  const kept = [...new URLSearchParams(search)].filter(([name]) => SHARED.includes(name));
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
}
