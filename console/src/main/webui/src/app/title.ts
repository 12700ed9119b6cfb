import { useEffect } from 'react';

/** Sets the title of the page, unique per route. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'Redress' || title.endsWith('Redress') ? title : `${title} · Redress`;
  }, [title]);
}
