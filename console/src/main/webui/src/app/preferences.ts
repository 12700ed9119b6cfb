import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

/** What this person chose for this browser. No customer data ever goes in here. */
export interface Preferences {
  theme: Theme;
  language: string | null;
  density: Density;
  /** Whether single-letter shortcuts work (WCAG 2.1.4). */
  letterKeys: boolean;
}

const KEY = 'redress.preferences';
const DEFAULTS: Preferences = { theme: 'system', language: null, density: 'comfortable', letterKeys: true };
const listeners = new Set<() => void>();

function load(): Preferences {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return DEFAULTS;
  }
}

let current = load();

export function preferences(): Preferences {
  return current;
}

/** Changes some preferences and keeps them for the next visit. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Without storage the choice lasts until the page is closed.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}
