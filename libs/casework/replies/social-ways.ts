import type { Audience, SocialPost } from '@frontdoor/contracts';

/** What is looked at of what came in. */
export interface CameAs {
  post: SocialPost | null;
  /** Epoch milliseconds. */
  at: number;
}

/** A way to answer on a network: what is answered, and to whose eyes. */
export interface SocialWay {
  audience: Audience;
  answering: string;
  cameAt: number;
  closed?: string;
}

const TOO_LATE: Readonly<Record<Audience, string>> = {
  public: 'the time in which the network lets us answer is over. Give them a link, or answer in another way',
  private:
    'the time in which the network lets us write to them is over: they have to write first. Answer in public and ask them to, without anything about them',
};
const USED =
  'the network lets us write a single time after a comment, and that was done: they have to write first';

/** Public or private as they wrote last, then the other. */
const orderOf = (last: Audience): readonly Audience[] =>
  last === 'public' ? ['public', 'private'] : ['private', 'public'];

/**
 * How somebody who wrote on a network may be answered there, at most once for each audience: the newest thing that may be
 * answered so; where there is none, why not.
 *
 * @param came what they sent from one address to one of ours, the newest first
 * @param answered what was answered in private already, as `answering` tells it
 */
export function socialWays(came: readonly CameAs[], answered: ReadonlySet<string>, now: number): SocialWay[] {
  const last = came.find(({ post }) => post !== null)?.post;
  if (!last) return [];
  return orderOf(last.audience).flatMap((audience) => {
    const ways: SocialWay[] = came.flatMap(({ post, at }) =>
      (post?.ways ?? [])
        .filter((way) => way.audience === audience && post?.id !== undefined)
        .map(({ until, once, closed }) => {
          const why =
            closed ??
            (until !== undefined && Date.parse(until) <= now ? TOO_LATE[audience] : undefined) ??
            (once && answered.has(post!.id!) ? USED : undefined);
          return { audience, answering: post!.id!, cameAt: at, ...(why !== undefined && { closed: why }) };
        }),
    );
    return ways.find(({ closed }) => closed === undefined) ?? ways[0] ?? [];
  });
}

/** What was answered in private, of what left; what failed for good was not. */
export const answeredInPrivate = (
  left: readonly { direction: 'in' | 'out'; post: SocialPost | null; deliveryState?: string | null }[],
): Set<string> =>
  new Set(
    left.flatMap(({ direction, post, deliveryState }) =>
      direction === 'out' && post?.audience === 'private' && deliveryState !== 'failed'
        ? (post.answering ?? [])
        : [],
    ),
  );
