import { describe, expect, it } from 'vitest';
import { differences } from './differences';

describe('differences of two versions', () => {
  it('name place, old and new value', () => {
    expect(differences({ zone: 'UTC', weekly: { MONDAY: [['09:00', '17:00']] } }, { zone: 'UTC', weekly: { MONDAY: [['08:00', '17:00']] } })).toEqual([
      { path: 'weekly › MONDAY', before: '09:00–17:00', after: '08:00–17:00' },
    ]);
  });

  it('find elements by their name, and say when their order changed', () => {
    const urgent = { name: 'urgent', match: { priority: ['high'] } };
    const rest = { name: 'rest', match: { channel: ['web'] } };
    expect(differences({ rules: [urgent, rest] }, { rules: [rest, urgent] })).toEqual([
      { path: 'rules', before: 'urgent, rest', after: 'rest, urgent' },
    ]);
  });

  it('know what came and went', () => {
    expect(differences({ holidays: [{ date: '2026-12-24', name: 'Eve' }] }, { position: 3 })).toEqual([
      { path: 'holidays › 2026-12-24 › name', before: 'Eve', after: null },
      { path: 'holidays', before: '2026-12-24', after: null },
      { path: 'position', before: null, after: '3' },
    ]);
  });

  it('are none between equals', () => {
    expect(differences({ a: [1, 2] }, { a: [1, 2] })).toEqual([]);
  });
});
