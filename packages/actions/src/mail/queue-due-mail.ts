import {
  daysBetween,
  dueMail,
  englandTime,
  type FieldworkPlan,
  MAIL_ENDS,
  mailSteps,
  maySend,
} from '@earshot/fieldwork';
import { forwardingAuthorities, insertMail, type Queries, queueDueStep, releaseDays } from '@earshot/store';
import { drawPseudonym } from '../answering/pseudonym.ts';
import type { Study } from '../study.ts';
import type { World } from '../world.ts';

/**
 * Queues every mail of every study’s protocol that is due at this moment for those who still want it: the invitation to
 * whoever has none, the latest reminder to whoever was invited on an earlier day. Returns how many were queued. It can be
 * run as often as one likes, by any number of workers: a person has one mail a step.
 */
export async function queueDueMail(world: World): Promise<number> {
  let queued = 0;
  for (const study of world.studies.values()) {
    if (study.fieldwork && maySend(study.fieldwork, world.now())) {
      queued += await queueForPeople(world, study, study.fieldwork);
      queued += await queueForAuthorities(world, study, study.fieldwork);
    }
  }
  return queued;
}

async function queueForPeople(world: World, { id: studyId }: Study, plan: FieldworkPlan): Promise<number> {
  const at = world.now();
  const protocolSteps = mailSteps(plan).map(({ id }) => id);
  const days = await world.store.transaction('mailer', (queries) => releaseDays(queries, studyId));
  let queued = 0;
  for (const releasedOn of days) {
    const due = dueMail(plan, releasedOn, at);
    if (!due) continue;
    const { invitation, reminder } = due;
    const about = { studyId, releasedOn, protocolSteps, ends: MAIL_ENDS, at };
    queued += await world.store.transaction('mailer', async (queries) => {
      const invited = await queueDueStep(queries, { ...about, step: invitation.id, invitation: null });
      if (!reminder) return invited;
      return invited + (await queueDueStep(queries, { ...about, step: reminder.id, invitation: invitation.id }));
    });
  }
  return queued;
}

/** Texts to forward: for each authority the latest that is due, counted from the day on which it agreed. */
async function queueForAuthorities(world: World, study: Study, plan: FieldworkPlan): Promise<number> {
  if (plan.openLink.length === 0) return 0;
  const today = englandTime(world.now()).date;
  const closeDay = plan.protocol.at(-1)!.day;
  return world.store.transaction('mailer', async (queries) => {
    let queued = 0;
    for (const { authorityCode, since } of await forwardingAuthorities(queries, study.id)) {
      const gone = daysBetween(since, today);
      const step = gone < closeDay ? plan.openLink.filter(({ day }) => day <= gone).at(-1) : undefined;
      if (step && (await queueForward(queries, world, { studyId: study.id, authorityCode, step: step.id })))
        queued += 1;
    }
    return queued;
  });
}

function queueForward(
  queries: Queries,
  world: World,
  { studyId, authorityCode, step }: { studyId: string; authorityCode: string; step: string },
): Promise<boolean> {
  const mailId = drawPseudonym(world.randomBytes);
  const nobody = { pseudonym: null, accountId: null, letter: null };
  const queued = { queuedBy: 'protocol', queuedAt: world.now() };
  return insertMail(queries, { mailId, studyId, authorityCode, step, ...nobody, ...queued });
}
