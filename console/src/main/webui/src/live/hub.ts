import { StreamConnection, type StreamListener, type StreamState } from './connection';
import type { Hint } from './hints';

type Word = { hint: Hint } | { state: StreamState } | { ask: true };

/**
 * Shares one stream among all tabs of a browser, because HTTP/1.1 allows six connections only: whoever holds the lock listens and
 * tells the others. Where locks are missing (no secure context) each tab listens for itself.
 */
export function openHub(url: string, listener: StreamListener): () => void {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') {
    const own = new StreamConnection(url, listener);
    return () => own.close();
  }
  const channel = new BroadcastChannel('redress.stream');
  const closing = new AbortController();
  let state: StreamState | null = null;

  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if ('hint' in data) listener.hint(data.hint);
    else if ('state' in data) listener.state(data.state);
    else if (state !== null) channel.postMessage({ state } satisfies Word);
  });
  channel.postMessage({ ask: true } satisfies Word);

  const lead = () =>
    new Promise<void>((resolve) => {
      const connection = new StreamConnection(url, {
        hint: (hint) => {
          listener.hint(hint);
          channel.postMessage({ hint } satisfies Word);
        },
        state: (next) => {
          state = next;
          listener.state(next);
          channel.postMessage({ state: next } satisfies Word);
        },
      });
      closing.signal.addEventListener('abort', () => {
        connection.close();
        resolve();
      });
    });
  navigator.locks.request('redress.stream', { signal: closing.signal }, lead).catch(() => {
    // The tab was closed or signed out before its turn came.
  });

  return () => {
    closing.abort();
    channel.close();
  };
}
