import { appendAudit, findCase, type Queries } from '@earshot/store';
import { permits, type Viewer } from '../access/permissions.ts';
import { nextLink } from '../contacts/next-link.ts';
import { isUuid } from '../is-uuid.ts';
import { queueMailIn } from '../mail/queue-mail.ts';
import type { World } from '../world.ts';
import { type RightsRefused, refuseRights } from './refuse-rights.ts';

/**
 * Closes every link of a person, who has lost theirs or thinks that somebody else has it, and makes them another: it is
 * mailed to the address that is on file, and stands in every mail from then on. What they answered stays. `mailed` is
 * false where no address is on file; whoever is not to be written to gets no mail either, which is asked when it is sent.
 * Refuses with `not-permitted`, `no-such-person`, or `no-link` for who has not been released to fieldwork.
 */
export async function replaceLink(
  world: World,
  viewer: Viewer,
  pseudonym: string,
): Promise<{ readonly mailed: boolean } | RightsRefused> {
  if (!permits(viewer, 'handle_rights')) return refuseRights('not-permitted');
  if (!isUuid(pseudonym)) return refuseRights('no-such-person');
  return world.store.transaction('fieldwork', async (queries) => {
    const found = await findCase(queries, pseudonym);
    if (!found) return refuseRights('no-such-person');
    if (!found.releasedAt) return refuseRights('no-link');
    const { studyId, hasEmail } = found;
    const linkNumber = await nextLink(queries, world, pseudonym);
    const entry = { at: world.now(), actor: viewer.accountId, action: 'replace-link', studyId, pseudonym };
    await appendAudit(queries, { ...entry, detail: { linkNumber } });
    if (hasEmail) await mailLink(queries, world, { viewer, studyId, pseudonym, linkNumber });
    return { mailed: hasEmail };
  });
}

interface NewLink {
  readonly viewer: Viewer;
  readonly studyId: string;
  readonly pseudonym: string;
  readonly linkNumber: number;
}

async function mailLink(queries: Queries, world: World, link: NewLink): Promise<void> {
  const { viewer, studyId, pseudonym, linkNumber } = link;
  const text = [
    'Hello,',
    'The link that you had to {study} works no longer. This is your new one. What you have answered is kept:',
    '{link}',
    'If you did not ask for a new link, write to us at {contact}.',
  ];
  await queueMailIn(queries, world, {
    ...{ studyId, to: { pseudonym }, step: `new_link:${linkNumber}`, actor: viewer.accountId },
    subject: 'Your new link to {study}',
    text: text.join('\n\n'),
  });
}
