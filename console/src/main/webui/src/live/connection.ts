import { hintOf, type Hint } from './hints';
import { SseParser } from './sse';

export type StreamState = 'connecting' | 'live' | 'lost' | 'refused';

/** Who wants to know. */
export interface StreamListener {
  hint(hint: Hint): void;
  state(state: StreamState): void;
}

/** The server sends a heartbeat every 15 s; silence for longer than this means that the line is dead. */
const SILENCE_MILLIS = 19_000;
const LONGEST_WAIT_MILLIS = 15_000;

/** Keeps one connection to the hint stream open, until it is closed: reconnects, resumes after the last id, notices silence. */
export class StreamConnection {
  private readonly closing = new AbortController();
  private lastId: string | null = null;
  private retryMillis = 1000;
  private failures = 0;

  constructor(
    private readonly url: string,
    private readonly listener: StreamListener,
  ) {
    void this.run();
  }

  close(): void {
    this.closing.abort();
  }

  private async run(): Promise<void> {
    this.listener.state('connecting');
    while (!this.closing.signal.aborted) {
      const status = await this.connectOnce();
      if (this.closing.signal.aborted) return;
      if (status === 401 || status === 403) {
        this.listener.state('refused');
        return;
      }
      this.failures += 1;
      this.listener.state('lost');
      await this.pause();
    }
  }

  /** Listens until the connection ends; answers the status if the server refused it. */
  private async connectOnce(): Promise<number | null> {
    const attempt = new AbortController();
    const stop = () => attempt.abort();
    this.closing.signal.addEventListener('abort', stop);
    let silence = setTimeout(stop, SILENCE_MILLIS);
    try {
      const response = await fetch(this.url, {
        headers: { Accept: 'text/event-stream', ...(this.lastId === null ? {} : { 'Last-Event-ID': this.lastId }) },
        cache: 'no-store',
        signal: attempt.signal,
      });
      if (!response.ok || response.body === null) return response.status;
      this.connected();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const parser = new SseParser();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return null;
        clearTimeout(silence);
        silence = setTimeout(stop, SILENCE_MILLIS);
        this.take(parser, value);
      }
    } catch {
      return null;
    } finally {
      clearTimeout(silence);
      this.closing.signal.removeEventListener('abort', stop);
    }
  }

  private connected(): void {
    // What this page read before the line stood, it may have read before a change that the line did not carry: the first time as well as
    // after a gap, which the server bridges by id only if it still can.
    this.listener.hint({ kind: 'reset' });
    this.failures = 0;
    this.listener.state('live');
  }

  private take(parser: SseParser, text: string): void {
    const parsed = parser.feed(text);
    if (parsed.retryMillis !== null) this.retryMillis = parsed.retryMillis;
    for (const event of parsed.events) {
      this.lastId = event.id ?? this.lastId;
      const hint = hintOf(event);
      if (hint !== null) this.listener.hint(hint);
    }
  }

  private pause(): Promise<void> {
    const longest = Math.min(LONGEST_WAIT_MILLIS, this.retryMillis * 2 ** Math.min(this.failures - 1, 5));
    const wait = longest * (0.5 + Math.random() / 2);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.closing.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
