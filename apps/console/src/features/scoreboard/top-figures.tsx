import type { Scoreboard } from '@frontdoor/contracts';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from '../../ui/icon.js';
import { count, percent } from './numbers.js';
import './top-figures.css';

/** A question mark that says what a figure counts. */
const Explained = ({ what, text }: { what: string; text: string }) => (
  <DialogTrigger>
    <Button className="explained-button" aria-label={`What is counted: ${what}`}>
      <Icon name="question" size={16} />
    </Button>
    <Popover className="popover" placement="bottom">
      <Dialog className="explained" aria-label={`What is counted: ${what}`}>
        {text}
      </Dialog>
    </Popover>
  </DialogTrigger>
);

interface Figure {
  name: string;
  value: string;
  detail: string;
  definition: string;
}

const ofShare = (name: string, what: string, { share, of, definition }: Scoreboard['voicemail']): Figure => ({
  name,
  value: percent(share),
  detail: of === 0 ? `no ${what}` : `of ${count(of)} ${what}`,
  definition,
});

/** With those who hung up at once. */
const abandoned = ({ short, ...share }: Scoreboard['abandoned']): Figure => {
  const { detail, ...figure } = ofShare('Hung up before an answer', 'calls', share);
  return { ...figure, detail: short === 0 ? detail : `${detail}, and ${count(short)} at once` };
};

/** With how often was rung, and how late it got. */
const callbacksKept = ({ kept, attemptsEach, medianMinutesLate }: Scoreboard['callbacks']): Figure => {
  const { detail, ...figure } = ofShare('Callbacks kept', 'callbacks', kept);
  const more = [
    ...(attemptsEach === null ? [] : [`${attemptsEach.toFixed(1)} attempts each`]),
    ...(medianMinutesLate === null ? [] : [`late ones by ${count(Math.round(medianMinutesLate))} min`]),
  ];
  return { ...figure, detail: [detail, ...more].join(', ') };
};

const figuresOf = ({ totals, ...board }: Scoreboard): Figure[] => [
  {
    name: 'Kept in time',
    value: percent(totals.keptShare),
    detail: `of ${count(totals.kept + totals.extended + totals.missed)} decided`,
    definition:
      'Of the promises that began in the period and are decided, the share kept in time. Extended and missed ones count as not kept. Waived, withdrawn and running ones do not count.',
  },
  {
    name: 'Opened',
    value: count(totals.opened),
    detail: 'promises began',
    definition: 'Promises that began in the period, whatever became of them.',
  },
  {
    name: 'Missed',
    value: count(totals.missed),
    detail: 'answered late, or not yet',
    definition: 'Promises whose time ran out: kept late, or not at all yet.',
  },
  {
    name: 'Running',
    value: count(totals.running),
    detail: 'not decided yet',
    definition: 'Promises still within their time, or waiting for the customer.',
  },
  ofShare('First-contact resolution', 'enquiries', board.firstContact),
  ofShare('Calls answered', 'calls', board.callsAnswered),
  abandoned(board.abandoned),
  ofShare('Voicemail', 'calls', board.voicemail),
  ofShare('Left unseen', 'visitors', board.leftUnseen),
  callbacksKept(board.callbacks),
  {
    name: 'Overrides',
    value: count(board.overrides.count),
    detail: `in ${count(board.overrides.replies)} ${board.overrides.replies === 1 ? 'reply' : 'replies'}`,
    definition:
      'Messages that left without all that the charter wants. Somebody took responsibility and gave a reason.',
  },
];

/** The figures everybody asks for, each with what it counts. */
export const TopFigures = ({ board }: { board: Scoreboard }) => (
  <dl className="top-figures">
    {figuresOf(board).map(({ name, value, detail, definition }) => (
      <div key={name} className="panel top-figure">
        <dt>
          {name} <Explained what={name} text={definition} />
        </dt>
        <dd className="top-figure-value">{value}</dd>
        <dd className="quiet small">{detail}</dd>
      </div>
    ))}
  </dl>
);
