// Takes the part about deadlines out of complaint-service's own document into openapi/sla.json:
//   ./mvnw -pl complaint-service -am package -DskipTests -Dquarkus.smallrye-openapi.store-schema-directory=/tmp/openapi
//   node dev/openapi.mjs /tmp/openapi/openapi.json && npm run generate
// The service's document does not say which members are always there; OPTIONAL repeats what is @Nullable in its records.
import { readFileSync, writeFileSync } from 'node:fs';

const OPTIONAL = {
  HolidayCountryYear: ['region'],
  IcalCalendar: ['zone', 'weekly', 'holidays', 'exceptions', 'publicHolidays'],
  IcalException: ['name'],
  IcalHoliday: ['name'],
  IcalPublicHolidays: ['region'],
  PolicyPack: ['effectiveFrom'],
  PolicyPackSummary: ['effectiveFrom'],
  PackRule: ['toConfirm'],
  PackStatement: ['from', 'variant'],
  PackHoldingLetter: ['notice'],
  SimulatedClock: ['verdict', 'dueAt', 'dueOn', 'stoppedAt', 'stoppedBy', 'replacedBy', 'targetSeconds', 'marginSeconds', 'calendar', 'calendarVersion', 'explanation', 'grounds'],
  SimulatedExchanges: ['lastSeconds', 'lastMarginSeconds', 'lastVerdict', 'longestSeconds'],
  SimulatedRule: ['toConfirm'],
  SimulatedWarning: ['at'],
  Simulation: ['receivedAt', 'asOf', 'pack'],
  SimulationCalendar: ['id', 'version', 'effectiveFrom', 'weekly', 'weekend', 'holidays', 'exceptions', 'publicHolidays'],
  SimulationClock: ['kind', 'target', 'calendar', 'startedBy', 'stoppedBy', 'cancelledBy', 'pausedBy', 'reopen', 'warnings', 'replacedBy', 'exemptIf'],
  SimulationEvent: ['status', 'state', 'version', 'calendar'],
  SimulationException: ['name'],
  SimulationHoliday: ['name', 'active'],
  SimulationLocalTime: ['zone'],
  SimulationPause: ['to', 'state'],
  SimulationPolicy: ['version', 'effectiveFrom'],
  SimulationPublicHolidays: ['region'],
  SimulationRequest: ['zone', 'calendar', 'calendars', 'policy', 'policies', 'pack', 'variant', 'receivedAt', 'receivedOn', 'events', 'pauses', 'asOf', 'localTimes'],
  SimulationTarget: ['duration', 'quantity', 'cutOff', 'receivedBy', 'moveToWorkingDay'],
  SlaDefinition: ['warnings'],
  SlaApplication: ['undoneAt', 'undoneBy', 'finishedAt'],
  SlaExplained: ['receivedAt'],
  SlaExplainedPolicy: ['version', 'effectiveFrom', 'rule'],
  SlaExplanationStep: ['until', 'detail'],
  SlaPreviewClock: ['minSeconds', 'medianSeconds', 'maxSeconds', 'medianStepSeconds'],
  SlaPreviewOverdue: ['dueBefore'],
};

const whole = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const paths = Object.fromEntries(Object.entries(whole.paths).filter(([path]) => path.includes('/sla/')));
const schemas = {};
const take = (node) => {
  if (Array.isArray(node)) node.forEach(take);
  else if (node !== null && typeof node === 'object') {
    const name = typeof node.$ref === 'string' ? node.$ref.split('/').pop() : null;
    if (name !== null && schemas[name] === undefined) {
      const schema = structuredClone(whole.components.schemas[name]);
      schemas[name] = schema;
      if (schema.properties !== undefined) schema.required = Object.keys(schema.properties).filter((each) => !(OPTIONAL[name] ?? []).includes(each));
      take(schema);
    }
    Object.values(node).forEach(take);
  }
};
take(paths);
const sorted = Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const document = { openapi: whole.openapi, info: { ...whole.info, title: 'Redress complaint-service: deadlines' }, paths, components: { schemas: sorted } };
writeFileSync('openapi/sla.json', `${JSON.stringify(document, null, 2)}\n`);
console.log(`openapi/sla.json: ${Object.keys(paths).length} paths, ${Object.keys(schemas).length} schemas`);
