import { readExpression, type Variable } from '@earshot/dataset';
import { type Questionnaire, questionnaireVariables } from '@earshot/instrument';
import { Findings, type Problem, readPlan, shapePlan, usable } from '@earshot/planfile';
import type { CallingPlan } from './calls/calling-texts.ts';
import { readWhereNow } from './panel/read-where-now.ts';
import type {
  CallWindow,
  ConsentPurpose,
  ConsentQuestion,
  FieldworkPlan,
  PanelPlan,
  ProtocolStep,
  RetainedKind,
  SamplePlan,
  SendingHours,
} from './plan.ts';
import { checkCalling } from './protocol/check-calling.ts';
import { checkHours } from './protocol/check-hours.ts';
import { checkNames } from './protocol/check-names.ts';
import { checkSteps } from './protocol/check-steps.ts';
import { fieldworkShape, type ShapedFieldwork } from './shape.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Reads and checks fieldwork.yml against the questionnaire that it sends people to. Returns the plan, or every problem.
 */
export function readFieldworkPlan(
  file: string,
  text: string,
  questionnaire: Questionnaire,
): { plan: FieldworkPlan | null; problems: Problem[] } {
  const { plan: written, problems } = readPlan(file, text);
  if (!written) return { plan: null, problems };
  const shaped = shapePlan(written, fieldworkShape);
  if (!shaped.value) return { plan: null, problems: shaped.problems };
  const findings = new Findings(written);
  checkSteps(shaped.value, findings);
  checkHours(shaped.value, findings);
  checkNames(shaped.value, questionnaire, findings);
  checkCalling(shaped.value, questionnaire, findings);
  const plan = planOf(shaped.value, questionnaire, findings);
  const found = [...shaped.problems, ...findings.problems];
  return { plan: usable(found) ? plan : null, problems: found };
}

function planOf(shaped: ShapedFieldwork, questionnaire: Questionnaire, findings: Findings): FieldworkPlan {
  return {
    sample: { columns: shaped.sample.columns, scope: scopeOf(shaped, questionnaire.sample, findings) },
    softLaunch: shaped.soft_launch ?? null,
    protocol: shaped.protocol.map(stepOf).sort((a, b) => a.day - b.day),
    openLink: [...shaped.open_link].sort((a, b) => a.day - b.day),
    calling: callingOf(shaped),
    sending: hoursOf(shaped.sending),
    openToAll: shaped.open_to_all,
    outcomes: {
      eligibility: shaped.outcomes.eligibility,
      e: shaped.outcomes.e,
      partialFrom: shaped.outcomes.partial_from ?? null,
    },
    consents: consentsOf(shaped, questionnaire, findings),
    panel: panelOf(shaped, questionnaire, findings),
    newEntrants: shaped.new_entrants ?? null,
    retention: Object.entries(shaped.retention).map(([kind, rule]) => ({ kind: kind as RetainedKind, ...rule })),
    vouchers: shaped.vouchers ?? null,
  };
}

function scopeOf(shaped: ShapedFieldwork, sample: readonly Variable[], findings: Findings): SamplePlan['scope'] {
  const source = shaped.sample.scope;
  if (source === undefined) return null;
  const find = (name: string): Variable | null => sample.find((variable) => variable.name === name) ?? null;
  const { expression, problems } = readExpression(source, find);
  findings.addFlaws(['sample', 'scope'], problems);
  return expression ? { source, expression } : null;
}

function panelOf({ panel }: ShapedFieldwork, questionnaire: Questionnaire, findings: Findings): PanelPlan | null {
  if (!panel) return null;
  const { from, feed_forward: feedForward, where_now: groups } = panel;
  return { from, feedForward, whereNow: readWhereNow(groups, questionnaire, findings) };
}

function callingOf({ calling }: ShapedFieldwork): CallingPlan {
  if (!calling) return { own: {}, languages: {} };
  const { languages, ...own } = calling;
  const said = Object.entries(own).filter(([, text]) => text !== undefined);
  return { own: Object.fromEntries(said), languages };
}

function stepOf(step: ShapedFieldwork['protocol'][number]): ProtocolStep {
  if (step.kind !== 'telephone') return step;
  const { id, kind, day, attempts, hours_between: hoursBetween } = step;
  return { id, kind, day, attempts, hoursBetween, windows: step.windows.map(windowOf) };
}

function windowOf(window: { id: string; days: string[]; from: string; to: string }): CallWindow {
  return { id: window.id, ...hoursOf(window) };
}

function hoursOf({ days, from, to }: { days: string[]; from: string; to: string }): SendingHours {
  return { days: days.map((name) => DAYS.indexOf(name) + 1), from: minutesOf(from), to: minutesOf(to) };
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours! * 60 + minutes!;
}

function consentsOf(shaped: ShapedFieldwork, questionnaire: Questionnaire, findings: Findings): ConsentQuestion[] {
  const variables = questionnaireVariables(questionnaire);
  return Object.entries(shaped.consents).map(([purpose, { question, yes }]) => {
    const variable = variables.find(({ name }) => name === question);
    const hasYes = variable?.kind === 'single' && variable.categories.some(({ code }) => code === yes);
    if (!hasYes) {
      const sentence = `“${question}” is not a question with one answer that has the code “${yes}”.`;
      findings.add('consent-question', ['consents', purpose], sentence);
    }
    return { purpose: purpose as ConsentPurpose, question, yes };
  });
}
