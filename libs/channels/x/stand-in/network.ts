import { type Clock, toIso } from '@frontdoor/kernel';
import { weightedLength } from '@frontdoor/contracts';
import { forbidden, invalid, notFound } from './refusal.js';

export interface StandInUser {
  id: string;
  username: string;
  name: string;
  /** Whom they have blocked. */
  blocks: Set<string>;
  takesMessages: boolean;
}

export interface StandInPost {
  id: string;
  author_id: string;
  text: string;
  created_at: string;
  conversation_id: string;
  referenced_tweets: { type: 'replied_to' | 'quoted'; id: string }[];
  edit_history_tweet_ids: string[];
  media: { media_key: string; type: 'photo'; url: string }[];
}

export interface StandInMessage {
  id: string;
  sender_id: string;
  recipient_id: string;
  text: string;
  created_at: string;
}

/** Ids of X hold the time; this is when they begin. */
const EPOCH = 1_288_834_974_657;
const LONGEST_POST = 280;
const LONGEST_MESSAGE = 10_000;

/** The people of the network, what they post and what they write to each other. */
export class Network {
  readonly users: StandInUser[] = [];
  readonly posts: StandInPost[] = [];
  readonly messages: StandInMessage[] = [];
  private lastId = 0n;

  constructor(private readonly clock: Clock) {}

  newId(): string {
    const now = BigInt(Math.max(this.clock.now() - EPOCH, 0)) << 22n;
    this.lastId = now > this.lastId ? now : this.lastId + 1n;
    return String(this.lastId);
  }

  /** Whoever has this handle; somebody new where nobody has. */
  user(username: string): StandInUser {
    const bare = username.replace(/^@/, '');
    const known = this.users.find((each) => each.username.toLowerCase() === bare.toLowerCase());
    if (known) return known;
    const user = {
      ...{ id: this.newId(), username: bare, name: `${bare[0]!.toUpperCase()}${bare.slice(1)}` },
      ...{ blocks: new Set<string>(), takesMessages: true },
    };
    this.users.push(user);
    return user;
  }

  userById(id: string): StandInUser {
    return this.users.find((each) => each.id === id) ?? notFound();
  }

  postById(id: string): StandInPost {
    return this.posts.find((each) => each.id === id) ?? notFound();
  }

  /** The entities of a post: whom it names, where a reply names whoever it answers too. */
  mentionsOf({ text, referenced_tweets }: StandInPost): { id: string; username: string }[] {
    const names = Array.from(text.matchAll(/(?<!\w)@(\w{1,15})/g), ([, name]) => name!.toLowerCase());
    const repliedTo = referenced_tweets.find(({ type }) => type === 'replied_to');
    const answered = repliedTo && this.posts.find(({ id }) => id === repliedTo.id)?.author_id;
    return this.users
      .filter(({ id, username }) => names.includes(username.toLowerCase()) || id === answered)
      .map(({ id, username }) => ({ id, username }));
  }

  /** @throws Refusal where X takes no such post. */
  post(
    author: StandInUser,
    text: string,
    about: {
      replyTo?: string;
      quoting?: string;
      edits?: string;
      photos?: readonly string[];
      byApi?: boolean;
    } = {},
  ): StandInPost {
    if (text.trim() === '') return invalid('text', 'it is empty');
    if (weightedLength(text) > LONGEST_POST)
      return forbidden('Your post text is too long. Shorten it to post it.');
    const answered = about.replyTo === undefined ? undefined : this.postById(about.replyTo);
    if (about.byApi) {
      if (answered) this.checkReply(author, answered);
      const before = this.posts.findLast((each) => each.author_id === author.id && each.text === text);
      const isSame = before?.referenced_tweets.some(({ id }) => id === about.replyTo) ?? false;
      if (isSame) return forbidden('You are not allowed to create a Tweet with duplicate content.');
    }
    const id = this.newId();
    const edited = about.edits === undefined ? undefined : this.postById(about.edits);
    const post: StandInPost = {
      ...{ id, author_id: author.id, text, created_at: toIso(this.clock.now()) },
      conversation_id: answered?.conversation_id ?? edited?.conversation_id ?? id,
      referenced_tweets: [
        ...(answered ? [{ type: 'replied_to' as const, id: answered.id }] : []),
        ...(about.quoting === undefined ? [] : [{ type: 'quoted' as const, id: about.quoting }]),
      ],
      edit_history_tweet_ids: [...(edited?.edit_history_tweet_ids ?? []), id],
      media: (about.photos ?? []).map((url, at) => ({ media_key: `3_${id}${at}`, type: 'photo', url })),
    };
    this.posts.push(post);
    return post;
  }

  /** Only whoever the author spoke to in that post may answer it by the API. */
  private checkReply(author: StandInUser, answered: StandInPost): void {
    if (this.userById(answered.author_id).blocks.has(author.id))
      return forbidden('You have been blocked from replying to this post by its author.');
    const isMentioned = this.mentionsOf(answered).some(({ id }) => id === author.id);
    const isQuoted = answered.referenced_tweets.some(
      ({ type, id }) =>
        type === 'quoted' && this.posts.find((each) => each.id === id)?.author_id === author.id,
    );
    if (!isMentioned && !isQuoted)
      forbidden(
        'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
      );
  }

  /** @throws Refusal where X takes no such message. */
  message(sender: StandInUser, recipient: StandInUser, text: string): StandInMessage {
    if (text.trim() === '') return invalid('text', 'it is empty');
    if ([...text].length > LONGEST_MESSAGE) return invalid('text', 'it is longer than 10000 characters');
    const hasWritten = this.messages.some((each) => each.sender_id === recipient.id);
    if (recipient.blocks.has(sender.id) || (!recipient.takesMessages && !hasWritten))
      return forbidden('You do not have permission to DM one or more participants.');
    const message = {
      ...{ id: this.newId(), sender_id: sender.id, recipient_id: recipient.id, text },
      created_at: toIso(this.clock.now()),
    };
    this.messages.push(message);
    return message;
  }
}
