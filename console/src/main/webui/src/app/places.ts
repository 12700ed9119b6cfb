import type { ComponentType } from 'react';
import { DeliveryIcon, FiguresIcon, KeyIcon, LevelsIcon, ObjectivesIcon, ParkedIcon, QueueIcon, UsersIcon } from '../components/icons';
import type { MessageKey } from '../i18n/en';
import type { Role } from '../session/session';

interface Place {
  path: string;
  label: MessageKey;
  icon: ComponentType;
  roles: readonly Role[];
}

/** Where one can go, and who. The services check again. */
export const PLACES: readonly Place[] = [
  { path: '/queue', label: 'nav.queue', icon: QueueIcon, roles: ['agent', 'supervisor', 'ops', 'admin', 'auditor'] },
  { path: '/kpis', label: 'nav.kpis', icon: FiguresIcon, roles: ['agent', 'supervisor', 'ops', 'admin', 'auditor'] },
  { path: '/objectives', label: 'nav.objectives', icon: ObjectivesIcon, roles: ['agent', 'supervisor', 'ops', 'admin', 'auditor'] },
  { path: '/sla', label: 'nav.sla', icon: LevelsIcon, roles: ['supervisor', 'ops', 'admin', 'auditor'] },
  { path: '/ops/parked', label: 'nav.parked', icon: ParkedIcon, roles: ['ops', 'admin', 'auditor'] },
  { path: '/ops/deliveries', label: 'nav.deliveries', icon: DeliveryIcon, roles: ['ops', 'admin', 'auditor'] },
  { path: '/admin/keys', label: 'nav.keys', icon: KeyIcon, roles: ['admin', 'auditor'] },
  { path: '/admin/users', label: 'nav.users', icon: UsersIcon, roles: ['admin', 'auditor'] },
];

/** The pages below the figures. */
export const FIGURE_PAGES = [
  { path: '/kpis', label: 'figures.overview' },
  { path: '/kpis/outcomes', label: 'figures.outcomes' },
  { path: '/kpis/compare', label: 'figures.compare' },
  { path: '/kpis/survival', label: 'figures.survival' },
  { path: '/kpis/forecast', label: 'figures.forecast' },
  { path: '/kpis/definitions', label: 'figures.definitions' },
] as const satisfies ReadonlyArray<Pick<Place, 'path' | 'label'>>;
