import { renderReportBody } from '@earshot/report';
import { type Revisions, revisionsThrough } from '@earshot/workforce';
import type { PublishedFigures } from '../published-figures.ts';
import { buildWorkforceReport } from './workforce-report.ts';

export interface WorkforcePage {
  readonly title: string;
  readonly bodyHtml: string;
}

export interface AuthorityLink {
  readonly name: string;
  readonly region: string;
  /** Its part of the page's address, such as `north-yorkshire`. */
  readonly address: string;
}

/** The workforce pages: which there are, and each by its address. */
export interface WorkforceDesk {
  authorities(): AuthorityLink[];
  /** Null where there is no such authority, or no figures for it. */
  pageFor(address: string): Promise<WorkforcePage | null>;
}

/**
 * Opens the workforce pages. The figures are read with the first of them, and each page is drawn once: published
 * figures do not change while this process runs, and there are no more pages than authorities.
 */
export function workforceDesk(figures: () => PublishedFigures): WorkforceDesk {
  let through: readonly Revisions[] | null = null;
  const revised = () => {
    through ??= revisionsThrough(figures().releases().all);
    return through;
  };
  const drawn = new Map<string, WorkforcePage>();
  return {
    authorities: () =>
      figures().authorities.all.map(({ name, region }) => ({ name, region, address: addressOf(name) })),
    async pageFor(address) {
      const known = drawn.get(address);
      if (known) return known;
      const authority = figures().authorities.all.find((one) => addressOf(one.name) === address);
      const built = authority ? buildWorkforceReport(figures(), authority.code, revised()).built : null;
      if (!built) return null;
      const page = { title: built.title, bodyHtml: await renderReportBody(built.report) };
      drawn.set(address, page);
      return page;
    },
  };
}

/** A name as it stands in an address: `Bath and North East Somerset` is `bath-and-north-east-somerset`. */
function addressOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
