import { answered, type Value, type Variable } from '@earshot/dataset';
import { insertCases, insertRespondents, type Organisation, type Queries } from '@earshot/store';
import { personalToken } from '../contacts/personal-token.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';
import { drawPseudonym } from './pseudonym.ts';
import { tokenHash } from './token.ts';

/** Through which open link somebody came: an authority’s, or (null) the study’s. */
export type OpenedBy = Pick<Organisation, 'authorityCode' | 'name'> | null;

/**
 * Makes somebody who came through an open link a case of the study, with a link of their own that can be derived again.
 * An address that they give is for that link alone, so the protocol, which reads `hasEmail`, never writes to it.
 * Returns the token of the link. Role: answering.
 */
export async function addOpenCase(
  queries: Queries,
  world: World,
  { study, pseudonym, openedBy }: { study: Study; pseudonym: string; openedBy: OpenedBy },
): Promise<string> {
  const at = world.now();
  const token = personalToken(world.keys, pseudonym, 1);
  const sample = openSample(study.questionnaire.sample, openedBy);
  const known = { pseudonym, studyId: study.id, createdAt: at };
  await insertRespondents(queries, [{ ...known, tokenHash: tokenHash(token), simulated: false, sample }]);
  const authorityCode = openedBy?.authorityCode ?? null;
  const reach = { batchId: null, hasEmail: false, hasPhone: false, linkNumber: 1, releasedAt: at };
  const panelId = drawPseudonym(world.randomBytes);
  await insertCases(queries, [{ ...known, ...reach, panelId, source: 'open', authorityCode }]);
  return token;
}

/** What is known of somebody from the open link alone, where the questionnaire has sample variables for it. */
function openSample(sample: readonly Variable[], openedBy: OpenedBy): Record<string, Value> {
  const known: Record<string, Value> = {};
  for (const variable of sample) {
    const code = variable.name === 'link' ? 'open' : null;
    if (code && codesOf(variable).includes(code)) known.link = answered(code);
    if (variable.name === 'authority' && openedBy) Object.assign(known, authorityValue(variable, openedBy));
  }
  return known;
}

/** The authority as its variable has it: the name as text, or the category of its code or name. */
function authorityValue(variable: Variable, { authorityCode, name }: NonNullable<OpenedBy>): Record<string, Value> {
  if (variable.kind === 'text') return { authority: answered(name) };
  if (variable.kind !== 'single') return {};
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  const found = variable.categories.find(({ code, label }) => same(code, authorityCode) || same(label, name));
  return found ? { authority: answered(found.code) } : {};
}

function codesOf(variable: Variable): readonly string[] {
  return variable.kind === 'single' ? variable.categories.map(({ code }) => code) : [];
}
