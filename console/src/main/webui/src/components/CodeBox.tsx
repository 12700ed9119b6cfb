import { Button } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { CopyIcon } from './icons';

/** Text to copy: a command, a secret. */
export function CodeBox({ label, code }: { label: string; code: string }) {
  const { t } = useI18n();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <figure className="rd-code">
      <figcaption>
        <span>{label}</span>
        <Button variant="link" size="sm" icon={<CopyIcon />} onClick={() => void copy(code).then(setCopied)}>
          <span role="status">{copied ? t('action.copied') : t('action.copy')}</span>
        </Button>
      </figcaption>
      <pre tabIndex={0} aria-label={label}>
        <code>{code}</code>
      </pre>
    </figure>
  );
}

/** Answers whether it worked; without a secure context the text has to be selected by hand. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
