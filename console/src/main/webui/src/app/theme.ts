import { useEffect, useSyncExternalStore } from 'react';
import { usePreferences } from './preferences';

const systemDark = matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
}

/** Whether the dark theme is in force, by choice or by the system. */
export function useDark(): boolean {
  const { theme } = usePreferences();
  const system = useSyncExternalStore(subscribe, () => systemDark.matches);
  return theme === 'dark' || (theme === 'system' && system);
}

/** Keeps the document in the theme. */
export function useTheme(): void {
  const dark = useDark();
  useEffect(() => {
    document.documentElement.classList.toggle('pf-v6-theme-dark', dark);
  }, [dark]);
}
