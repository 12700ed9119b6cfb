/**
 * Keeps unsent text for this tab, so that a reload or an ended session loses nothing. Session storage only: customer text must not
 * outlive the tab (ASVS 14.3.3).
 */
const PREFIX = 'redress.draft.';

export type DraftKind = 'reply' | 'note' | 'resolve';

function key(caseId: string, kind: DraftKind): string {
  return `${PREFIX}${kind}.${caseId}`;
}

export function readDraft(caseId: string, kind: DraftKind): string {
  try {
    return sessionStorage.getItem(key(caseId, kind)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(caseId: string, kind: DraftKind, text: string): void {
  try {
    if (text === '') sessionStorage.removeItem(key(caseId, kind));
    else sessionStorage.setItem(key(caseId, kind), text);
  } catch {
    // Storage is full or forbidden; the text is still in the editor.
  }
}

/** Removes all drafts; at sign-out, because the next person at this tab is another one. */
export function forgetDrafts(): void {
  try {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
  } catch {
    // Nothing is stored where storage is forbidden.
  }
}
