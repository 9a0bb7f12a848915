export type {
  AnsweredQuestion,
  CaseHistory,
  CaseSource,
  ContactEvent,
  ContactMode,
  InterviewFact,
} from './case-events.ts';
export type { AaporGroup, Disposition, DispositionId } from './disposition.ts';
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
export { daysAfter, daysBetween, type EnglandTime, englandTime, weekdayOf } from './protocol/england-time.ts';
export { fillWords, type Placeholder } from './protocol/fill-words.ts';
export { readFieldworkPlan } from './read-plan.ts';
export type { OrganisationEvent, OrganisationEventKind, Way } from './organisations/organisation-event.ts';
