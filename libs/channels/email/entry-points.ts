import type { Intake } from '../core/index.js';

/**
 * The entry point that an address belongs to, in its own spelling. `housing+TOKEN@x` belongs to `housing@x`
 * unless the long form is an entry point itself.
 */
export async function entryPointOf(
  intake: Pick<Intake, 'entryPointFor'>,
  address: string,
): Promise<string | undefined> {
  const exact = await intake.entryPointFor('email', address);
  if (exact !== undefined) return exact;
  const plain = /^(.+)\+[^+@]*(@[^@]+)$/.exec(address);
  return plain ? intake.entryPointFor('email', `${plain[1]}${plain[2]}`) : undefined;
}
