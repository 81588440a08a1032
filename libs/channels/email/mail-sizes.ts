import type { ImapFlow, ImapFlowError } from 'imapflow';

/** Size by UID; undefined for a mail that is gone, 0 where the server will not tell the sizes of a batch. */
export async function sizesOf(
  client: ImapFlow,
  uids: readonly number[],
): Promise<(uid: number) => number | undefined> {
  try {
    const found = await client.fetchAll(uids.join(','), { uid: true, size: true }, { uid: true });
    const sizes = new Map(found.map(({ uid, size }) => [uid, size ?? 0]));
    return (uid) => sizes.get(uid);
  } catch (error) {
    // One broken mail is enough for a server to refuse a whole FETCH.
    if ((error as ImapFlowError).responseStatus !== 'NO') throw error;
    return () => 0;
  }
}
