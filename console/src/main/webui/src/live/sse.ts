/** One server-sent event. */
export interface ServerEvent {
  event: string;
  data: string;
  id: string | null;
}

/** What a stream of text held: events, and the time to wait before reconnecting if the server named one. */
export interface Parsed {
  events: ServerEvent[];
  retryMillis: number | null;
}

/**
 * Reads the text/event-stream format as it arrives. Used instead of EventSource because that hides heartbeat comments and the status
 * of a refused connection, and both decide what to tell the user.
 */
export class SseParser {
  private rest = '';
  private event = '';
  private data: string[] = [];
  private id: string | null = null;

  /** Takes the next piece of text, cut anywhere. */
  feed(chunk: string): Parsed {
    const parsed: Parsed = { events: [], retryMillis: null };
    // A CR at the very end may be the first half of CR LF.
    const text = this.rest + chunk;
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.line(line, parsed);
    return parsed;
  }

  private line(line: string, parsed: Parsed): void {
    if (line === '') {
      this.dispatch(parsed);
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'event') this.event = value;
    else if (field === 'data') this.data.push(value);
    else if (field === 'id' && !value.includes('\0')) this.id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) parsed.retryMillis = Number(value);
  }

  private dispatch(parsed: Parsed): void {
    if (this.data.length > 0 || this.event === 'reset') {
      parsed.events.push({ event: this.event || 'message', data: this.data.join('\n'), id: this.id });
    }
    this.event = '';
    this.data = [];
  }
}
