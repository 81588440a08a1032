import { readConfig, renewSecretFiles } from '@frontdoor/platform';
import { administer } from '../../admin/administer.js';
import { CommandFault } from '../../faults.js';
import type { Io } from '../../io.js';
import { findRunningServer } from '../../running-server.js';

/**
 * Seals everything with the current secret. Where the secret was generated into the data folder, a new one is generated
 * first and the one before kept beside it; a hub that runs there would not know it, so it must not run.
 */
export async function rotateSecret(io: Io, options: { json?: boolean }): Promise<void> {
  const config = readConfig(io.environment);
  const generated = config.SECRET === undefined;
  if (generated) {
    if (await findRunningServer(config.dataDir)) throw running(config.dataDir);
    renewSecretFiles(config.dataDir);
  }
  await administer(io, options, async ({ administration }) => {
    const value = await administration.secrets.reseal();
    const { resealed, current, unreadable } = value;
    const lost = unreadable
      .map((key) => `  ${key}: no secret here opens its key; give it a new one\n`)
      .join('');
    return {
      value,
      text: `Sealed with the current secret: ${resealed} now, ${current} before.\n${lost}`,
      remark: generated
        ? 'The one before is kept in secret.previous: links and reply addresses it signed go on. Take a copy of DATA_DIR.'
        : 'Links and reply addresses signed with the one before go on as long as SECRET_PREVIOUS names it.',
    };
  });
}

const running = (dataDir: string): CommandFault =>
  new CommandFault(
    'hub-running',
    `A hub is running on ${dataDir}, and it would go on with the former secret.`,
    'Stop it, run the command again, then start it.',
  );
