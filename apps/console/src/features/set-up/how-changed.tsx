import type { ReactNode } from 'react';

/** How what a page shows is changed, in one sentence. */
export const HowChanged = ({ children }: { children: ReactNode }) => <p>{children}</p>;

/** What is typed on the command line. */
export const Command = ({ words }: { words: string }) => <code className="fixed">frontdoor {words}</code>;
