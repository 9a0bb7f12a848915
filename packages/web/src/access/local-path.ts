const HOME = '/desk';

/**
 * Where to go on to after signing in: the address that was asked for if it is one of ours, otherwise the desk. Whatever
 * a browser could read as another server’s address is none of ours: `//evil`, `/\evil`, `/.//evil`, `https:…`.
 * @param wanted what stood in `next`, which anybody can write into a link.
 */
export function localPath(wanted: unknown, publicUrl: string): string {
  if (typeof wanted !== 'string' || !/^\/[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\')) return HOME;
  if (!URL.canParse(wanted, publicUrl)) return HOME;
  const { origin, pathname, search } = new URL(wanted, publicUrl);
  const ours = origin === new URL(publicUrl).origin && !pathname.startsWith('//');
  return ours ? `${pathname}${search}` : HOME;
}
