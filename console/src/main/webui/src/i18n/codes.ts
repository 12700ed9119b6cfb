import en, { type MessageKey } from './en';
import type { Translate } from './messages';

const CUSTOM = 'fields.';

function known(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}

/** The words for a code of the server, or the code itself where the organisation made it up. */
export function words(t: Translate, prefix: string, code: string): string {
  const key = `${prefix}.${code}`;
  return known(key) ? t(key) : code;
}

/** What an attribute that rules ask for is called; custom fields by the name their source gave them. */
export function attributeText(t: Translate, attribute: string): string {
  return attribute.startsWith(CUSTOM) ? t('dim.field', { name: attribute.slice(CUSTOM.length) }) : words(t, 'dim', attribute);
}
