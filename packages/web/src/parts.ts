import type { World } from '@earshot/actions';
import type { Problem } from '@earshot/planfile';
import type { DemonstrationLine } from './answering/demonstration.ts';
import type { Render } from './page/render.ts';

/** What the web is built from; the shell that listens hands it in. */
export interface WebParts {
  readonly world: World;
  /** Opens the desk and the reports, by `?key=`, to whoever has it. At least 16 characters. */
  readonly deskKey: string;
  /** The report of a study, built from the answers as they are now. */
  readonly reportFor: (studyId: string) => Promise<ReportPage | ReportProblems>;
  /** The authorities that have a workforce page. */
  readonly authorities: () => readonly AuthorityLink[];
  /** A page about one authority's workforce, by the name in its address; null where there is none. */
  readonly workforcePageFor: (name: string) => Promise<WorkforcePage | null>;
  /** Where people reach the server, such as `https://listen.example.org`; left out, as the browser asked for it. */
  readonly publicUrl?: string;
  /** Told of what broke while a page was made: the error, and the pattern of the route but never the address. */
  readonly onError: (error: Error, route: string) => void;
}

export interface ReportPage {
  readonly title: string;
  /** HTML that @earshot/report wrote; it goes into the page as it is. */
  readonly bodyHtml: string;
  /** Whether any answer in it is simulated. */
  readonly simulated: boolean;
  /** ISO 8601. */
  readonly builtAt: string;
}

export interface AuthorityLink {
  readonly name: string;
  readonly region: string;
  /** Its part of the page's address, such as `north-yorkshire`. */
  readonly address: string;
}

export interface ReportProblems {
  readonly problems: readonly Problem[];
}

export interface WorkforcePage {
  readonly title: string;
  readonly bodyHtml: string;
}

/** What the routes of every journey need. */
export interface Pages extends WebParts {
  readonly render: Render;
  readonly demonstration: DemonstrationLine;
}
