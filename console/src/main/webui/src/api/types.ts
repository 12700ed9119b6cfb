// The only place that names schemas of the services' documents; features import from here.
import type { components as Complaint } from './generated/complaint';
import type { components as Console } from './generated/console';
import type { components as Feedback } from './generated/feedback';
import type { components as Kpi } from './generated/kpi';
import type { components as Notification } from './generated/notification';

export type CaseSummary = Complaint['schemas']['CaseSummary'];
export type CaseDetail = Complaint['schemas']['Case'];
export type CaseStatus = CaseSummary['status'];
export type Clock = Complaint['schemas']['Clock'];
export type ClockState = Clock['state'];
export type NextDeadline = Complaint['schemas']['NextDeadline'];
export type TimelineItem = Complaint['schemas']['TimelineEntry'];
export type TimelineDuplicate = Complaint['schemas']['TimelineDuplicate'];
export type CaseTimeline = Complaint['schemas']['Timeline'];
export type MergeRequest = Complaint['schemas']['Merge'];
export type ResolveRequest = Complaint['schemas']['Resolve'];
export type NewComplaint = Complaint['schemas']['NewComplaint'];
export type ClassifyRequest = Complaint['schemas']['Classify'];
export type ErasurePreview = Complaint['schemas']['ErasurePreview'];
export type Erasure = Complaint['schemas']['Erasure'];
export type AssignRequest = Complaint['schemas']['Assign'];

export type FeedbackSheet = Feedback['schemas']['Feedback'];

export type KpiAnswer = Kpi['schemas']['KpiAnswer'];
export type KpiSeries = Kpi['schemas']['Series'];
export type KpiMetrics = KpiSeries['metrics'];
export type ClockVerdicts = Kpi['schemas']['Sla'];
export type Durations = Kpi['schemas']['Times'];
/** What figures that are shares have in common, and what only some of them have. */
export type KpiShare = Partial<Kpi['schemas']['Part'] & Kpi['schemas']['Reopen'] & Kpi['schemas']['Transfer'] & Kpi['schemas']['FirstContact'] & Omit<Kpi['schemas']['Disputes'], 'stated'>> & { stated?: KpiShare };
/** By metric: its definition, and the lists of what it counts. */
export type KpiLinks = NonNullable<KpiSeries['links']>;

/** Where a figure is defined, and the lists of what its parts count. */
export type CaseLinks = Kpi['schemas']['Links'];
export type Definition = Kpi['schemas']['Definition'];
export type CaseItem = Kpi['schemas']['Item'];
export type CasePageOfList = Kpi['schemas']['CasePage'];
export type Comparison = Kpi['schemas']['CompareAnswer'];
export type Compared = Kpi['schemas']['Compared'];
export type ComparedSide = Kpi['schemas']['Side'];
export type Survival = Kpi['schemas']['Survival'];
export type SurvivalLine = Kpi['schemas']['SurvivalLine'];
export type Backlog = Kpi['schemas']['Backlog'];
export type Ages = Kpi['schemas']['Ages'];
export type Forecast = Kpi['schemas']['Forecast'];
export type ForecastLine = Kpi['schemas']['ForecastLine'];

export type Delivery = Notification['schemas']['DeliveryView'];

export type Session = Console['schemas']['Session'];
export type User = Console['schemas']['User'];
export type ApiKey = Console['schemas']['ApiKey'];
export type DirectoryEntry = Console['schemas']['DirectoryEntry'];
export type ParkedRecord = Console['schemas']['ParkedItem'];

export type Objective = Kpi['schemas']['Objective'];
export type ObjectiveForm = Kpi['schemas']['ObjectiveForm'];
export type PastTransition = Kpi['schemas']['PastTransition'];
export type Surges = Kpi['schemas']['Surges'];
export type CategoryIntake = Kpi['schemas']['CategoryIntake'];

export type Explained = Complaint['schemas']['SlaExplained'];
export type ExplainedClock = Complaint['schemas']['SimulatedClock'];
export type ExplainedStep = Complaint['schemas']['SlaExplanationStep'];
export type ClockGrounds = Complaint['schemas']['SimulatedGrounds'];
export type Simulation = Complaint['schemas']['Simulation'];
export type SimulationRequest = Complaint['schemas']['SimulationRequest'];
export type CalendarJson = Complaint['schemas']['SimulationCalendar'];
export type IcalReading = Complaint['schemas']['IcalReading'];
export type HolidayYear = Complaint['schemas']['HolidayCountryYear'];
export type ClockJson = Complaint['schemas']['SimulationClock'];
export type TargetJson = Complaint['schemas']['SimulationTarget'];
/** With what will go wrong if nobody looks at it, such as a coming year without holidays. */
export type SlaDefinition = Complaint['schemas']['SlaDefinition'];
export type PackSummary = Complaint['schemas']['PolicyPackSummary'];
export type Pack = Complaint['schemas']['PolicyPack'];
export type Preview = Complaint['schemas']['SlaPreview'];
export type Application = Complaint['schemas']['SlaApplication'];
