import { Dropdown, DropdownItem, DropdownList, MenuToggle, Button, Tooltip } from '@patternfly/react-core';
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Navigate, NavLink, Route, Routes, useLocation, useNavigate } from 'react-router';
import { KeyboardIcon, SearchIcon, UserIcon } from '../components/icons';
import { Forbidden, Loading, NotFound } from '../components/states';
import { NewComplaintDialog } from '../cases/NewComplaintDialog';
import { useI18n } from '../i18n/I18nProvider';
import { KeyboardHelp } from '../keyboard/KeyboardHelp';
import { useActions } from '../keyboard/KeyboardProvider';
import { useStreamState } from '../live/LiveProvider';
import { QueuePage } from '../queue/QueuePage';
import { useHasRole, useSession, useSignOut } from '../session/session';
import { ErrorBoundary } from '../components/ErrorBoundary';
import { NARROW, useMedia } from './media';
import { PLACES } from './places';

const CasePage = lazy(() => import('../cases/CasePage').then((module) => ({ default: module.CasePage })));
const FiguresPages = lazy(() => import('../kpis/FiguresPages').then((module) => ({ default: module.FiguresPages })));
const KeysPage = lazy(() => import('../admin/KeysPage').then((module) => ({ default: module.KeysPage })));
const UsersPage = lazy(() => import('../admin/UsersPage').then((module) => ({ default: module.UsersPage })));
const AccountPage = lazy(() => import('../admin/AccountPage').then((module) => ({ default: module.AccountPage })));
const ParkedPage = lazy(() => import('../ops/ParkedPage').then((module) => ({ default: module.ParkedPage })));
const DeliveriesPage = lazy(() => import('../ops/DeliveriesPage').then((module) => ({ default: module.DeliveriesPage })));
const LevelsPage = lazy(() => import('../levels/LevelsPage').then((module) => ({ default: module.LevelsPage })));
const ObjectivesPage = lazy(() => import('../objectives/ObjectivesPage').then((module) => ({ default: module.ObjectivesPage })));
const Palette = lazy(() => import('../keyboard/Palette').then((module) => ({ default: module.Palette })));

export function Shell() {
  const { t } = useI18n();
  const { user } = useSession();
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const [creating, setCreating] = useState(false);
  const works = useHasRole('agent', 'supervisor', 'admin');
  useActions({
    help: () => setHelp(true),
    palette: () => setPalette(true),
    create: works ? () => setCreating(true) : undefined,
  });
  const mustChange = user.mustChangePassword === true;

  return (
    <div className="rd-shell">
      <a className="rd-skip" href="#main">
        {t('app.skip')}
      </a>
      <Rail onHelp={() => setHelp(true)} onPalette={() => setPalette(true)} />
      <div className="rd-shell__content">
        <Banner />
        <Main>
          <Suspense fallback={<Loading />}>
            {mustChange ? (
              <AccountPage mustChange />
            ) : (
              <Routes>
                <Route path="/" element={<Navigate to="/queue" replace />} />
                <Route path="/queue" element={<Allowed path="/queue" page={<QueuePage onCreate={() => setCreating(true)} />} />} />
                <Route path="/cases/:id" element={<Allowed path="/queue" page={<CasePage />} />} />
                <Route path="/kpis/*" element={<Allowed path="/kpis" page={<FiguresPages />} />} />
                <Route path="/objectives" element={<Allowed path="/objectives" page={<ObjectivesPage />} />} />
                <Route path="/sla/*" element={<Allowed path="/sla" page={<LevelsPage />} />} />
                <Route path="/ops/parked" element={<Allowed path="/ops/parked" page={<ParkedPage />} />} />
                <Route path="/ops/deliveries" element={<Allowed path="/ops/deliveries" page={<DeliveriesPage />} />} />
                <Route path="/admin/keys" element={<Allowed path="/admin/keys" page={<KeysPage />} />} />
                <Route path="/admin/users" element={<Allowed path="/admin/users" page={<UsersPage />} />} />
                <Route path="/account" element={<AccountPage mustChange={false} />} />
                <Route path="*" element={<NotFound />} />
              </Routes>
            )}
          </Suspense>
        </Main>
      </div>
      {help && <KeyboardHelp onClose={() => setHelp(false)} />}
      {palette && (
        <Suspense>
          <Palette onClose={() => setPalette(false)} />
        </Suspense>
      )}
      {creating && <NewComplaintDialog onClose={() => setCreating(false)} />}
    </div>
  );
}

