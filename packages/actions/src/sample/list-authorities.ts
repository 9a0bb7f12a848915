import type { ListAuthority } from '@earshot/fieldwork';
import { organisationsOf } from '@earshot/store';
import type { World } from '../world.ts';

/** The authorities of a study, by which the people of a list are told apart. */
export function listAuthorities(world: World, studyId: string): Promise<ListAuthority[]> {
  return world.store.transaction('fieldwork', async (queries) => {
    const organisations = await organisationsOf(queries, studyId);
    return organisations.map(({ authorityCode, name }) => ({ code: authorityCode, name }));
  });
}
