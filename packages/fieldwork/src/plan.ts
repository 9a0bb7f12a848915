import type { Expression } from '@earshot/dataset';
import type { CallingPlan } from './calls/calling-texts.ts';
import type { WhereNowGroup } from './panel/where-now.ts';

/** fieldwork.yml, read and checked: who is asked, how they are contacted, and by which rules cases are closed. */
export interface FieldworkPlan {
  readonly sample: SamplePlan;
  readonly softLaunch: SoftLaunch | null;
  /** In the order of their days. The last is a close. */
  readonly protocol: readonly ProtocolStep[];
  /** Texts for an authority to forward, in the order of their days; empty where no open link is used. */
  readonly openLink: readonly ForwardStep[];
  /** What interviewers say before the interview. */
  readonly calling: CallingPlan;
  /** When mails of the protocol may leave. */
  readonly sending: SendingHours;
  /** Whether anybody may take part by the study’s own open link, without an invitation and through no authority. */
  readonly openToAll: boolean;
  readonly outcomes: OutcomeRules;
  readonly consents: readonly ConsentQuestion[];
  readonly panel: PanelPlan | null;
  readonly newEntrants: NewEntrants | null;
  readonly retention: readonly RetentionRule[];
  readonly vouchers: VoucherPlan | null;
}

/** What a staff list brings beside name, e-mail address and telephone number. */
export interface SamplePlan {
  /** By what it is for, the headings under which lists usually have it. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  /** Who is in scope, over the sample variables of the questionnaire; null: everybody on a list. */
  readonly scope: { readonly source: string; readonly expression: Expression } | null;
}

/** A random part of everybody, drawn within strata, who are asked first. */
export interface SoftLaunch {
  /** Of everybody, in per cent. */
  readonly share: number;
  /** Sample variables (or `authority`) within whose combinations the draw is made. */
  readonly strata: readonly string[];
  readonly seed: number;
}

export type ProtocolStep = MailStep | TelephoneStep | CloseStep;

interface StepBase {
  readonly id: string;
  /** Days after a batch was released; 0 is that day. */
  readonly day: number;
}

/**
 * A mail to everybody of a batch who has an address and has neither finished nor refused. The first of the protocol is
 * the invitation, every other a reminder.
 */
export interface MailStep extends StepBase {
  readonly kind: 'mail';
  readonly subject: string;
  /** With the placeholders of `fill-words.ts`. */
  readonly text: string;
}

/** From this day on non-responders with a number are called. */
export interface TelephoneStep extends StepBase {
  readonly kind: 'telephone';
  readonly attempts: number;
  readonly windows: readonly CallWindow[];
  /** Hours between two attempts at one person, unless they made an appointment. */
  readonly hoursBetween: number;
}

export interface CloseStep extends StepBase {
  readonly kind: 'close';
}

/** When calls may be made, in the time of England. */
export interface CallWindow {
  readonly id: string;
  /** 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight. */
  readonly from: number;
  /** The first minute after it; 1440 for the end of the day. */
  readonly to: number;
}

/** The hours in which people are written to, in the time of England. */
export interface SendingHours {
  /** 1 Monday to 7 Sunday. */
  readonly days: readonly number[];
  /** Minutes after midnight. */
  readonly from: number;
  /** The first minute after it; 1440 for the end of the day. */
  readonly to: number;
}

/** A text that an authority is asked to forward on a day. */
export interface ForwardStep extends StepBase {
  readonly subject: string;
  readonly text: string;
}

/** Rules fixed before launch, by which a case that is not finished gets its outcome. */
export interface OutcomeRules {
  /** Whether being on the list makes a person eligible until the opposite is known. */
  readonly eligibility: 'known' | 'unknown';
  /** The share of the unknown that is taken to be eligible: worked out from the known, or a number with its reason. */
  readonly e: 'proportional' | { readonly value: number; readonly why: string };
  /** Whoever has answered this question or one after it and did not finish is a partial; null: nobody is. */
  readonly partialFrom: string | null;
}

/** A question by which a person agrees to something beyond this interview. */
export interface ConsentQuestion {
  readonly purpose: ConsentPurpose;
  readonly question: string;
  /** The code that means yes. */
  readonly yes: string;
}
export const CONSENT_PURPOSES = ['next_wave', 'interview', 'quality_call'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** A wave that asks again those of an earlier one who agreed to it. */
export interface PanelPlan {
  /** The folder of the earlier wave’s study. */
  readonly from: string;
  /** By sample variable of this wave, the variable of the earlier wave whose answer it is given. */
  readonly feedForward: Readonly<Record<string, string>>;
  /** In this order, where those who answered may be now; empty: nobody is told apart. */
  readonly whereNow: readonly WhereNowGroup[];
}

/** The supplement of people new to the work, by the day on which they started. */
export interface NewEntrants {
  /** YYYY-MM-DD, both included. */
  readonly from: string;
  readonly to: string;
}

export const RETAINED_KINDS = ['contact_details', 'vouchers', 'recordings', 'notes'] as const;
export type RetainedKind = (typeof RETAINED_KINDS)[number];

/** How long a kind of data is kept. */
export interface RetentionRule {
  readonly kind: RetainedKind;
  readonly months: number;
  /** From the day fieldwork closed, or from when the thing itself was made. */
  readonly after: 'close' | 'made';
}

export interface VoucherPlan {
  /** What it thanks for. */
  readonly purpose: string;
  /** Such as “£20”. */
  readonly worth: string;
  /** For whoever completed the questionnaire, or whoever agreed to an interview and has been interviewed. */
  readonly for: 'completed' | 'interview';
}
