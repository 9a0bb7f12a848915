import type { readAnswerHistory, YourData } from '@earshot/actions';
import { csvLine } from '@earshot/dataset';

type History = Exclude<Awaited<ReturnType<typeof readAnswerHistory>>, { readonly refused: unknown }>;

/** A person’s current answers as CSV, a line for each thing that they answered, in words and as stored. */
export function answersAsCsv({ answers }: YourData): string {
  const header = ['question_id', 'variable', 'question', 'row', 'state', 'value', 'answer'];
  const lines = answers.map(({ questionId, variable, question, row, state, value, words }) => [
    questionId,
    variable,
    question,
    row ?? '',
    state,
    typeof value === 'object' ? (value?.join(' ') ?? '') : value,
    words?.join('; ') ?? '',
  ]);
  // With a byte order mark, which spreadsheets need to read accents.
  return `\uFEFF${[header, ...lines].map(csvLine).join('')}`;
}

/** Everything that a study holds about a person, for that person. Moments are ISO 8601 in UTC. */
export function everythingAsJson(data: YourData, history: History, madeAt: Date): string {
  const { interview, answers, events, details, consents, crossings, requests, restrictedSince } = data;
  const { study, pseudonym, status, sample } = interview;
  const everything = {
    study: { id: study.id, title: study.title, contact: study.contact },
    madeAt,
    pseudonym,
    status,
    restrictedSince,
    knownBeforehand: sample,
    answers,
    everyAnswerGiven: history,
    events,
    contactDetails: details,
    agreedTo: consents,
    handledBy: crossings,
    requests,
  };
  return `${JSON.stringify(everything, null, 2)}\n`;
}
