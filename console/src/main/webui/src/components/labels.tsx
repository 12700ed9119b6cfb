import { Label } from '@patternfly/react-core';
import type { CaseStatus } from '../api/types';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';

const STATUS_COLOURS: Record<CaseStatus, 'blue' | 'purple' | 'orange' | 'green' | 'grey'> = {
  new: 'blue',
  open: 'purple',
  'waiting-for-customer': 'orange',
  resolved: 'green',
  closed: 'grey',
  withdrawn: 'grey',
  merged: 'grey',
};

export function StatusLabel({ status }: { status: CaseStatus }) {
  const { t } = useI18n();
  return (
    <Label isCompact color={STATUS_COLOURS[status] ?? 'grey'} variant="outline">
      {words(t, 'status', status)}
    </Label>
  );
}

/** The organisation's own code; the common ones also get a weight. */
export function PriorityLabel({ priority }: { priority: string | null | undefined }) {
  if (priority == null || priority === '') return <span className="rd-quiet">–</span>;
  return <span className={`rd-priority rd-priority--${weight(priority)}`}>{priority}</span>;
}

function weight(priority: string): 'high' | 'normal' {
  return /urgent|critical|high|^p?[12]\b/i.test(priority) ? 'high' : 'normal';
}
