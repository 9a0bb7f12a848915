import type { StagesRead } from '@earshot/actions';
import type { Stage } from '@earshot/fieldwork';

const STATES: Readonly<Record<Stage['state'], string>> = { done: 'Done', now: 'Now', later: 'Later' };

/** What each stage is called, and the page on which it is done. */
const STAGES: Readonly<Record<Stage['id'], { readonly title: string; readonly page: string }>> = {
  invite: { title: 'Invite authorities and record their answers', page: 'authorities' },
  people: { title: 'Bring in staff lists, or make open links', page: 'sample' },
  soft_launch: { title: 'Soft launch: ask a small random part of everybody first', page: 'releases' },
  decide: { title: 'Look at its quality checks, then decide: go or no-go', page: 'releases' },
  main: { title: 'Release everybody else', page: 'releases' },
  contact: { title: 'Mails and calls until fieldwork closes', page: 'contacts' },
  results: { title: 'Outcomes and response rates', page: 'outcomes' },
};

/** What the template of the stages shows: each in its order, what stands about it, and the way to its page. */
export function stagesView(studyId: string, read: StagesRead) {
  return read.stages.map(({ id, state }) => ({
    state,
    stateName: STATES[state],
    title: STAGES[id].title,
    detail: detailOf(id, read),
    href: `/desk/${studyId}/${STAGES[id].page}`,
  }));
}

function detailOf(id: Stage['id'], { standings, waiting, closesOn }: StagesRead): string {
  const { invited, agreed, declined, withdrew } = standings;
  const asked = invited + agreed + declined + withdrew;
  const count = (number: number) => number.toLocaleString('en-GB');
  if (id === 'invite' && asked > 0) {
    const open = invited > 0 ? `, ${count(invited)} ${invited === 1 ? 'has' : 'have'} not answered` : '';
    return `${count(agreed)} of ${count(asked)} agreed${open}.`;
  }
  if (id === 'people' && waiting > 0) return `${count(waiting)} on a list and not yet released.`;
  if (id === 'contact' && closesOn) return `The close is on ${closesOn}.`;
  return '';
}
