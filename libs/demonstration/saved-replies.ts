import type { SavedMark } from '@frontdoor/contracts';

interface DemoSavedReply {
  /** Everybody's where it names no service. */
  service?: string;
  name: string;
  text: string;
  marks: SavedMark[];
}

/**
 * Texts that a newcomer finds in the composer: what the charters promise to say, in their words. What the record knows is
 * filled in; what only the writer knows stands in braces.
 */
export const SAVED_REPLIES: readonly DemoSavedReply[] = [
  {
    name: 'We have your message',
    text: [
      'Thank you for getting in touch. {{who-deals-with-it}}',
      '{{what-happens-next}} {{when-to-expect-reply}}',
      '{{contact-for-queries}}',
    ].join('\n\n'),
    marks: [],
  },
  {
    name: 'It takes longer than we promised',
    text: [
      'We promised you a full response by {{due}}.',
      'It takes longer because {{the reason}}. You will have it by {{the new date}}.',
      'We are sorry about the delay. {{contact-for-queries}}',
    ].join('\n\n'),
    marks: [
      { element: 'reason-for-delay', passage: 'It takes longer because {{the reason}}.' },
      { element: 'new-date', passage: 'You will have it by {{the new date}}.' },
    ],
  },
  {
    name: 'Another organisation can help',
    text: [
      'What you ask for is done by {{the organisation}}. You can reach them at {{their address or number}}.',
      'If you would like us to pass your message on, answer this message and we will put you in touch.',
    ].join('\n\n'),
    marks: [],
  },
  {
    service: 'waste',
    name: 'A missed bin',
    text: 'We are sorry that your bin was not emptied. The crew comes back on {{the day}}. Please leave the bin where they can reach it.',
    marks: [{ element: 'what-is-being-done', passage: 'The crew comes back on {{the day}}.' }],
  },
  {
    service: 'complaints',
    name: 'The outcome of a complaint',
    text: [
      'We have looked into your complaint. {{what we found}}',
      'To put it right, {{what is done}}.',
      '{{how-to-escalate}}',
    ].join('\n\n'),
    marks: [
      { element: 'outcome', passage: 'We have looked into your complaint. {{what we found}}' },
      { element: 'remedies', passage: 'To put it right, {{what is done}}.' },
    ],
  },
  {
    service: 'foi',
    name: 'Information is refused',
    text: [
      'You asked for information under the Freedom of Information Act.',
      'We cannot supply {{what}}, because {{the exemption and why it applies}}.',
      '{{how-to-appeal}}',
    ].join('\n\n'),
    marks: [
      {
        element: 'refusal-reason',
        passage: 'We cannot supply {{what}}, because {{the exemption and why it applies}}.',
      },
    ],
  },
];
