import { describe, expect, it } from 'vitest';
import { HintBasket, hintOf } from './hints';

const event = (name: string, data: unknown) => ({ event: name, data: JSON.stringify(data), id: null });

describe('hints', () => {
  it('reads what the stream says', () => {
    expect(hintOf(event('complaint', { id: 'a', version: 3, type: 'received' }))).toEqual({
      kind: 'complaint',
      id: 'a',
      version: 3,
      type: 'received',
    });
    expect(hintOf({ event: 'reset', data: '', id: null })).toEqual({ kind: 'reset' });
  });
  it('ignores kinds and shapes it does not know', () => {
    expect(hintOf(event('weather', {}))).toBeNull();
    expect(hintOf({ event: 'complaint', data: 'not json', id: null })).toBeNull();
  });
  it('treats a hint without a version as newer than anything', () => {
    expect(hintOf(event('complaint', { id: 'a' }))).toMatchObject({ version: Number.MAX_SAFE_INTEGER });
  });
});

describe('basket of hints', () => {
  it('keeps the newest version per case, in any order', () => {
    const basket = new HintBasket();
    for (const version of [2, 5, 3]) basket.add({ kind: 'complaint', id: 'a', version, type: null });
    basket.add({ kind: 'complaint', id: 'b', version: 1, type: null });
    expect([...basket.take().cases]).toEqual([
      ['a', 5],
      ['b', 1],
    ]);
  });
  it('is empty after it was taken', () => {
    const basket = new HintBasket();
    basket.add({ kind: 'feedback', complaintId: null });
    expect(basket.take()).toMatchObject({ feedback: true, figures: true, reset: false });
    expect(basket.empty).toBe(true);
  });
});