function Allowed({ path, page }: { path: string; page: ReactNode }) {
  const { user } = useSession();
  const roles = PLACES.find((place) => place.path === path)?.roles ?? [];
  return useHasRole(...roles) ? page : <Forbidden roles={user.roles} />;
}

/** The main region. A change of screen puts the focus here, so that keyboard and screen reader go on from the right place. */
function Main({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const ref = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else ref.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <main id="main" ref={ref} tabIndex={-1} className="rd-main">
      <ErrorBoundary key={pathname}>{children}</ErrorBoundary>
    </main>
  );
}

function Rail({ onHelp, onPalette }: { onHelp: () => void; onPalette: () => void }) {
  const { t } = useI18n();
  const { user } = useSession();
  const narrow = useMedia(NARROW);
  const places = PLACES.filter((place) => place.roles.some((role) => user.roles.includes(role)));
  return (
    <header className="rd-rail">
      <NavLink to="/queue" className="rd-rail__logo" aria-label={t('app.name')}>
        <img src="/redress.svg" alt="" width={32} height={32} />
      </NavLink>
      <nav aria-label={t('app.navigation')}>
        <ul className="rd-rail__list">
          {places.map(({ path, label, icon: Icon }) => (
            <li key={path}>
              <NavLink to={path} className="rd-rail__item">
                <Icon />
                <span>{t(label)}</span>
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="rd-rail__foot">
        <StreamDot />
        <RailButton label={t('nav.palette')} icon={<SearchIcon />} onClick={onPalette} />
        {!narrow && <RailButton label={t('nav.help')} icon={<KeyboardIcon />} onClick={onHelp} />}
        <UserMenu />
      </div>
    </header>
  );
}

function RailButton({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Tooltip content={label} position="right" aria="none">
      <Button variant="plain" aria-label={label} icon={icon} onClick={onClick} />
    </Tooltip>
  );
}

function StreamDot() {
  const { t } = useI18n();
  const state = useStreamState();
  const word = state === 'live' ? 'live' : state === 'connecting' ? 'connecting' : 'paused';
  return (
    <span className={`rd-stream rd-stream--${word}`}>
      <span className="rd-stream__dot" aria-hidden />
      {t(`state.stream.${word}`)}
    </span>
  );
}

function UserMenu() {
  const { t } = useI18n();
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const signOut = useSignOut();
  const name = user.displayName || user.username;
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'start', direction: 'up' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          isExpanded={open}
          aria-label={t('nav.userMenu', { name })}
          onClick={() => setOpen(!open)}
          icon={<UserIcon />}
        />
      )}
    >
      <DropdownList>
        <DropdownItem onClick={() => void navigate('/account')} description={user.roles.join(', ')}>
          {name}
        </DropdownItem>
        <DropdownItem onClick={() => signOut.mutate()}>{t('nav.signOut')}</DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}

function subscribeOnline(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** Says when what is on screen may be old. A short interruption is not worth a banner. */
function Banner() {
  const { t } = useI18n();
  const state = useStreamState();
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  const lost = state === 'lost';
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!lost) return undefined;
    const timer = setTimeout(() => setLate(true), 2500);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [lost]);
  return (
    <div role="status" className="rd-banner-slot">
      {!online ? (
        <p className="rd-banner">{t('state.offline')}</p>
      ) : lost && late ? (
        <p className="rd-banner">{t('state.stream.lost')}</p>
      ) : null}
    </div>
  );
}
