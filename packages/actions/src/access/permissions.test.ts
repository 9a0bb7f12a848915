import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK_ROLES, PERMISSIONS, permits } from './permissions.ts';

const viewer = (role: (typeof DESK_ROLES)[number]) => ({ accountId: 'a', name: 'A', role, authorityCode: null });
const holders = (permission: keyof typeof PERMISSIONS) =>
  DESK_ROLES.filter((role) => permits(viewer(role), permission));

test('an authority contact can do nothing but see the desk and their own authority', () => {
  const names = Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[];
  const can = names.filter((permission) => permits(viewer('authority_contact'), permission));
  assert.deepEqual(can, ['see_desk', 'check_return', 'see_snapshots', 'add_snapshot', 'see_own_authority']);
});

test('nobody who sees answers in numbers opens what is held about a person, and only interviewing staff call', () => {
  assert.deepEqual(holders('handle_rights'), ['data_officer']);
  assert.ok(!permits(viewer('analyst'), 'manage_sample'));
  assert.deepEqual(holders('make_calls').sort(), ['field_manager', 'interviewer']);
});

test('files with a row for each person are for those who can look nobody up on a staff list', () => {
  for (const role of holders('take_data')) {
    for (const who of ['manage_sample', 'handle_rights', 'make_calls', 'manage_mail'] as const) {
      assert.ok(!permits(viewer(role), who), `${role} could put names to rows`);
    }
  }
});

test('accounts and the decision to go on are the study lead’s alone', () => {
  assert.deepEqual([holders('manage_accounts'), holders('decide_release')], [['study_lead'], ['study_lead']]);
});
