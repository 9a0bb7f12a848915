import type { Problem } from '@earshot/planfile';
import { appendAudit } from '@earshot/store';
import { type DeskRefused, refuseDesk } from '../access/fieldwork-study.ts';
import { permits, type Viewer } from '../access/permissions.ts';
import { figuresFor } from '../analysis/census-populations.ts';
import type { PublishedFigures } from '../published-figures.ts';
import type { ReportDesk } from '../publishing/report-desk.ts';
import type { World } from '../world.ts';
import { type BesideMade, besideFrom } from './make-beside.ts';

/** What there is of a study’s beside.yml for somebody. */
export type BesideRead =
  | DeskRefused
  /** The study has no beside.yml. */
  | { readonly state: 'no-file' }
  /** The report’s tables, from which the estimates are taken, cannot be made; `waiting` when only answers are wanting. */
  | { readonly state: 'unready'; readonly waiting: boolean; readonly problems: readonly Problem[] }
  | { readonly state: 'made'; readonly made: BesideMade; readonly asAt: Date };

/** Survey estimates beside census measures, for everybody who uses the desk. */
export interface BesideDesk {
  /**
   * A study’s pairs, from the tables of its report as the answers are now; for viewers who may see that. Refuses with
   * `not-permitted` or `no-such-study`. Who looks at which study stands in the audit, once while the server runs.
   */
  read(viewer: Viewer, studyId: string): Promise<BesideRead>;
}

/** Opens the desk. @param reportFor builds or keeps the report, so that both show the same numbers. */
export function besideDesk(world: World, figures: () => PublishedFigures, reportFor: ReportDesk): BesideDesk {
  const audited = new Set<string>();

  async function audit({ accountId }: Viewer, studyId: string): Promise<void> {
    const key = `${accountId} ${studyId}`;
    if (audited.has(key)) return;
    const entry = { at: world.now(), actor: accountId, action: 'see-beside', studyId, pseudonym: null, detail: {} };
    await world.store.transaction('desk', (queries) => appendAudit(queries, entry));
    audited.add(key);
  }

  return {
    async read(viewer, studyId) {
      if (!permits(viewer, 'see_report')) return refuseDesk('not-permitted');
      const study = world.studies.get(studyId);
      if (!study) return refuseDesk('no-such-study');
      if (!study.beside) return { state: 'no-file' };
      const report = await reportFor(studyId);
      if ('problems' in report) return { state: 'unready', waiting: report.waiting, problems: report.problems };
      const { made, problems } = besideFrom(study, report.tables, await figuresFor([study], figures()));
      if (!made) return { state: 'unready', waiting: false, problems };
      await audit(viewer, studyId);
      return { state: 'made', made, asAt: new Date(report.builtAt) };
    },
  };
}
