import path from 'node:path';

/** What the environment says about where Earshot runs and keeps its data; the same for every shell. */
export interface Settings {
  /** Where this program lies: data-sources/ is read from there. */
  readonly checkout: string;
  /** The folder whose folders are the studies. */
  readonly surveys: string;
  /** A served PostgreSQL; empty for the embedded one. */
  readonly databaseUrl: string;
  /** 32 bytes in base64url; empty: the file `secret` in the data folder. */
  readonly secret: string;
  /** The folder of the embedded database, and of the secret. */
  readonly dataFolder: string;
  /** A folder of newer downloads of published figures, which need not exist. */
  readonly published: string;
  /** Whether a server fills a study that nobody has answered with simulated people. */
  readonly demonstration: boolean;
}

/**
 * Reads DATABASE_URL, EARSHOT_DATA (`.data` in the checkout), EARSHOT_SURVEYS (`surveys` in the checkout), EARSHOT_SECRET,
 * EARSHOT_PUBLISHED (`published` in the data folder) and EARSHOT_DEMONSTRATION (anything but `no`).
 */
export function settingsFrom(checkout: string, env: Readonly<Record<string, string | undefined>>): Settings {
  const dataFolder = env.EARSHOT_DATA || path.join(checkout, '.data');
  return {
    checkout,
    surveys: env.EARSHOT_SURVEYS || path.join(checkout, 'surveys'),
    databaseUrl: env.DATABASE_URL ?? '',
    secret: env.EARSHOT_SECRET ?? '',
    dataFolder,
    published: env.EARSHOT_PUBLISHED || path.join(dataFolder, 'published'),
    demonstration: env.EARSHOT_DEMONSTRATION !== 'no',
  };
}
