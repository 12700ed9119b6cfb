import { useCallback, useSyncExternalStore } from 'react';

/** Phones and very narrow windows: tables become cards, the rail becomes a bar. */
export const NARROW = '(max-width: 48rem)';

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
