import type { MessageKey } from '../i18n/en';

export type Scope = 'global' | 'queue' | 'case';

/** One row of the key map. The overlay, the palette and the tooltips are made from it. */
export interface Binding {
  action: ActionId;
  scope: Scope;
  /** As KeyboardEvent.key, with "Mod+" for Ctrl or Command. */
  keys: readonly string[];
  label: MessageKey;
  /** Shown in the palette too; moving around is not. */
  command: boolean;
}

export type ActionId =
  | 'help'
  | 'palette'
  | 'create'
  | 'queue.next'
  | 'queue.previous'
  | 'queue.open'
  | 'queue.search'
  | 'queue.claim'
  | 'queue.refresh'
  | 'case.back'
  | 'case.next'
  | 'case.previous'
  | 'case.reply'
  | 'case.note'
  | 'case.claim'
  | 'case.assign'
  | 'case.wait'
  | 'case.resume'
  | 'case.resolve'
  | 'case.reopen'
  | 'case.close'
  | 'case.classify'
  | 'case.merge'
  | 'case.withdraw'
  | 'case.erase'
  | 'case.why';

const row = (scope: Scope, action: ActionId, keys: string[], label: MessageKey, command = false): Binding => ({
  action,
  scope,
  keys,
  label,
  command,
});

export const KEYMAP: readonly Binding[] = [
  row('global', 'palette', ['Mod+k'], 'keyboard.palette'),
  row('global', 'help', ['?'], 'keyboard.help', true),
  row('global', 'create', ['c'], 'keyboard.create', true),
  row('queue', 'queue.next', ['j', 'ArrowDown'], 'keyboard.queue.next'),
  row('queue', 'queue.previous', ['k', 'ArrowUp'], 'keyboard.queue.previous'),
  row('queue', 'queue.open', ['Enter'], 'keyboard.queue.open'),
  row('queue', 'queue.search', ['/'], 'keyboard.queue.search', true),
  row('queue', 'queue.claim', ['a'], 'keyboard.queue.claim', true),
  row('queue', 'queue.refresh', ['.'], 'keyboard.queue.refresh', true),
  row('case', 'case.next', ['j'], 'case.next', true),
  row('case', 'case.previous', ['k'], 'case.previous', true),
  row('case', 'case.back', ['u'], 'keyboard.case.back', true),
  row('case', 'case.reply', ['r'], 'do.reply', true),
  row('case', 'case.note', ['n'], 'do.note', true),
  row('case', 'case.claim', ['a'], 'do.claim', true),
  row('case', 'case.assign', ['s'], 'do.assign.to', true),
  row('case', 'case.wait', ['w'], 'do.wait', true),
  row('case', 'case.resume', ['g'], 'do.resume', true),
  row('case', 'case.resolve', ['e'], 'do.resolve.more', true),
  row('case', 'case.reopen', ['o'], 'do.reopen.more', true),
  row('case', 'case.close', ['x'], 'do.close', true),
  row('case', 'case.classify', ['l'], 'do.classify.more', true),
  row('case', 'case.merge', ['m'], 'do.merge.more', true),
  row('case', 'case.withdraw', ['d'], 'do.withdraw.more', true),
  row('case', 'case.erase', ['Delete'], 'do.erase.more', true),
  row('case', 'case.why', ['y'], 'keyboard.case.why', true),
];

/** What a key press looks like to the map. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Whether the press is text for the element that has the focus. */
export interface Circumstances {
  typing: boolean;
  letterKeys: boolean;
  /** Actions somebody on screen can carry out now. */
  available: ReadonlySet<ActionId>;
}

function pressed(press: Press): string | null {
  if (press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return `Mod+${press.key.toLowerCase()}`;
  return press.key;
}

/** The action for a key press, or null. Single characters are dead while typing and when switched off (WCAG 2.1.4). */
export function actionFor(press: Press, now: Circumstances): ActionId | null {
  const key = pressed(press);
  if (key === null) return null;
  const modified = key.startsWith('Mod+');
  if (now.typing && !modified) return null;
  if (key.length === 1 && !now.letterKeys) return null;
  return KEYMAP.find((binding) => binding.keys.includes(key) && now.available.has(binding.action))?.action ?? null;
}

/** How keys are written for people. */
export function keyLabel(key: string, mac: boolean): string {
  return key
    .replace('Mod+k', mac ? '⌘ K' : 'Ctrl + K')
    .replace('ArrowDown', '↓')
    .replace('ArrowUp', '↑');
}

/** Whether an element takes typed text. */
export function takesText(element: Element | null): boolean {
  if (element === null) return false;
  const tag = element.tagName;
  if (tag === 'TEXTAREA' || tag === 'SELECT') return true;
  if (tag === 'INPUT') return !['checkbox', 'radio', 'button', 'submit'].includes(element.getAttribute('type') ?? 'text');
  return element instanceof HTMLElement && element.isContentEditable;
}
