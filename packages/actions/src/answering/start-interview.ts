import type { Mode } from '@earshot/instrument';
import { appendAudit, appendEvents, insertRespondents, type Queries } from '@earshot/store';
import { type Study, studyIn } from '../study.ts';
import type { World } from '../world.ts';
import { consentEvent } from './give-consent.ts';
import { addOpenCase } from './open-case.ts';
import { openLinkIn } from './open-link.ts';
import { drawPseudonym } from './pseudonym.ts';
import { type Refused, refuse } from './refused.ts';
import { drawToken, tokenHash } from './token.ts';

export interface Started {
  /** The token of the person's own link. Only its hash is stored. */
  readonly token: string;
}

/**
 * Starts an interview through an open link, of a study or of one of its authorities: a new respondent of whom nothing
 * is known but the authority, who consents in the words of the study; the words are kept with the consent. In a study
 * with fieldwork they become a case. Refuses as `findOpenLink` does, and with `not-online` or `no-consent`.
 */
export function startInterview(
  world: World,
  asked: {
    readonly studyId: string;
    /** The authority’s part of the address; left out for the link of the study as a whole. */
    readonly openCode?: string | null;
    readonly consents: boolean;
    readonly mode: Mode;
    /** In which the person was told about the study; left out, its own. */
    readonly language?: string | null;
  },
): Promise<Started | Refused> {
  const { studyId, openCode = null, mode, language = null } = asked;
  return world.store.transaction('answering', async (queries) => {
    const link = await openLinkIn(queries, world, { studyId, openCode });
    if ('refused' in link) return link;
    if (!link.study.questionnaire.modes.includes(mode)) return refuse('not-online');
    if (!asked.consents) return refuse('no-consent');
    const at = world.now();
    const pseudonym = drawPseudonym(world.randomBytes);
    const person = { ...link, pseudonym };
    const token = link.study.fieldwork
      ? await addOpenCase(queries, world, person)
      : await addStranger(queries, world, person);
    await appendEvents(queries, [consentEvent(studyIn(link.study, language), { pseudonym, mode, at })]);
    await appendAudit(queries, { at, actor: 'respondent', action: 'start-interview', studyId, pseudonym, detail: {} });
    return { token };
  });
}

/** Somebody in a study without fieldwork: their link is drawn, and nobody can make it again. */
async function addStranger(
  queries: Queries,
  world: World,
  { study, pseudonym }: { study: Study; pseudonym: string },
): Promise<string> {
  const token = drawToken(world.randomBytes);
  const respondent = { pseudonym, studyId: study.id, simulated: false, sample: {}, createdAt: world.now() };
  await insertRespondents(queries, [{ ...respondent, tokenHash: tokenHash(token) }]);
  return token;
}
