import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useState } from 'react';
import { Link } from 'react-router';
import { serverClock } from '../api/serverClock';
import type { CaseTimeline, TimelineDuplicate, TimelineItem } from '../api/types';
import { NoteIcon } from '../components/icons';
import { useI18n } from '../i18n/I18nProvider';
import type { Directory } from '../session/directory';
import { CaseLink } from './CaseLink';
import { withDuplicates } from './merging';
import { actorName, itemKind, itemText, mergedInto, reasonOf, type ItemKind } from './timelineText';

type Shown = 'all' | 'messages' | 'events';
const FILTERS: readonly Shown[] = ['all', 'messages', 'events'];
const LATE_MILLIS = 60_000;

function isMessage(kind: ItemKind): boolean {
  return kind === 'customer-message' || kind === 'agent-message' || kind === 'note';
}

/** Everything that happened, oldest first: messages as cards, the rest as lines. */
export function Timeline({ timeline, erased, nameOf }: { timeline: CaseTimeline; erased: boolean; nameOf: Directory['nameOf'] }) {
  const { t } = useI18n();
  const [shown, setShown] = useState<Shown>('all');
  const visible = withDuplicates(timeline.items, timeline.duplicates).filter(
    (line) => shown === 'all' || (line.kind === 'item' && isMessage(itemKind(line.item))) === (shown === 'messages'),
  );
  return (
    <section aria-labelledby="timeline-title" className="rd-timeline">
      <div className="rd-timeline__head">
        <h2 id="timeline-title">{t('timeline.title')}</h2>
        <ToggleGroup aria-label={t('timeline.filter')} isCompact>
          {FILTERS.map((filter) => (
            <ToggleGroupItem
              key={filter}
              buttonId={`timeline-${filter}`}
              text={t(`timeline.${filter}`)}
              isSelected={shown === filter}
              onChange={() => setShown(filter)}
            />
          ))}
        </ToggleGroup>
      </div>
      {visible.length === 0 && <p className="rd-quiet">{t('timeline.empty')}</p>}
      <ol className="rd-timeline__list">
        {visible.map((line) => {
          if (line.kind === 'duplicate') return <DuplicateLine key={line.duplicate.id} duplicate={line.duplicate} nameOf={nameOf} />;
          const { item } = line;
          const kind = itemKind(item);
          return isMessage(kind) ? (
            <MessageCard key={item.version} item={item} kind={kind} erased={erased} nameOf={nameOf} />
          ) : (
            <EventLine key={item.version} item={item} kind={kind} nameOf={nameOf} />
          );
        })}
      </ol>
    </section>
  );
}

interface ItemProps {
  item: TimelineItem;
  kind: ItemKind;
  nameOf: Directory['nameOf'];
}

function MessageCard({ item, kind, erased, nameOf }: ItemProps & { erased: boolean }) {
  const { t } = useI18n();
  const automatic = item.fact?.['automatic'] === true;
  const label =
    kind === 'note'
      ? t('timeline.internal')
      : kind === 'customer-message'
        ? t('timeline.fromCustomer')
        : automatic
          ? t('timeline.automatic')
          : t('timeline.answer');
  return (
    <li className={`rd-message rd-message--${kind}`}>
      <div className="rd-message__head">
        <strong>{actorName(item, t, nameOf)}</strong>
        <span className="rd-message__label">
          {kind === 'note' && <NoteIcon />} {label}
        </span>
        <When item={item} />
      </div>
      {erased && (item.message?.text ?? '') === '' ? (
        <em className="rd-quiet">{t('erase.erased')}</em>
      ) : (
        <bdi className="rd-message__text">{item.message?.text ?? itemText(item, t)}</bdi>
      )}
    </li>
  );
}

/** A case that was merged into this one; it has no event of its own here, because this case did not change by it. */
function DuplicateLine({ duplicate, nameOf }: { duplicate: TimelineDuplicate; nameOf: Directory['nameOf'] }) {
  const { t } = useI18n();
  const told = { version: 0, type: '', occurredAt: duplicate.mergedAt, recordedAt: duplicate.recordedAt, actor: duplicate.actor, fact: {} };
  return (
    <li className="rd-event">
      <span>
        {t('timeline.duplicate')} <Link to={`/cases/${duplicate.id}`}>{duplicate.number}</Link>
        {duplicate.reason != null && `. ${t('event.reason', { reason: duplicate.reason })}`} <span className="rd-quiet">· {actorName(told, t, nameOf)}</span>
      </span>
      <When item={told} />
    </li>
  );
}

function EventLine({ item, kind, nameOf }: ItemProps) {
  const { t } = useI18n();
  const into = mergedInto(item);
  const reason = reasonOf(item);
  const breached = item.type.includes('.sla-breached.') || item.type.includes('.sla-warned.');
  return (
    <li className={`rd-event rd-event--${kind}${breached ? ' rd-event--loud' : ''}`}>
      <span>
        {into === null ? (
          itemText(item, t)
        ) : (
          <>
            {t('event.mergedInto')} <CaseLink id={into} />
            {reason !== null && `. ${t('event.reason', { reason })}`}
          </>
        )}{' '}
        <span className="rd-quiet">· {actorName(item, t, nameOf)}</span>
      </span>
      <When item={item} />
    </li>
  );
}

/** When it happened; and when we heard of it, if that was later. */
function When({ item }: { item: TimelineItem }) {
  const { t, f } = useI18n();
  const late = item.recordedAt != null && Date.parse(item.recordedAt) - Date.parse(item.occurredAt) > LATE_MILLIS;
  return (
    <span className="rd-when">
      <time dateTime={item.occurredAt} title={f.dateTime(item.occurredAt)}>
        {Math.abs(serverClock.now() - Date.parse(item.occurredAt)) < 86_400_000
          ? f.ago(item.occurredAt, serverClock.now())
          : f.short(item.occurredAt)}
      </time>
      {late && item.recordedAt != null && (
        <span title={f.dateTime(item.recordedAt)}> ({t('timeline.recordedLater', { time: f.short(item.recordedAt) })})</span>
      )}
    </span>
  );
}
