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
  appointmentOf,
  type CallCase,
  type CallingNow,
  type CallKind,
  type DueCall,
  type LatestCall,
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
export { type AaporGroup, DISPOSITIONS, type Disposition, type DispositionId } from './disposition.ts';
export type { OrganisationEvent, OrganisationEventKind, Way } from './organisations/organisation-event.ts';
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
export {
  closesOn,
  type DatedStep,
  type DueMail,
  dueMail,
  mailSteps,
  maySend,
  stepDates,
} from './protocol/due-steps.ts';
export { daysBetween, englandTime } from './protocol/england-time.ts';
export { fillWords, type Placeholder } from './protocol/fill-words.ts';
export { readFieldworkPlan } from './read-plan.ts';
export {
  type CheckedRow,
  checkListRow,
  type ListAuthority,
  type ListPerson,
  type ListReading,
} from './sample/check-list-row.ts';
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
export { MAIL_ENDS } from './protocol/mail-ends.ts';
