/** Eight letters and digits with a stroke between, as they come out of print. */
const CANDIDATE = /(?<![\w-])[0-9A-Z]{4}[-\u2010-\u2015][0-9A-Z]{4}(?![\w-])/g;
/** What a machine may have read one of ours as; ours have no 0, 1, I, L, O and U. */
const MAY_BE: Readonly<Record<string, string>> = {
  ...{ '5': 'S', S: '5', '2': 'Z', Z: '2', '8': 'B', B: '8', '6': 'G', G: '6' },
  ...{ '0': 'QD', O: 'QD', '1': '7J', I: '7J', L: 'J', U: 'V' },
};
const OURS = /^[2-9A-HJ-KM-NP-TV-Z]{4}-[2-9A-HJ-KM-NP-TV-Z]{4}$/;
/** Characters of one that may have been misread. */
const MOST_MISREAD = 2;
const MOST_CANDIDATES = 20;

/**
 * References of ours that print may stand for, the likeliest first: a machine takes an S for a 5. Whether there are such
 * enquiries is seen elsewhere, and a person judges.
 */
export function referencesIn(text: string): string[] {
  const candidates = [...new Set(text.match(CANDIDATE) ?? [])].slice(0, MOST_CANDIDATES);
  const found = candidates.flatMap((each) =>
    readings(each.replace(/[^0-9A-Z]/, '-'), MOST_MISREAD).map((reading, misread) => ({ reading, misread })),
  );
  return [...new Set(found.toSorted((a, b) => a.misread - b.misread).map(({ reading }) => reading))];
}

/** With no character read otherwise, then with one, and so on; those that can be ours. */
function readings(printed: string, most: number): string[] {
  let all = [printed];
  const known = new Set(all);
  for (let misread = 0; misread < most; misread++) {
    all = all.flatMap((each) =>
      [...each].flatMap((character, at) =>
        [...(MAY_BE[character] ?? '')].map((other) => each.slice(0, at) + other + each.slice(at + 1)),
      ),
    );
    for (const each of all) known.add(each);
  }
  return [...known].filter((each) => OURS.test(each));
}
