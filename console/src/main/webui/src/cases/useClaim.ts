import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { newIdempotencyKey } from '../api/idempotency';
import { asApiError } from '../api/problem';
import { useToasts } from '../app/toasts';
import { errorText } from '../components/states';
import { useI18n } from '../i18n/I18nProvider';
import { useSession } from '../session/session';
import { readCase, send, storeCase } from './api';

/** Assigns a case to the signed-in user from the queue. The hint of the change updates the row. */
export function useClaim(): (id: string) => void {
  const { t } = useI18n();
  const { user } = useSession();
  const { say, warn } = useToasts();
  const queries = useQueryClient();
  return useCallback(
    (id: string) => {
      const claim = async () => {
        const before = await readCase(id);
        const after = await send(id, before.etag, newIdempotencyKey(), { action: 'assign', body: { assignee: user.id } });
        storeCase(queries, after);
        say(t('done.assign', { who: user.displayName || user.username }));
      };
      claim().catch((error: unknown) => warn(errorText(asApiError(error), t)));
    },
    [queries, say, warn, t, user],
  );
}
