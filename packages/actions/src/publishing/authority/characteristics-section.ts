import type { Block } from '@earshot/report';
import { characteristicsBlocks } from '../characteristics-blocks.ts';
import type { AuthoritySetting } from './authority-section.ts';

/** Who is in post: ages, expected retirements, ethnicity by role, and roles. */
export function characteristicsSection({ page, inPost }: AuthoritySetting): Block[] {
  return characteristicsBlocks(inPost, page.authority.code, page.release);
}
