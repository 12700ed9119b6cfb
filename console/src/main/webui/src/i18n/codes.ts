import en, { type MessageKey } from './en';
import type { Translate } from './messages';

function known(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** The words for a code of the server, or the code itself where the organisation made it up. */
export function words(t: Translate, prefix: string, code: string): string {
  const key = `${prefix}.${code}`;
  return known(key) ? t(key) : code;
}
