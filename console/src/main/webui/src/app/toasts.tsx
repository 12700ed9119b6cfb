import { Alert, AlertActionCloseButton, AlertActionLink, AlertGroup } from '@patternfly/react-core';
import { createContext, use, useCallback, useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import { useI18n } from '../i18n/I18nProvider';

interface Toast {
  id: number;
  variant: 'success' | 'info' | 'warning' | 'danger';
  title: string;
  undo?: () => void;
}

interface Toasts {
  say: (title: string, undo?: () => void) => void;
  warn: (title: string) => void;
}

const ToastContext = createContext<Toasts>({ say: () => {}, warn: () => {} });
const SHOWN_MILLIS = 8000;
let lastId = 0;

/** Short messages at the edge, spoken politely, gone after eight seconds. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);

  const value = useMemo<Toasts>(() => {
    const add = (toast: Omit<Toast, 'id'>) => setToasts((all) => [...all.slice(-2), { ...toast, id: ++lastId }]);
    return {
      say: (title, undo) => add(undo === undefined ? { variant: 'success', title } : { variant: 'success', title, undo }),
      warn: (title) => add({ variant: 'warning', title }),
    };
  }, []);

  return (
    <ToastContext value={value}>
      {children}
      <AlertGroup isToast isLiveRegion aria-live="polite" className="rd-toasts">
        {toasts.map((toast) => (
          <Expiring key={toast.id} onEnd={() => remove(toast.id)}>
            <Alert
              component="p"
              variant={toast.variant}
              title={toast.title}
              actionClose={<AlertActionCloseButton title={t('action.close')} onClose={() => remove(toast.id)} />}
              actionLinks={
                toast.undo && (
                  <AlertActionLink
                    onClick={() => {
                      toast.undo?.();
                      remove(toast.id);
                    }}
                  >
                    {t('action.undo')}
                  </AlertActionLink>
                )
              }
            />
          </Expiring>
        ))}
      </AlertGroup>
    </ToastContext>
  );
}

function Expiring({ onEnd, children }: { onEnd: () => void; children: ReactNode }) {
  // The timer belongs to the toast, not to the function that happens to remove it.
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    const timer = setTimeout(() => end(), SHOWN_MILLIS);
    return () => clearTimeout(timer);
  }, []);
  return children;
}

export function useToasts(): Toasts {
  return use(ToastContext);
}
