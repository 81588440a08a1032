import type { VisitNeed } from '@frontdoor/contracts';

/** Line drawings on a 24 by 24 grid, for those who read little: what is meant stands beside each in words. */
const PATHS = {
  bin: 'M4.5 6.5h15M9.5 6.5v-2h5v2M6.5 6.5l1 13h9l1-13M10 10v6M14 10v6',
  broom: 'M19 4l-7.5 8.5M8.5 11.5l5 4-2.5 5-7-1.2c2-1.6 3.2-4.2 4.5-7.8zM8.5 16.5l-1.6 2.6',
  coin: 'M12 3.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4zM14.8 9.2c-.3-1.5-1.4-2.2-2.7-2.2-1.6 0-2.6 1.1-2.6 2.6 0 2 1.3 2.6.6 6.4h5M8.8 12.4h4.6',
  car: 'M3.5 16.5v-4l2-1 2-4.5h8l2.5 4.5 2.5 1v4zM5.5 11.5h12.5M7 16.5v1.8M17 16.5v1.8M6.5 14h1.5M16 14h1.5',
  vote: 'M4 11.5h16v8H4zM8 11.5l2-7 6.5 1.8-1.5 5.2M10.8 14.5h2.4',
  home: 'M3.8 11.5 12 4.5l8.2 7M6 9.8v9.7h12V9.8M10 19.5v-5h4v5',
  key: 'M8 11.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6zM10.8 12.3 19 4.2M15.5 7.7l2.7 2.7M17.7 5.5l1.8 1.8',
  tap: 'M4 8.5h9c2.6 0 4 1.5 4 4v1.5h-3.5v-1.5H4zM9 8.5v-3M6.5 5.5h5M15.2 16.8c-1 1.4-1.2 2-1.2 2.5a1.3 1.3 0 0 0 2.5 0c0-.5-.3-1.1-1.3-2.5z',
  plan: 'M4 20V9.5l5-3v3l5-3v3l6-3.5V20zM7.5 13.5h2M7.5 16.5h2M13 13.5h2M13 16.5h2',
  sound: 'M4.5 9.5v5h3l4.5 4v-13l-4.5 4zM15 9.5c1 1.4 1 3.6 0 5M17.5 7c2.4 2.8 2.4 7.2 0 10',
  speech: 'M4 5.5h16v10.5h-8l-4.5 4V16H4zM8 9.2h8M8 12.4h5',
  page: 'M6 3.8h8l4 4v12.4H6zM13.8 3.8v4.2H18M9 12h6M9 15.5h6',
  heart: 'M12 19.5C7 15.8 4 12.8 4 9.3A4 4 0 0 1 12 8a4 4 0 0 1 8 1.3c0 3.5-3 6.5-8 10.2z',
  tree: 'M12 20.5v-6M12 3.5l-5.5 7h3l-4 4h13l-4-4h3z',
  book: 'M12 6.5c-2-1.5-4.6-2-8-2v13c3.4 0 6 .5 8 2 2-1.5 4.6-2 8-2v-13c-3.4 0-6 .5-8 2zM12 6.5v13',
  question:
    'M12 3.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4zM9.3 9.6c.2-1.6 1.3-2.4 2.8-2.4s2.7 1 2.7 2.4c0 2-2.7 2-2.7 4.2M12.1 16.6v.1',
  talk: 'M3.5 4.5h10v7.5H8L5.5 14.5V12h-2zM15.8 9h4.7v7.5h-2V19L16 16.5h-5.5v-2',
  hand: 'M8 12.5v-7a1.3 1.3 0 0 1 2.6 0v5-6.2a1.3 1.3 0 0 1 2.6 0v6.2-5a1.3 1.3 0 0 1 2.6 0v7.5l1-2c.5-1 2.2-.6 2 .7-.7 4.7-2.8 8.8-6.6 8.8-3 0-4.3-1.6-5.7-4.4l-2.4-4.3c-.6-1.3.9-2.2 1.8-1.2z',
  ear: 'M7 10.2A5.2 5.2 0 0 1 12.2 4.8a5.2 5.2 0 0 1 5.2 5.4c0 3.4-3.4 4-3.4 7.2a2.6 2.6 0 0 1-4.9 1M9.8 10.3c0-1.6 1-2.7 2.4-2.7s2.4 1.1 2.4 2.6c0 1.3-1.5 1.6-1.5 3.1',
  eye: 'M2.8 12C5 8 8.2 6 12 6s7 2 9.2 6c-2.2 4-5.4 6-9.2 6s-7-2-9.2-6zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  wheelchair:
    'M10.2 3.6a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zM10.2 8.5v6h5l2.6 5h1.7M10.2 11h4.3M8 11.8a4.6 4.6 0 1 0 6 6.2',
  flower:
    'M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM12 9.5c-1.6-1.8-1.4-4 0-5.7 1.4 1.7 1.6 3.9 0 5.7zM12 14.5c1.6 1.8 1.4 4 0 5.7-1.4-1.7-1.6-3.9 0-5.7zM9.5 12c-1.8 1.6-4 1.4-5.7 0 1.7-1.4 3.9-1.6 5.7 0zM14.5 12c1.8-1.6 4-1.4 5.7 0-1.7 1.4-3.9 1.6-5.7 0z',
  door: 'M6.5 20.5v-17h11v17M4 20.5h16M14.5 12v.1',
  arrow: 'M3.5 12h16M14 6.5l5.5 5.5-5.5 5.5',
  seat: 'M6.5 3.5l1.5 9.5v7.5M8 13h8.5c.8 0 1.5.6 1.5 1.5v6M8 16h10',
} as const;
export type PictureName = keyof typeof PATHS;

export const NEED_PICTURES: Readonly<Record<VisitNeed, PictureName>> = {
  interpreter: 'talk',
  'sign-language': 'hand',
  hearing: 'ear',
  sight: 'eye',
  reading: 'book',
  mobility: 'wheelchair',
  'hidden-disability': 'flower',
  private: 'door',
};

/** What councils are asked about, by words that stand in a topic; the first that fits. */
const BY_WORD: readonly (readonly [RegExp, PictureName])[] = [
  [/\bbins?\b|recycl|waste/i, 'bin'],
  [/street|litter|rubbish|clean/i, 'broom'],
  [/tax|payment|\bbills?\b|benefit/i, 'coin'],
  [/park(?!s)|\bcars?\b|road|permit|badge/i, 'car'],
  [/vot|elect/i, 'vote'],
  [/repair/i, 'tap'],
  [/plann|build/i, 'plan'],
  [/noise|pest|food/i, 'sound'],
  [/complain|praise|suggest/i, 'speech'],
  [/information|document|records?\b|certificate/i, 'page'],
  [/\brent\b|keys?\b/i, 'key'],
  [/hous|home|homeless/i, 'home'],
  [/care|health|adult|child|famil/i, 'heart'],
  [/parks|tree|garden/i, 'tree'],
  [/librar|school|learn/i, 'book'],
];

/** The picture of a topic, from its English words; a question mark where none is known. */
export const pictureOf = (topic: string): PictureName =>
  BY_WORD.find(([words]) => words.test(topic))?.[1] ?? 'question';

/** Hidden from screen readers, which read the words beside it. */
export const Picture = ({ name }: { name: PictureName }) => (
  <svg className="device-picture" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
