import type { Mode } from '@earshot/instrument';
import { appendAudit, appendEvents, insertRespondents } from '@earshot/store';
import { studyIn } from '../study.ts';
import type { World } from '../world.ts';
import { consentEvent } from './give-consent.ts';
import { drawPseudonym } from './pseudonym.ts';
import { type Refused, refuse } from './refused.ts';
import { drawToken, tokenHash } from './token.ts';

export interface Started {
  /** The token of the person's own link. It is not stored and cannot be shown again later. */
  readonly token: string;
}

/**
 * Starts an interview through the open link of a study: a new respondent of whom nothing is known, who consents in
 * the words of the study; the words are kept with the consent. Refuses with `no-such-study`, `not-online` or `no-consent`.
 */
export async function startInterview(
  world: World,
  asked: {
    readonly studyId: string;
    readonly consents: boolean;
    readonly mode: Mode;
    /** In which the person was told about the study; left out, its own. */
    readonly language?: string | null;
  },
): Promise<Started | Refused> {
  const found = world.studies.get(asked.studyId);
  if (!found) return refuse('no-such-study');
  const study = studyIn(found, asked.language ?? null);
  const { mode } = asked;
  if (!study.questionnaire.modes.includes(mode)) return refuse('not-online');
  if (!asked.consents) return refuse('no-consent');
  const studyId = study.id;
  const at = world.now();
  const pseudonym = drawPseudonym(world.randomBytes);
  const token = drawToken(world.randomBytes);
  return world.store.transaction('answering', async (queries) => {
    const sample = {};
    const hash = tokenHash(token);
    await insertRespondents(queries, [
      { pseudonym, studyId, tokenHash: hash, simulated: false, sample, createdAt: at },
    ]);
    await appendEvents(queries, [consentEvent(study, { pseudonym, mode, at })]);
    await appendAudit(queries, { at, actor: 'respondent', action: 'start-interview', studyId, pseudonym, detail: {} });
    return { token };
  });
}
