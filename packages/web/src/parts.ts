import type { ListedAuthority, ReportDesk, WorkforceDesk, World } from '@earshot/actions';
import type { DemonstrationLine } from './answering/demonstration.ts';
import type { Render } from './page/render.ts';

/** What the web is built from; the shell that listens hands it in. */
export interface WebParts {
  readonly world: World;
  readonly reportFor: ReportDesk;
  readonly workforce: WorkforceDesk;
  /** The authorities of England, by region and name, to choose one from. */
  readonly authorities: () => readonly ListedAuthority[];
  /** Where people reach the server, such as `https://listen.example.org`: the beginning of every whole link shown. */
  readonly publicUrl: string;
  /** Told of what broke while a page was made: the error, and the pattern of the route but never the address. */
  readonly onError: (error: Error, route: string) => void;
}

/** What the routes of every journey need. */
export interface Pages extends WebParts {
  readonly render: Render;
  readonly demonstration: DemonstrationLine;
}
