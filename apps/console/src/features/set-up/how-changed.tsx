import type { ReactNode } from 'react';

/** Nothing on these pages can be changed there: how it is changed today, in one sentence. */
export const HowChanged = ({ children }: { children: ReactNode }) => <p>{children}</p>;

/** What is typed on the command line. */
export const Command = ({ words }: { words: string }) => <code className="fixed">frontdoor {words}</code>;
