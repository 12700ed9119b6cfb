import { describe, expect, it } from 'vitest';
import { actionFor, KEYMAP, keyLabel, type ActionId, type Circumstances } from './keymap';

const plain = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false });
const all = new Set<ActionId>(KEYMAP.map((binding) => binding.action));
const now = (more: Partial<Circumstances> = {}): Circumstances => ({
  typing: false,
  letterKeys: true,
  available: all,
  ...more,
});
const only = (...actions: ActionId[]) => now({ available: new Set(actions) });

describe('key map (U6, U7)', () => {
  it('gives the action of the screen that can carry it out', () => {
    expect(actionFor(plain('j'), only('queue.next'))).toBe('queue.next');
    expect(actionFor(plain('j'), only('case.next'))).toBe('case.next');
    expect(actionFor(plain('j'), only())).toBeNull();
  });
  it('is dead while somebody types', () => {
    for (const key of ['j', 'k', 'r', '?', 'Enter', 'ArrowDown']) expect(actionFor(plain(key), now({ typing: true }))).toBeNull();
  });
  it('opens the palette even while somebody types, by either modifier', () => {
    expect(actionFor({ ...plain('k'), ctrlKey: true }, now({ typing: true }))).toBe('palette');
    expect(actionFor({ ...plain('K'), metaKey: true }, now({ typing: true }))).toBe('palette');
  });
  it('can be switched off for single characters, not for the others', () => {
    const off = now({ letterKeys: false });
    expect(actionFor(plain('j'), off)).toBeNull();
    expect(actionFor(plain('?'), off)).toBeNull();
    expect(actionFor(plain('ArrowDown'), off)).toBe('queue.next');
    expect(actionFor({ ...plain('k'), ctrlKey: true }, off)).toBe('palette');
  });
  it('leaves the browser its own combinations', () => {
    expect(actionFor({ ...plain('r'), ctrlKey: true }, now())).toBeNull();
    expect(actionFor({ ...plain('j'), altKey: true }, now())).toBeNull();
  });
  it('has no key twice in one scope', () => {
    const seen = KEYMAP.flatMap((binding) => binding.keys.map((key) => `${binding.scope} ${key}`));
    expect(new Set(seen).size).toBe(seen.length);
  });
  it('has no global key that a screen uses as well', () => {
    const global = KEYMAP.filter((binding) => binding.scope === 'global').flatMap((binding) => binding.keys);
    const screens = KEYMAP.filter((binding) => binding.scope !== 'global').flatMap((binding) => binding.keys);
    expect(global.filter((key) => screens.includes(key))).toEqual([]);
  });
  it('writes keys for people', () => {
    expect(keyLabel('Mod+k', false)).toBe('Ctrl + K');
    expect(keyLabel('Mod+k', true)).toBe('⌘ K');
  });
});
