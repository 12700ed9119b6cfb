// The only place that names schemas of the services' documents; features import from here.
import type { components as Complaint } from './generated/complaint';
import type { components as Console } from './generated/console';
import type { components as Feedback } from './generated/feedback';
import type { components as Figures } from './generated/figures';
import type { components as Kpi } from './generated/kpi';
import type { components as Notification } from './generated/notification';
import type { components as Objectives } from './generated/objectives';
import type { components as Sla } from './generated/sla';

export type CaseSummary = Complaint['schemas']['CaseSummary'];
export type CaseDetail = Complaint['schemas']['CaseDetail'];
export type CaseStatus = CaseSummary['status'];
export type Clock = Complaint['schemas']['Clock'];
export type NextDeadline = Complaint['schemas']['NextDeadline'];
export type TimelineItem = Complaint['schemas']['TimelineItem'];
export type TimelineDuplicate = Complaint['schemas']['TimelineDuplicate'];
export type CaseTimeline = Complaint['schemas']['Timeline'];
export type MergeRequest = Complaint['schemas']['MergeRequest'];
export type ResolveRequest = Complaint['schemas']['ResolveRequest'];
export type NewComplaint = Complaint['schemas']['NewComplaint'];
export type ClassifyRequest = Complaint['schemas']['ClassifyRequest'];
export type ErasurePreview = Complaint['schemas']['ErasurePreview'];
export type Erasure = Complaint['schemas']['Erasure'];
export type AssignRequest = Complaint['schemas']['AssignRequest'];

export type FeedbackSheet = Feedback['schemas']['Feedback'];

export type KpiAnswer = Kpi['schemas']['KpiAnswer'];
export type KpiSeries = Kpi['schemas']['Series'];
export type KpiMetrics = Kpi['schemas']['Metrics'];
export type ClockVerdicts = Kpi['schemas']['ClockVerdicts'];
export type Durations = Kpi['schemas']['Durations'];
export type KpiShare = Kpi['schemas']['Share'];
/** By metric: its definition, and the lists of what it counts. */
export type KpiLinks = NonNullable<KpiSeries['links']>;

/** Where a figure is defined, and the lists of what its parts count. */
export type CaseLinks = Figures['schemas']['CaseLinks'];
export type Definition = Figures['schemas']['Definition'];
export type CaseItem = Figures['schemas']['CaseItem'];
export type CasePageOfList = Figures['schemas']['CasePage'];
export type Comparison = Figures['schemas']['Comparison'];
export type Compared = Figures['schemas']['Compared'];
export type ComparedSide = Figures['schemas']['Side'];
export type Survival = Figures['schemas']['Survival'];
export type SurvivalLine = Figures['schemas']['SurvivalLine'];
export type Backlog = Figures['schemas']['Backlog'];
export type Ages = Figures['schemas']['Ages'];
export type Forecast = Figures['schemas']['Forecast'];
export type ForecastLine = Figures['schemas']['ForecastLine'];

export type Delivery = Notification['schemas']['Delivery'];

export type Session = Console['schemas']['Session'];
export type User = Console['schemas']['User'];
export type ApiKey = Console['schemas']['ApiKey'];
export type DirectoryEntry = Console['schemas']['DirectoryEntry'];
export type ParkedRecord = Console['schemas']['ParkedRecord'];

export type Objective = Objectives['schemas']['Objective'];
export type ObjectiveForm = Objectives['schemas']['ObjectiveForm'];
export type PastTurn = Objectives['schemas']['PastTurn'];
export type Surges = Objectives['schemas']['Surges'];
export type CategoryIntake = Objectives['schemas']['CategoryIntake'];

export type Explained = Sla['schemas']['SlaExplained'];
export type ExplainedClock = Sla['schemas']['SimulatedClock'];
export type ExplainedStep = Sla['schemas']['SlaExplanationStep'];
export type ClockGrounds = Sla['schemas']['SimulatedGrounds'];
export type Simulation = Sla['schemas']['Simulation'];
export type SimulationRequest = Sla['schemas']['SimulationRequest'];
export type CalendarJson = Sla['schemas']['SimulationCalendar'];
export type IcalReading = Sla['schemas']['IcalReading'];
export type HolidayYear = Sla['schemas']['HolidayCountryYear'];
export type ClockJson = Sla['schemas']['SimulationClock'];
export type TargetJson = Sla['schemas']['SimulationTarget'];
/** With what will go wrong if nobody looks at it, such as a coming year without holidays. */
export type SlaDefinition = Sla['schemas']['SlaDefinition'];
export type PackSummary = Sla['schemas']['PolicyPackSummary'];
export type Pack = Sla['schemas']['PolicyPack'];
export type Preview = Sla['schemas']['SlaPreview'];
export type Application = Sla['schemas']['SlaApplication'];
