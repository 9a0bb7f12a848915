import { type MailSettings, mailSettingsFrom } from '@earshot/actions';
import { type AccessSettings, accessSettingsFrom } from './access/access-settings.ts';
import { type Address, addressFrom } from './address.ts';
import { type OperationsSettings, operationsSettingsFrom } from './operations/operations-settings.ts';

/** What the environment says of serving: where, for whom, watched how, and whether mail is sent. */
export interface ServeSettings {
  readonly address: Address;
  readonly access: AccessSettings;
  readonly watching: OperationsSettings;
  readonly mail: MailSettings;
}

/** Reads all of it, or returns a sentence for everything in it that cannot be. docs/running.md lists the variables. */
export function serveSettingsFrom(
  env: Readonly<Record<string, string | undefined>>,
): ServeSettings | { readonly sentences: readonly string[] } {
  const address = addressFrom(env);
  const access = accessSettingsFrom(env);
  const watching = operationsSettingsFrom(env);
  // Links in mails begin with the address, so what is wrong with that is not said twice.
  const mail = 'sentence' in address ? address : mailSettingsFrom({ ...env, PUBLIC_URL: address.publicUrl });
  const sentences = [address, access, watching, mail].flatMap((read) => ('sentence' in read ? [read.sentence] : []));
  if ('sentence' in address || 'sentence' in access || 'sentence' in watching || 'sentence' in mail) {
    return { sentences: [...new Set(sentences)] };
  }
  return { address, access, watching, mail };
}
