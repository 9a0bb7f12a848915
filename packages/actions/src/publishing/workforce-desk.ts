import { renderReportBody } from '@earshot/report';
import { type Revisions, revisionsThrough, spreadAreas } from '@earshot/workforce';
import type { PublishedFigures } from '../published-figures.ts';
import { buildRegionReport } from './region-report.ts';
import { workforceAddress } from './workforce-address.ts';
import { buildWorkforceReport, type WorkforceReport } from './workforce-report.ts';

export interface WorkforcePage {
  readonly title: string;
  readonly bodyHtml: string;
}

export interface AuthorityLink {
  readonly name: string;
  readonly region: string;
  /** Its part of the page's address, such as `north-yorkshire`. */
  readonly address: string;
  /** That of its region's page. */
  readonly regionAddress: string;
}

/** The workforce pages, each by its address: of authorities, and of England, its regions and the parts of London. */
export interface WorkforceDesk {
  authorities(): AuthorityLink[];
  /** Null where there is no such place, or no figures for it. */
  pageFor(address: string): Promise<WorkforcePage | null>;
}

/**
 * Opens the workforce pages. The figures are read with the first of them, and each page is drawn once: published
 * figures do not change while this process runs, and there are no more pages than places.
 */
export function workforceDesk(figures: () => PublishedFigures): WorkforceDesk {
  let through: Promise<readonly Revisions[]> | null = null;
  const revised = () => {
    through ??= figures()
      .releases()
      .then(({ all }) => revisionsThrough(all));
    return through;
  };
  const isAt = (address: string) => (name: string) => workforceAddress(name) === address;
  const authorityAt = async (address: string): Promise<WorkforceReport | null> => {
    const authority = figures().authorities.all.find(({ name }) => isAt(address)(name));
    return authority ? buildWorkforceReport(figures(), authority.code, await revised()).built : null;
  };
  const regionAt = (address: string): WorkforceReport | null => {
    const region = spreadAreas(figures().indicators).find(isAt(address));
    return region === undefined ? null : buildRegionReport(figures(), region).built;
  };
  const drawn = new Map<string, WorkforcePage>();
  return {
    authorities: () =>
      figures().authorities.all.map(({ name, region }) => ({
        name,
        region,
        address: workforceAddress(name),
        regionAddress: workforceAddress(region),
      })),
    async pageFor(address) {
      const known = drawn.get(address);
      if (known) return known;
      const built = (await authorityAt(address)) ?? regionAt(address);
      if (!built) return null;
      const page = { title: built.title, bodyHtml: await renderReportBody(built.report) };
      drawn.set(address, page);
      return page;
    },
  };
}
