/** Where the server listens, and the address that people reach it by, which every link that it shows begins with. */
export interface Address {
  readonly host: string;
  readonly port: number;
  /** Such as `https://listen.example.org`, without a slash at the end. */
  readonly publicUrl: string;
  /** What the person at the terminal should know of it. */
  readonly note: string | null;
}

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 4000;

/**
 * Reads HOST (127.0.0.1), PORT (4000) and PUBLIC_URL (what HOST and PORT make), or says in a sentence what is wrong with
 * them. The address is never taken from a request: whoever asks can put any
 * name into its Host header, and would be shown links, with the token in them, that lead elsewhere.
 */
export function addressFrom(env: Readonly<Record<string, string | undefined>>): Address | { sentence: string } {
  const host = env.HOST || DEFAULT_HOST;
  const port = env.PORT ? Number(env.PORT) : DEFAULT_PORT;
  if (!/^\d*$/.test(env.PORT ?? '') || port < 1 || port > 65535) {
    return { sentence: `PORT is “${env.PORT}”; it must be a whole number from 1 to 65535.` };
  }
  if (env.PUBLIC_URL) {
    const publicUrl = originOf(env.PUBLIC_URL);
    if (publicUrl !== null) return { host, port, publicUrl, note: null };
    return { sentence: `PUBLIC_URL is “${env.PUBLIC_URL}”; its form is https://listen.example.org, without a path.` };
  }
  const isWildcard = host === '0.0.0.0' || host === '::';
  const shown = isWildcard || isLoopback(host) ? 'localhost' : host;
  return { host, port, publicUrl: `http://${bracketed(shown)}:${port}`, note: isWildcard ? NOTE : null };
}

const NOTE =
  'Other machines can reach Earshot now, but its links lead to this one. Set PUBLIC_URL to the address that people use.';

/** An IPv6 address stands in brackets in a link. */
function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Null for anything but the root of a web server, since all addresses begin there. */
function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isRoot = /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  return isRoot ? url.origin : null;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
