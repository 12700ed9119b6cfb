import { describe, expect, it } from 'vitest';
import { SseParser } from './sse';

describe('server-sent events', () => {
  it('reads events that are cut anywhere', () => {
    const text = 'retry: 3000\nid: 7\nevent: complaint\ndata: {"id":"a",\ndata: "version":2}\n\n: heartbeat\n\ndata: x\n\n';
    for (let cut = 1; cut < text.length; cut++) {
      const parser = new SseParser();
      const events = [...parser.feed(text.slice(0, cut)).events, ...parser.feed(text.slice(cut)).events];
      expect(events).toEqual([
        { event: 'complaint', data: '{"id":"a",\n"version":2}', id: '7' },
        { event: 'message', data: 'x', id: '7' },
      ]);
    }
  });
  it('takes all three line ends', () => {
    expect(new SseParser().feed('data: a\r\rdata: b\r\n\r\ndata: c\n\n').events.map((event) => event.data)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });
  it('passes a reset on even without data', () => {
    expect(new SseParser().feed('event: reset\n\n').events).toEqual([{ event: 'reset', data: '', id: null }]);
  });
  it('names the time to wait', () => {
    expect(new SseParser().feed('retry: 1500\n\n').retryMillis).toBe(1500);
  });
});
