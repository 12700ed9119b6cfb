import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { CaseDetail, FeedbackSheet } from '../api/types';
import { PriorityLabel } from '../components/labels';
import { words } from '../i18n/codes';
import { useI18n } from '../i18n/I18nProvider';
import type { Directory } from '../session/directory';

interface FactsProps {
  value: CaseDetail;
  sheets: readonly FeedbackSheet[] | undefined;
  nameOf: Directory['nameOf'];
}

/** What is known of a case, beside its timeline. */
export function Facts({ value, sheets, nameOf }: FactsProps) {
  const { t, f } = useI18n();
  const when = (iso: string | null | undefined) =>
    iso == null ? null : (
      <time dateTime={iso} title={f.dateTime(iso)}>
        {f.short(iso)}
      </time>
    );
  const { customer, stated, redress } = value;
  const hasStated = stated != null && (stated.deadlineAt != null || stated.verdict != null || stated.disputed != null);
  return (
    <aside className="rd-facts" aria-label={t('case.facts')}>
      <Group title={t('case.facts')}>
        <Fact name={t('dim.assignee')}>{value.assignee == null || value.assignee === '' ? t('queue.unassigned') : nameOf(value.assignee)}</Fact>
        <Fact name={t('dim.team')}>{value.team}</Fact>
        <Fact name={t('dim.priority')}>{value.priority != null && <PriorityLabel priority={value.priority} />}</Fact>
        <Fact name={t('dim.severity')}>{value.severity}</Fact>
        <Fact name={t('dim.channel')}>{value.channel}</Fact>
        <Fact name={t('dim.category')}>{value.category}</Fact>
        <Fact name={t('dim.product')}>{value.product}</Fact>
        <Fact name={t('dim.brand')}>{value.brand}</Fact>
        <Fact name={t('dim.region')}>{value.region}</Fact>
        <Fact name={t('dim.source')}>{value.source}</Fact>
        <Fact name={t('case.sourceStatus')}>{value.sourceStatus}</Fact>
        <Fact name={t('case.outcome')}>{value.outcome == null ? null : words(t, 'outcome', value.outcome)}</Fact>
        <Fact name={t('case.rootCause')}>{value.rootCause}</Fact>
        <Fact name={t('case.redress')}>
          {redress == null
            ? null
            : [words(t, 'redress', redress.kind), redress.amount == null ? null : f.money(redress.amount, redress.currency ?? 'EUR')]
                .filter(Boolean)
                .join(' · ')}
        </Fact>
      </Group>
      <Group title={t('case.customer')}>
        <Fact name={t('case.name')}>{customer?.name && <bdi>{customer.name}</bdi>}</Fact>
        <Fact name={t('case.email')}>{customer?.email && <bdi>{customer.email}</bdi>}</Fact>
        <Fact name={t('case.phone')}>{customer?.phone && <bdi>{customer.phone}</bdi>}</Fact>
        <Fact name={t('case.reference')}>{customer?.reference && <bdi>{customer.reference}</bdi>}</Fact>
      </Group>
      {customer == null && <p className="rd-quiet">{t(value.erasedAt == null ? 'case.customer.none' : 'erase.erased')}</p>}
      <Group title={t('case.dates')}>
        <Fact name={t('case.received')}>{when(value.receivedAt)}</Fact>
        <Fact name={t('case.acknowledged')}>{when(value.acknowledgedAt)}</Fact>
        <Fact name={t('case.firstResponse')}>{when(value.firstResponseAt)}</Fact>
        <Fact name={t('case.resolved')}>{when(value.resolvedAt)}</Fact>
        <Fact name={t('case.closed')}>{when(value.closedAt)}</Fact>
        <Fact name={t('case.reopened')}>{(value.reopenCount ?? 0) > 0 && t('case.times', { n: value.reopenCount ?? 0 })}</Fact>
        <Fact name={t('case.transfers')}>{(value.transferCount ?? 0) > 0 && t('case.times', { n: value.transferCount ?? 0 })}</Fact>
      </Group>
      {hasStated && (
        <>
          <Group title={t('case.stated')}>
            <Fact name={t('case.stated.deadline')}>{when(stated.deadlineAt)}</Fact>
            <Fact name={t('case.stated.verdict')}>{stated.verdict == null ? null : words(t, 'case.stated.verdict', stated.verdict)}</Fact>
            <Fact name={t('case.stated.disputed')}>{stated.disputed == null ? null : t(stated.disputed ? 'case.yes' : 'case.no')}</Fact>
          </Group>
          <p className="rd-quiet rd-small">{t('case.stated.note')}</p>
        </>
      )}
      {sheets !== undefined && sheets.length > 0 && (
        <Group title={t('case.feedback')}>
          {sheets.flatMap((sheet) =>
            sheet.answers.map((answer) => (
              <Fact key={`${sheet.id} ${answer.question}`} name={answer.measure.toUpperCase()}>
                {f.number(answer.score)} / {f.number(answer.scaleMax)}
              </Fact>
            )),
          )}
        </Group>
      )}
      {value.erasedAt == null && sheets?.map((sheet) => sheet.comment != null && sheet.comment !== '' && <blockquote key={sheet.id} className="rd-quote"><bdi>{sheet.comment}</bdi></blockquote>)}
    </aside>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="rd-facts__title">{title}</h2>
      <DescriptionList isCompact isHorizontal className="rd-facts__list">
        {children}
      </DescriptionList>
    </section>
  );
}

/** One fact; nothing at all where it is not known. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children == null || children === false || children === '') return null;
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{name}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
