import type { Problem } from '@earshot/planfile';
import {
  type Characteristics,
  type CharacteristicsRevision,
  characteristicsRevisions,
  characteristicsRevisionsTable,
} from '@earshot/workforce';
import { type EitherRead, eitherRelease } from './either-release.ts';
import { type RevisionsMade, revisionsMade } from './revisions-made.ts';

/**
 * What a later file of DfE’s changed in an earlier one, both of headline figures or both of in-post staff by role and
 * characteristic, named by where they lie. Problems: those of `eitherRelease`, and `revisions-kinds` where one is of
 * either kind.
 */
export async function filesRevised(
  earlier: string,
  later: string,
): Promise<{ made: RevisionsMade | null; problems: readonly Problem[] }> {
  const reads = [await eitherRelease(earlier), await eitherRelease(later)] as const;
  const problems = reads.flatMap((read) => read.problems);
  const [before, after] = reads.map(({ release }) => release) as [EitherRead['release'], EitherRead['release']];
  if (!before || !after) return { made: null, problems };
  if (before.kind === 'indicators' && after.kind === 'indicators')
    return { made: revisionsMade(before.indicators, after.indicators), problems };
  if (before.kind === 'characteristics' && after.kind === 'characteristics')
    return { made: characteristicsRevised(before.characteristics, after.characteristics), problems };
  return { made: null, problems: [...problems, otherKind(later)] };
}

function otherKind(file: string): Problem {
  const sentence =
    'One file holds headline figures, the other staff by role and characteristic; there is nothing to compare.';
  return { code: 'revisions-kinds', severity: 'error', place: { file, line: 1, column: 1 }, sentence };
}

function characteristicsRevised(earlier: Characteristics, later: Characteristics): RevisionsMade {
  const revisions = characteristicsRevisions(earlier, later);
  const places = (rows: typeof revisions.onlyLater) => rows.map(({ area, year }) => ({ area: area.name, year }));
  const json = {
    earlier: revisions.earlier,
    later: revisions.later,
    compared: revisions.compared,
    count: revisions.changed.length,
    changed: revisions.changed.map(revisionJson),
    onlyEarlier: places(revisions.onlyEarlier),
    onlyLater: places(revisions.onlyLater),
  };
  return { table: characteristicsRevisionsTable(revisions), json };
}

function revisionJson({ area, year, role, group, earlier, later }: CharacteristicsRevision) {
  const [from, to] = [earlier, later].map((cell) => (cell.kind === 'number' ? cell.value : cell.symbol));
  return { area: area.name, code: area.code, year, role, group, from, to };
}
