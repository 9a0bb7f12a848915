import type { Value } from '@earshot/dataset';
import {
  type Fields,
  harmlessAnswers,
  type Mode,
  namesOf,
  type Outcome,
  outcomeOf,
  pageOf,
  pathOf,
  type Questionnaire,
  stateField,
  writePage,
} from '@earshot/instrument';
import { parseHTML } from 'linkedom';
import type { Persona } from './read-persona.ts';

/** What a persona met on the way through a questionnaire. */
export interface Walked {
  readonly met: readonly string[];
  readonly outcome: Outcome;
  /** The pages in order: the questions on each, and what the persona sent. */
  readonly pages: readonly { readonly questions: readonly string[]; readonly fields: Fields }[];
  /** What the persona says to nobody, because it is never asked. */
  readonly unasked: readonly string[];
}

/** Walks as data: the path alone, without any page. Throws where nothing that the persona says fits. */
export function walkAsData(persona: Persona, questionnaire: Questionnaire, mode: Mode): Walked {
  let answers: Readonly<Record<string, Value>> = {};
  const pages: { questions: readonly string[]; fields: Fields }[] = [];
  for (;;) {
    const path = pathOf(questionnaire, answers, persona.sample, mode);
    if (!path.next) {
      const met = path.answered.map((step) => step.question.id);
      const asked = new Set(path.answered.flatMap((step) => namesOf(step.question)));
      const unasked = Object.keys(persona.answers).filter((name) => !asked.has(name));
      return { met, outcome: outcomeOf(path)!, pages, unasked };
    }
    const steps = pageOf(path, path.next.question.id);
    for (const step of steps) {
      const names = namesOf(step.question);
      const wanted = Object.fromEntries(Object.entries(persona.answers).filter(([name]) => names.includes(name)));
      const own = harmlessAnswers(step, wanted, { ...path.values, ...answers });
      if (!own) throw new Error(`${persona.who}: nothing that can be said to “${step.question.id}” fits.`);
      answers = { ...answers, ...own };
    }
    pages.push({ questions: steps.map((step) => step.question.id), fields: writePage(steps, answers, mode) });
  }
}

/**
 * Walks through pages as a browser without scripts does, from the first question until no question is left. What each
 * page asks is read off its form. Returns the questions of each page, and the address that the last one led to.
 */
export async function walkPages(
  first: string,
  sent: Walked['pages'],
  questionnaire: Questionnaire,
): Promise<{ readonly pages: readonly (readonly string[])[]; readonly last: string }> {
  const owners = ownersOf(questionnaire);
  const pages: string[][] = [];
  let address = first;
  while (/\/q\/\w+$/.test(new URL(address).pathname)) {
    const { document } = parseHTML(await (await fetch(address)).text());
    const form = document.querySelector('.earshot-preview__page form, form[action*="/q/"]');
    const controls = [...(form?.querySelectorAll('[name]') ?? [])].map((control) => control.getAttribute('name')!);
    pages.push([...new Set(controls.map((name) => owners.get(name) ?? name))]);
    const fields = sent[pages.length - 1]?.fields;
    if (!fields) throw new Error(`${address} is a page more than the path has.`);
    address = await posted(form!.getAttribute('action')!, fields, address);
  }
  return { pages, last: address };
}

/** Sends a form; returns the address that it leads to. Throws with what the page says when it is not taken. */
export async function posted(action: string, fields: Fields, from: string): Promise<string> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value ?? []].flat()) body.append(name, one as string);
  }
  const url = new URL(action, from);
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  const page = await response.text();
  if (response.status === 303) return new URL(response.headers.get('location')!, url).href;
  const { document } = parseHTML(page);
  const summary = document.querySelector('.govuk-error-summary, h1')?.textContent ?? '';
  throw new Error(`${url.pathname} was not taken: ${response.status} ${summary.replaceAll(/\s+/g, ' ')}`);
}

/** By the name of a field, the question that it belongs to. */
function ownersOf({ blocks }: Questionnaire): ReadonlyMap<string, string> {
  const questions = blocks
    .flatMap((block) => block.elements)
    .filter((element) => element.kind !== 'note' && element.kind !== 'close');
  return new Map(
    questions.flatMap((question) =>
      [...namesOf(question), stateField(question.id)].map((name) => [name, question.id] as const),
    ),
  );
}
