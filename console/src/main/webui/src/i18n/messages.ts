import type { Message, MessageKey } from './en';

export type Params = Readonly<Record<string, string | number>>;
export type Catalogue = Record<MessageKey, Message>;
export type Translate = (key: MessageKey, params?: Params) => string;

/** Makes the function that looks texts up, chooses the plural form by {@code n} and puts values in. */
export function translator(catalogue: Catalogue, locale: string): Translate {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, params = {}) => {
    const message = catalogue[key];
    const pattern =
      typeof message === 'string'
        ? message
        : plurals.select(Number(params['n'] ?? 0)) === 'one'
          ? message.one
          : message.other;
    return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
