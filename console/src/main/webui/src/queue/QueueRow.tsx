import { memo } from 'react';
import { Link } from 'react-router';
import { serverClock } from '../api/serverClock';
import type { CaseSummary } from '../api/types';
import { StatusLabel, PriorityLabel } from '../components/labels';
import { useI18n } from '../i18n/I18nProvider';
import { SlaChip } from '../sla/SlaChip';
import { words } from '../i18n/codes';

/** While the customer has the next move, no deadline comes nearer. */
const PAUSED = { clock: 'resolution', state: 'paused' } as const;

interface QueueRowProps {
  row: CaseSummary;
  /** Place in the whole list, from 1; the head is row 1 of the table. */
  index: number;
  current: boolean;
  flashing: boolean;
  left: boolean;
  /** What to call the assignee; null for nobody. */
  owner: string | null;
  mine: boolean;
  onFocus: (id: string) => void;
}

/** One case in the queue. Only its link takes the focus; j and k move it. */
export const QueueRow = memo(function QueueRow({ row, index, current, flashing, left, owner, mine, onFocus }: QueueRowProps) {
  const { t, f } = useI18n();
  const topic = [row.category, row.product].filter((value) => value != null && value !== '').join(' · ');
  const classes = ['rd-row', current && 'is-current', flashing && 'is-flashing', left && 'is-left'].filter(Boolean).join(' ');
  return (
    <tr role="row" className={classes} aria-rowindex={index + 1} data-case={row.id}>
      <td role="cell" className="rd-row__deadline">
        {row.nextDeadline == null ? (
          row.status === 'waiting-for-customer' ? <SlaChip reading={PAUSED} /> : <span className="rd-quiet">{t('chip.none')}</span>
        ) : (
          <>
            <SlaChip reading={row.nextDeadline} />
            <span className="rd-row__clock">{words(t, 'clock', row.nextDeadline.clock)}</span>
          </>
        )}
      </td>
      <td role="cell" className="rd-row__case">
        <Link to={`/cases/${row.id}`} className="rd-row__link" onFocus={() => onFocus(row.id)}>
          <bdi>{row.subject || t(row.erasedAt == null ? 'queue.noSubject' : 'erase.erased')}</bdi>
        </Link>
        <span className="rd-row__sub">
          <span className="rd-number">{row.number}</span>
          {row.customerName != null && row.customerName !== '' && (
            <>
              {' · '}
              <bdi>{row.customerName}</bdi>
            </>
          )}
          {left && <em className="rd-row__left">{t('queue.gone')}</em>}
        </span>
      </td>
      <td role="cell" className="rd-row__status">
        <StatusLabel status={row.status} />
      </td>
      <td role="cell" className="rd-row__priority">
        <PriorityLabel priority={row.priority} />
      </td>
      <td role="cell" className="rd-row__topic">
        <span>{row.channel ?? '–'}</span>
        <span className="rd-row__sub">{topic}</span>
      </td>
      <td role="cell" className="rd-row__owner">
        <span className={owner === null ? 'rd-quiet' : mine ? 'rd-mine' : undefined}>
          {owner === null ? t('queue.unassigned') : mine ? t('queue.me') : owner}
        </span>
        <span className="rd-row__sub">{row.team}</span>
      </td>
      <td role="cell" className="rd-row__received">
        {row.receivedAt != null && (
          <time dateTime={row.receivedAt} title={f.dateTime(row.receivedAt)}>
            {f.ago(row.receivedAt, serverClock.now())}
          </time>
        )}
      </td>
    </tr>
  );
});
