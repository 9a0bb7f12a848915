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
  SoftLaunch,
  TelephoneStep,
  VoucherPlan,
} from './plan.ts';
export { readFieldworkPlan } from './read-plan.ts';
