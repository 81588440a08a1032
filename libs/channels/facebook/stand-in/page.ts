import { randomUUID } from 'node:crypto';
import { type Clock, toIso } from '@frontdoor/kernel';
import { gone, refuse } from './refusal.js';

export interface StandInPerson {
  id: string;
  name: string;
  takesMessages: boolean;
}

export interface StandInComment {
  id: string;
  /** What it stands below: a post or a comment. */
  parent: string;
  post: string;
  from: { id: string; name: string };
  message: string;
  /** Epoch milliseconds. */
  at: number;
  isHidden: boolean;
  wasAnsweredInPrivate: boolean;
}

export interface StandInPost {
  id: string;
  from: { id: string; name: string };
  message: string;
  at: number;
  wasAnsweredInPrivate: boolean;
}

export interface StandInMessage {
  mid: string;
  from: string;
  to: string;
  text: string;
  at: number;
  how: string;
}

const DAY_MS = 24 * 3_600_000;
const LONGEST_COMMENT = 8000;
const LONGEST_MESSAGE = 2000;

/** One page, who writes on it and to it, and what it may write back. */
export class Page {
  readonly people: StandInPerson[] = [];
  readonly posts: StandInPost[] = [];
  readonly comments: StandInComment[] = [];
  readonly messages: StandInMessage[] = [];
  private count = 100_000;

  constructor(
    readonly id: string,
    private readonly mayWriteLate: boolean,
    private readonly clock: Clock,
  ) {}

  private newId = (): string => String(++this.count);

  /** Whoever is called so; somebody new where nobody is. */
  person(name: string): StandInPerson {
    const known = this.people.find((each) => each.name === name);
    if (known) return known;
    const person = { id: `70${this.newId()}`, name, takesMessages: true };
    this.people.push(person);
    return person;
  }

  post(from: { id: string; name: string }, message: string): StandInPost {
    const post = {
      id: `${this.id}_${this.newId()}`,
      from,
      message,
      at: this.clock.now(),
      wasAnsweredInPrivate: false,
    };
    this.posts.push(post);
    return post;
  }

  /** @throws Refusal where there is nothing to comment on, or it is too long or the same again. */
  comment(from: { id: string; name: string }, below: string, message: string): StandInComment {
    if (message.trim() === '') return refuse(100, '(#100) The parameter message is required');
    if ([...message].length > LONGEST_COMMENT) return refuse(100, '(#100) The message is too long');
    const above = this.comments.find(({ id }) => id === below);
    const post = above?.post ?? this.posts.find(({ id }) => id === below)?.id ?? gone();
    const isSame = this.comments.some(
      (each) => each.parent === below && each.from.id === from.id && each.message === message,
    );
    if (isSame) return refuse(506, '(#506) Duplicate status message');
    const comment = {
      ...{ id: `${post.split('_')[1]}_${this.newId()}`, parent: below, post, from, message },
      ...{ at: this.clock.now(), isHidden: false, wasAnsweredInPrivate: false },
    };
    this.comments.push(comment);
    return comment;
  }

  /** What somebody writes to the page. */
  received(from: StandInPerson, text: string, at = this.clock.now()): StandInMessage {
    const message = { mid: `m_${randomUUID()}`, from: from.id, to: this.id, text, at, how: '' };
    this.messages.push(message);
    return message;
  }

  /** What the page writes, checked as Facebook does. @throws Refusal */
  write(
    recipient: { id?: string; comment_id?: string; post_id?: string },
    text: string,
    how: { messaging_type: string; tag?: string },
  ): StandInMessage {
    if (text.trim() === '') return refuse(100, '(#100) The message is empty', 2_018_048);
    if ([...text].length > LONGEST_MESSAGE)
      return refuse(
        100,
        '(#100) Length of param message[text] must be less than or equal to 2000',
        2_018_109,
      );
    const to = recipient.id === undefined ? this.firstTo(recipient) : this.again(recipient.id, how);
    if (!to.takesMessages) return refuse(551, "(#551) This person isn't available right now.");
    const message = {
      ...{ mid: `m_${randomUUID()}`, from: this.id, to: to.id, text, at: this.clock.now() },
      how: how.tag ?? how.messaging_type,
    };
    this.messages.push(message);
    return message;
  }

  /** Once after a comment or a post, within seven days. */
  private firstTo({ comment_id, post_id }: { comment_id?: string; post_id?: string }): StandInPerson {
    const answered =
      this.comments.find(({ id }) => id === comment_id) ??
      this.posts.find(({ id }) => id === post_id) ??
      gone();
    if (answered.wasAnsweredInPrivate) return refuse(10_900, '(#10900) Activity already replied to');
    if (this.clock.now() - answered.at > 7 * DAY_MS)
      return refuse(10_903, '(#10903) This user cannot be replied to any more');
    answered.wasAnsweredInPrivate = true;
    return (
      this.people.find(({ id }) => id === answered.from.id) ??
      refuse(100, 'No matching user found', 2_018_001)
    );
  }

  /** Within a day of what they wrote last; people of the page for seven. */
  private again(
    id: string,
    { messaging_type, tag }: { messaging_type: string; tag?: string },
  ): StandInPerson {
    const person =
      this.people.find((each) => each.id === id) ?? refuse(100, 'No matching user found', 2_018_001);
    const last = this.messages.findLast(({ from }) => from === id);
    const age = last === undefined ? Infinity : this.clock.now() - last.at;
    const isLate = messaging_type === 'MESSAGE_TAG' && tag === 'HUMAN_AGENT';
    if (isLate && !this.mayWriteLate) return refuse(10, '(#10) The tag Human Agent needs its permission');
    if (!isLate && messaging_type !== 'RESPONSE') return refuse(100, '(#100) Param messaging_type is wrong');
    if (age > (isLate ? 7 * DAY_MS : DAY_MS))
      return refuse(10, '(#10) This message is sent outside of allowed window.', 2_018_278);
    return person;
  }

  shownComment = ({ id, message, from, at }: StandInComment): object => ({
    ...{ id, message, from, created_time: toIso(at).replace(/\.\d+Z$/, '+0000') },
  });
}
