import type { Viewer } from '../access/permissions.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { World } from '../world.ts';
import type { DataRefused, DataWish } from './take-data.ts';

/** A study’s people as a zip of files, for a viewer who may take them; see `downloadData`. */
export type DataDesk = (
  viewer: Viewer,
  wish: DataWish,
) => Promise<{ readonly name: string; readonly zip: Uint8Array } | DataRefused>;

/** Opens the desk’s way to data files. The libraries behind it are large, so they are loaded with the first. */
export function dataDesk(world: World, figures: () => PublishedFigures): DataDesk {
  return async (viewer, wish) => {
    const { downloadData } = await import('./take-data.ts');
    return downloadData(world, viewer, wish, figures());
  };
}
