// The only place that names schemas of the services' documents; features import from here.
import type { components as Complaint } from './generated/complaint';
import type { components as Console } from './generated/console';
import type { components as Feedback } from './generated/feedback';
import type { components as Kpi } from './generated/kpi';
import type { components as Notification } from './generated/notification';

export type CaseSummary = Complaint['schemas']['CaseSummary'];
export type CaseDetail = Complaint['schemas']['CaseDetail'];
export type CaseStatus = CaseSummary['status'];
export type Clock = Complaint['schemas']['Clock'];
export type NextDeadline = Complaint['schemas']['NextDeadline'];
export type TimelineItem = Complaint['schemas']['TimelineItem'];
export type ResolveRequest = Complaint['schemas']['ResolveRequest'];
export type NewComplaint = Complaint['schemas']['NewComplaint'];
export type ClassifyRequest = Complaint['schemas']['ClassifyRequest'];
export type AssignRequest = Complaint['schemas']['AssignRequest'];

export type FeedbackSheet = Feedback['schemas']['Feedback'];

export type KpiAnswer = Kpi['schemas']['KpiAnswer'];
export type KpiSeries = Kpi['schemas']['Series'];
export type KpiMetrics = Kpi['schemas']['Metrics'];
export type ClockVerdicts = Kpi['schemas']['ClockVerdicts'];
export type Durations = Kpi['schemas']['Durations'];

export type Delivery = Notification['schemas']['Delivery'];

export type Session = Console['schemas']['Session'];
export type User = Console['schemas']['User'];
export type ApiKey = Console['schemas']['ApiKey'];
export type DirectoryEntry = Console['schemas']['DirectoryEntry'];
export type ParkedRecord = Console['schemas']['ParkedRecord'];
