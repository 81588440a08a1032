import { GiveBackAll } from '@frontdoor/use-cases';
import { administer } from '../../admin/administer.js';
import type { Io } from '../../io.js';
import { withUseCases } from '../../use-cases.js';

/** Shuts a person out. The queue is needed only where they had work, which goes back to it. */
export async function deactivateUser(io: Io, email: string, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration, config, databaseUrl }) => {
    const { user, hasWork } = await administration.users.deactivate(email);
    const putBack = hasWork
      ? await withUseCases(io, config, databaseUrl, (app) => app.get(GiveBackAll).of(user))
      : 0;
    return {
      value: { email: user.email, active: false, putBack },
      text: `${user.name} can no longer log in. ${putBack === 0 ? 'No work was in hand' : `${putBack} work items are back in the queue`}.\n`,
    };
  });
}

export async function activateUser(io: Io, email: string, options: { json?: boolean }): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const user = await administration.users.activate(email);
    return { value: { email: user.email, active: true }, text: `${user.name} can log in again.\n` };
  });
}
