/** Our own hub failed, not the source that a listener reads. */
export class HubTrouble extends Error {
  constructor(cause: unknown) {
    super('The hub could not keep what was read', { cause });
    this.name = 'HubTrouble';
  }
}

/** Marks failures of work that the hub does for a listener. */
export async function fromHub<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new HubTrouble(error);
  }
}

/** Another process holds the lease now, or the hub could not say that it is still ours. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}
