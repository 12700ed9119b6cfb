import { Button, FormHelperText, HelperText, HelperTextItem, TextArea } from '@patternfly/react-core';
import { useEffect, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { useI18n } from '../i18n/I18nProvider';
import { NoteIcon, ReplyIcon } from '../components/icons';
import { keepDraft, readDraft } from './drafts';

export type ComposerKind = 'reply' | 'note';

interface ComposerProps {
  caseId: string;
  kind: ComposerKind;
  onKind: (kind: ComposerKind) => void;
  mayReply: boolean;
  mayNote: boolean;
  mayResolve: boolean;
  busy: boolean;
  /** Called at the first key, to remember what the writer saw. */
  onBegin: () => void;
  /** Answers whether it was taken; only then the text goes away. */
  onSend: (kind: ComposerKind, text: string) => Promise<boolean>;
  onResolve: (text: string) => void;
  inputRef: Ref<HTMLTextAreaElement>;
}

const SAVE_MILLIS = 300;

/** Where answers and internal notes are written. Each keeps its own draft for this tab. */
export function Composer(props: ComposerProps) {
  const { caseId, kind, onKind, mayReply, mayNote, mayResolve, busy, onBegin, onSend, onResolve, inputRef } = props;
  const { t } = useI18n();
  const [texts, setTexts] = useState(() => ({ reply: readDraft(caseId, 'reply'), note: readDraft(caseId, 'note') }));
  const [missing, setMissing] = useState(false);
  const text = texts[kind];
  const begun = useRef(false);

  useEffect(() => {
    const timer = setTimeout(() => {
      keepDraft(caseId, 'reply', texts.reply);
      keepDraft(caseId, 'note', texts.note);
    }, SAVE_MILLIS);
    return () => {
      clearTimeout(timer);
      keepDraft(caseId, 'reply', texts.reply);
      keepDraft(caseId, 'note', texts.note);
    };
  }, [caseId, texts]);

  const type = (value: string) => {
    if (!begun.current) onBegin();
    begun.current = value !== '';
    setMissing(false);
    setTexts((all) => ({ ...all, [kind]: value }));
  };
  const send = async () => {
    if (text.trim() === '') {
      setMissing(true);
      return;
    }
    if (busy) return;
    if (await onSend(kind, text)) {
      begun.current = false;
      setTexts((all) => ({ ...all, [kind]: '' }));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    } else if (event.key === 'Escape') {
      (event.target as HTMLElement).blur();
    }
  };

  return (
    <section className={`rd-composer rd-composer--${kind}`} aria-label={t(`composer.${kind}`)}>
      <div className="rd-composer__tabs" role="group" aria-label={t('composer.tabs')}>
        {mayReply && (
          <Button variant="link" size="sm" icon={<ReplyIcon />} aria-pressed={kind === 'reply'} onClick={() => onKind('reply')}>
            {t('composer.reply')}
          </Button>
        )}
        {mayNote && (
          <Button variant="link" size="sm" icon={<NoteIcon />} aria-pressed={kind === 'note'} onClick={() => onKind('note')}>
            {t('composer.note')}
          </Button>
        )}
      </div>
      <TextArea
        ref={inputRef}
        id="composer-text"
        aria-label={t(`composer.${kind}`)}
        aria-invalid={missing}
        aria-describedby={missing ? 'composer-error' : 'composer-hint'}
        validated={missing ? 'error' : 'default'}
        placeholder={t(`composer.${kind}.placeholder`)}
        value={text}
        onChange={(_, value) => type(value)}
        onKeyDown={onKeyDown}
        resizeOrientation="vertical"
        rows={4}
      />
      {missing && (
        <FormHelperText>
          <HelperText id="composer-error">
            <HelperTextItem variant="error">{t('composer.required')}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
      <div className="rd-composer__foot">
        <Button variant="primary" isLoading={busy} isDisabled={busy} onClick={() => void send()}>
          {t(`composer.${kind}.send`)}
        </Button>
        {kind === 'reply' && mayResolve && (
          <Button variant="secondary" isDisabled={busy} onClick={() => onResolve(text)}>
            {t('composer.replyResolve')}
          </Button>
        )}
        <span id="composer-hint" className="rd-quiet">
          {t('composer.hint')}
          {text !== '' && ` · ${t('composer.draft')}`}
        </span>
      </div>
    </section>
  );
}
