import { type Permission, permits, type Viewer } from '@earshot/actions';

/** A part of the desk, as the navigation names it. */
export interface Section {
  /** Its address. With `:study` it stands among a study’s sections, without it on every page of the desk. */
  readonly href: string;
  readonly text: string;
  /** The permission without which it is not shown; the route asks for it again. */
  readonly needs: Permission;
  /** Left out for a study without fieldwork.yml. */
  readonly fieldwork?: true;
  /** Left out where fieldwork.yml says nothing of it. */
  readonly part?: 'panel' | 'vouchers';
}

/** Every part of the desk, in the order in which the navigation shows them. A new part adds its line here. */
export const SECTIONS: readonly Section[] = [
  { href: '/desk', text: 'All studies', needs: 'see_desk' },
  { href: '/workforce', text: 'Workforce', needs: 'see_desk' },
  { href: '/census', text: 'Census return', needs: 'check_return' },
  { href: '/snapshots', text: 'Monthly snapshots', needs: 'see_snapshots' },
  { href: '/rights', text: 'Data rights', needs: 'handle_rights' },
  { href: '/retention', text: 'Retention', needs: 'handle_rights' },
  { href: '/accounts', text: 'Accounts', needs: 'manage_accounts' },
  { href: '/desk/:study', text: 'How it is going', needs: 'see_monitor' },
  { href: '/desk/:study/our-authority', text: 'Our authority', needs: 'see_own_authority', fieldwork: true },
  { href: '/desk/:study/our-list', text: 'Our staff list', needs: 'see_own_authority', fieldwork: true },
  { href: '/desk/:study/authorities', text: 'Authorities', needs: 'manage_organisations', fieldwork: true },
  { href: '/desk/:study/sample', text: 'Staff lists', needs: 'manage_sample', fieldwork: true },
  { href: '/desk/:study/releases', text: 'Releases', needs: 'manage_sample', fieldwork: true },
  { href: '/desk/:study/contacts', text: 'Contacts plan', needs: 'manage_mail', fieldwork: true },
  { href: '/desk/:study/calls', text: 'Calls', needs: 'make_calls', fieldwork: true },
  { href: '/desk/:study/calls/work', text: 'Call work', needs: 'supervise_calls', fieldwork: true },
  { href: '/desk/:study/outcomes', text: 'Outcomes', needs: 'see_outcomes', fieldwork: true },
  { href: '/desk/:study/panel', text: 'Panel', needs: 'manage_panel', fieldwork: true, part: 'panel' },
  { href: '/desk/:study/vouchers', text: 'Vouchers', needs: 'manage_vouchers', fieldwork: true, part: 'vouchers' },
  { href: '/report/:study', text: 'Report', needs: 'see_report' },
  { href: '/desk/:study/beside', text: 'Beside the census', needs: 'see_report' },
  { href: '/desk/:study/explore', text: 'Explore', needs: 'explore_answers' },
  { href: '/desk/:study/change', text: 'Change', needs: 'explore_answers', fieldwork: true, part: 'panel' },
  { href: '/desk/:study/drivers', text: 'Drivers', needs: 'explore_answers' },
  { href: '/desk/:study/preview', text: 'Preview', needs: 'preview_study' },
];

/** A link of the navigation. */
export interface SectionLink {
  readonly href: string;
  readonly text: string;
  /** Whether the page that is shown belongs to it. */
  readonly current: boolean;
}

/** What the navigation shows on one page. */
export interface Navigation {
  /** The parts of the desk that belong to no study. */
  readonly desk: readonly SectionLink[];
  /** Those of the study that the page is about; empty when it is about none. */
  readonly study: readonly SectionLink[];
}

/** The study that a page is about. */
export interface SectionStudy {
  readonly id: string;
  /** Null: it has no fieldwork.yml. */
  readonly fieldwork: { readonly panel?: object | null; readonly vouchers?: object | null } | null;
}

function isPlanned({ fieldwork, part }: Section, study: SectionStudy | null): boolean {
  const plan = study?.fieldwork ?? null;
  return plan === null ? !fieldwork : part === undefined || (plan[part] ?? null) !== null;
}

/**
 * The navigation for a viewer: what their role may open, with the part that the page belongs to marked.
 * @param path the address of the page, without what follows a `?`.
 * @param study the study that the page is about, if any.
 */
export function navigation(viewer: Viewer, path: string, study: SectionStudy | null): Navigation {
  const open = SECTIONS.filter((section) => permits(viewer, section.needs) && isPlanned(section, study));
  const links = open.flatMap(({ href, text }) => {
    const ofStudy = href.includes(':study');
    if (ofStudy && !study) return [];
    return [{ ofStudy, text, href: href.replace(':study', study ? encodeURIComponent(study.id) : '') }];
  });
  const current = links
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .reduce((longest, { href }) => (href.length > longest.length ? href : longest), '');
  const shown = (wanted: boolean): SectionLink[] =>
    links
      .filter(({ ofStudy }) => ofStudy === wanted)
      .map(({ href, text }) => ({ href, text, current: href === current }));
  return { desk: shown(false), study: shown(true) };
}
