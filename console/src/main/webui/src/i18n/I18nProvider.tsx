import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { usePreferences } from '../app/preferences';
import en from './en';
import { formats, type Format } from './format';
import { translator, type Catalogue, type Translate } from './messages';

export const LANGUAGES: ReadonlyArray<{ code: string; name: string }> = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
];

interface I18n {
  language: string;
  /** The browser's variant of the language, for formats of one's own. */
  locale: string;
  t: Translate;
  f: Format;
}

function make(catalogue: Catalogue, language: string, locale: string): I18n {
  const t = translator(catalogue, locale);
  return { language, locale, t, f: formats(locale, t) };
}

/** The browser's variant of a language, so that an Australian gets Australian dates. */
function localeFor(language: string): string {
  return navigator.languages.find((locale) => locale.split('-')[0] === language) ?? language;
}

function chosenLanguage(preferred: string | null): string {
  const wanted = preferred ?? navigator.languages.map((locale) => locale.split('-')[0]).find(isOffered);
  return wanted !== undefined && isOffered(wanted) ? wanted : 'en';
}

function isOffered(code: string | undefined): code is string {
  return LANGUAGES.some((language) => language.code === code);
}

const I18nContext = createContext<I18n>(make(en, 'en', 'en'));

export function I18nProvider({ children }: { children: ReactNode }) {
  const language = chosenLanguage(usePreferences().language);
  const [german, setGerman] = useState<Catalogue | null>(null);

  useEffect(() => {
    document.documentElement.lang = language;
    if (language === 'de') void import('./de').then((module) => setGerman(module.default));
  }, [language]);

  const value = useMemo(() => {
    const locale = localeFor(language);
    return make(language === 'de' && german !== null ? german : en, language, locale);
  }, [language, german]);

  // The catalogue of another language comes a moment later; a page that changes its words while it is read is worse.
  if (language === 'de' && german === null) return null;
  return <I18nContext value={value}>{children}</I18nContext>;
}

export function useI18n(): I18n {
  return use(I18nContext);
}
