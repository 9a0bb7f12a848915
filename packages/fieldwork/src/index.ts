export { type CallOutcome, type CallStage, isOwnRefusal, outcomesAt } from './calls/call-outcomes.ts';
export {
  type CallTimes,
  clock,
  readHardTime,
  readSoftTime,
  type WrittenTime,
  type WrongTime,
} from './calls/call-time.ts';
export { closingOf, daysFrom, nextOpening, telephoneStepAt, windowAt } from './calls/call-windows.ts';
export {
  type CallingTexts,
  callingTexts,
  fillCallingTexts,
} from './calls/calling-texts.ts';
export {
  type CallCounts,
  type CallMade,
  type CountedCalls,
  callCounts,
  callsByDay,
  callsByInterviewer,
  callsByWindow,
} from './calls/count-calls.ts';
export {
  type CallCase,
  type CallingNow,
  type CallKind,
  type DueCall,
  type LatestCall,
  nextDue,
  orderCalls,
  outcomesThatEndCalls,
} from './calls/next-call.ts';
export type {
  AnsweredQuestion,
  CaseHistory,
  CaseSource,
  ContactEvent,
  ContactMode,
  InterviewFact,
} from './case-events.ts';
export { coverageRates, coverageTable } from './coverage/coverage-table.ts';
export { dropOffTable, worstStops } from './coverage/drop-off-table.ts';
export { type GroupCount, type GroupCoverage, groupCoverage } from './coverage/group-coverage.ts';
export { dayCurve, hourCurve, hourCurveFrom } from './coverage/progress-curves.ts';
export { type AaporGroup, DISPOSITIONS, type Disposition, type DispositionId } from './disposition.ts';
export type { OrganisationEvent, OrganisationEventKind, Way } from './organisations/organisation-event.ts';
export { organisationProfile } from './organisations/profile.ts';
export {
  ENTRY_COLUMNS,
  type NamedAuthority,
  type OrganisationEntry,
  readOrganisationEntry,
} from './organisations/read-entry.ts';
export { readSaid, type SaidEvent, type SaidFields, type SaidMistake } from './organisations/read-said.ts';
export { type OrganisationState, type Standing, standingOf, standingsOf } from './organisations/standing.ts';
export { type CaseFacts, partialQuestions } from './outcome/case-facts.ts';
export { type CaseOutcome, caseOutcome } from './outcome/case-outcome.ts';
export { isClosed } from './outcome/close-of-case.ts';
export { areaTable } from './outcome-tables/area-table.ts';
export {
  BETWEEN_WAVES,
  type BetweenWaves,
  betweenWavesCounts,
  betweenWavesTable,
  categoryOf,
  type EarlierComplete,
} from './outcome-tables/between-waves.ts';
export type { Audience, TableAbout } from './outcome-tables/count-cells.ts';
export { type CountedCase, countedCase } from './outcome-tables/counted-case.ts';
export { outcomesTable, ratesTable } from './outcome-tables/final-outcomes.ts';
export { modeTable, waveResponse } from './outcome-tables/mode-table.ts';
export { openLinkTable, type StatedPopulations } from './outcome-tables/open-link-table.ts';
export { panelTable, type WhereBy } from './outcome-tables/panel-table.ts';
export { telephoneCounts, telephoneTable } from './outcome-tables/telephone-table.ts';
export { withholdAcross } from './outcome-tables/withhold-across.ts';
export { type ConsentSaid, consentsSaid } from './panel/consents-said.ts';
export { feedForward } from './panel/feed-forward.ts';
export { countFates, PANEL_FATES, type PanelCandidate, type PanelFate, panelFate } from './panel/panel-fate.ts';
export { panelStudies } from './panel/panel-studies.ts';
export { type WhereNowGroup, whereNow } from './panel/where-now.ts';
export type {
  CallWindow,
  CloseStep,
  ConsentPurpose,
  ConsentQuestion,
  FieldworkPlan,
  ForwardStep,
  MailStep,
  NewEntrants,
  OutcomeRules,
  PanelPlan,
  ProtocolStep,
  RetainedKind,
  RetentionRule,
  SamplePlan,
  SendingHours,
  SoftLaunch,
  TelephoneStep,
  VoucherPlan,
} from './plan.ts';
export { closesOn, dueMail, mailSteps, maySend, nextSending, stepDates } from './protocol/due-steps.ts';
export { daysAfter, daysBetween, englandTime } from './protocol/england-time.ts';
export { dayInWords, momentInWords, shortMoment } from './protocol/england-words.ts';
export { fillWords, type Placeholder } from './protocol/fill-words.ts';
export { MAIL_ENDS } from './protocol/mail-ends.ts';
export { readFieldworkPlan } from './read-plan.ts';
export type { CheckedInterview } from './releases/checked-interview.ts';
export { type Drawable, drawSample } from './releases/draw-sample.ts';
export { nextReleaseStep, type ReleaseStep } from './releases/next-step.ts';
export { QUALITY_RULES, type QualityChecks, type QualityReport, qualityReport } from './releases/quality-checks.ts';
export { type Stage, stagesOf } from './releases/stages.ts';
export { answerDueOn, type ClosingFacts, closedOn, dueOn, extendedDueOn } from './retention/due-on.ts';
export { authorityCalled } from './sample/authority-called.ts';
export {
  type CheckedRow,
  checkListRow,
  type ListAuthority,
  type ListPerson,
  type ListReading,
} from './sample/check-list-row.ts';
export { readEmailAddress } from './sample/email-address.ts';
export { type KnownPerson, withoutKnown } from './sample/known-people.ts';
export { type ColumnUses, columnFaults, guessColumns, usesOf } from './sample/list-columns.ts';
export { countRows, type ListCounts, NO_ROWS } from './sample/list-counts.ts';
export {
  faultSentence,
  isHiddenFromAuthority,
  LIST_FAULTS,
  type ListFault,
  type ListFaultCode,
} from './sample/list-fault.ts';
export { cellText, type ListCell, type ListRow } from './sample/list-row.ts';
export { repeatedPeople } from './sample/repeated-people.ts';
export { readTelephoneNumber } from './sample/telephone-number.ts';
export { type SimulatedFate, simulateCase } from './simulate-fieldwork/simulate-case.ts';
export { ASSUMPTION_NAMES, type ProtocolAssumptions, ROUND_ASSUMPTIONS } from './simulate-protocol/assumptions.ts';
export { type Forecast, type Ranged, simulateProtocol } from './simulate-protocol/simulate-protocol.ts';
export { reconcileVouchers, type VoucherAccount, type VoucherState } from './vouchers/reconcile.ts';
