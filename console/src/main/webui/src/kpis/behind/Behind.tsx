import { createContext, use, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import type { CaseLinks, KpiLinks } from '../../api/types';
import { words } from '../../i18n/codes';
import { useI18n } from '../../i18n/I18nProvider';
import { definitionPath, listPath, ownListPath, type Within } from './lists';

const BehindContext = createContext<KpiLinks | null>(null);

/** The links of the answer on screen, for all figures below. */
export function Behind({ links, children }: { links: KpiLinks | null | undefined; children: ReactNode }) {
  return <BehindContext value={links ?? null}>{children}</BehindContext>;
}

interface CountProps {
  metric: string;
  part: string;
  within?: Within;
  /** The count, as it is shown. */
  text: string;
}

/** A count that leads to the list of what it counts; plain text where the answer links to none. */
export function Count({ metric, part, within, text }: CountProps) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  const path = listPath(use(BehindContext), metric, part, within);
  if (path === null) return <>{text}</>;
  return (
    <Link to={path} state={{ back: `${pathname}${search}` }} className="rd-count" aria-label={t('list.open', { text, name: words(t, 'metric', metric) })}>
      {text}
    </Link>
  );
}

interface OwnCountProps {
  /** The links that stand beside the count in the answer. */
  links: CaseLinks | null | undefined;
  part: string;
  text: string;
  /** What is counted, for those who hear the link. */
  name: string;
}

/** A count with links of its own; plain text where they have no list. */
export function OwnCount({ links, part, text, name }: OwnCountProps) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  const path = ownListPath(links, part);
  if (path === null) return <>{text}</>;
  return (
    <Link to={path} state={{ back: `${pathname}${search}` }} className="rd-count" aria-label={t('list.open', { text, name })}>
      {text}
    </Link>
  );
}

/** "790 of 942", each leading to its list. */
export function CountOf({ metric, k, n, within }: { metric: string; k: readonly [part: string, count: number]; n: readonly [part: string, count: number]; within?: Within }) {
  const { t, f } = useI18n();
  const inside = within === undefined ? {} : { within };
  return (
    <>
      <Count metric={metric} part={k[0]} text={f.number(k[1])} {...inside} /> {t('list.ofN')} <Count metric={metric} part={n[0]} text={f.number(n[1])} {...inside} />
    </>
  );
}

/** Leads to what a figure means. */
export function DefinitionLink({ metric, children }: { metric: string; children: ReactNode }) {
  const { pathname, search } = useLocation();
  return (
    <Link to={definitionPath(use(BehindContext), metric)} state={{ back: `${pathname}${search}` }}>
      {children}
    </Link>
  );
}
