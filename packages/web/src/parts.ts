import type {
  BesideDesk,
  CensusDesk,
  DataDesk,
  EstimationDesk,
  ExplorerDesk,
  ListedAuthority,
  ReportDesk,
  SnapshotDesk,
  WorkforceDesk,
  World,
} from '@earshot/actions';
import type { Limits } from './access/limits.ts';
import type { IdentityProvider } from './access/provider.ts';
import type { DemonstrationLine } from './answering/demonstration.ts';
import type { RequestWatcher } from './operations/watch-requests.ts';
import type { Render } from './page/render.ts';

/** What the web is built from; the shell that listens hands it in. */
export interface WebParts {
  readonly world: World;
  readonly reportFor: ReportDesk;
  /** Files with a row for each person of a study, for those who may take them. */
  readonly dataFor: DataDesk;
  /** Closed with the web. */
  readonly explorer: ExplorerDesk;
  /** Survey estimates beside census measures. */
  readonly beside: BesideDesk;
  /** Change between waves, and drivers. */
  readonly estimations: EstimationDesk;
  readonly workforce: WorkforceDesk;
  /** Authorities’ own returns to the census. Closed with the web. */
  readonly census: CensusDesk;
  /** Authorities’ monthly snapshots. */
  readonly snapshots: SnapshotDesk;
  /** The authorities of England, by region and name, to choose one from. */
  readonly authorities: () => readonly ListedAuthority[];
  /** Whether a mail server is set up; where none is, nobody is offered a mail. */
  readonly sendsMail: boolean;
  /** Where people reach the server, such as `https://listen.example.org`: the beginning of every whole link shown. */
  readonly publicUrl: string;
  /**
   * The proxies (addresses or networks) whose word on where a request comes from is taken; null: nobody’s, the limits
   * count whoever connects.
   */
  readonly trustedProxies: readonly string[] | null;
  readonly limits: Limits;
  /** Where people can sign in beside with a password; null: nowhere. */
  readonly provider: IdentityProvider | null;
  /** Told of what broke while a page was made: the error, and the pattern of the route but never the address. */
  readonly onError: (error: Error, route: string) => void;
  /** Told of every request that was answered; left out, nobody is. */
  readonly watchers?: readonly RequestWatcher[];
  /** Whether the server has been told to stop, and should be sent nothing more. */
  readonly isStopping?: () => boolean;
}

/** What the routes of every journey need. */
export interface Pages extends WebParts {
  readonly render: Render;
  readonly demonstration: DemonstrationLine;
}
