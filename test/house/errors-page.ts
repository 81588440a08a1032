import { ERRORS, type ErrorEntry } from '@frontdoor/kernel';
import { STATUS } from '../../apps/hub/src/edge/problem.filter.js';

/** docs/errors.md, from the tables in libs/kernel/errors. */
export function errorsPage(): string {
  const entries = Object.entries<ErrorEntry>(ERRORS).sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = entries.map(
    ([code, { kind, message, remedy }]) => `## ${code}

HTTP ${STATUS[kind]} (${kind})

- What is wrong: ${plain(message)}
- What to do: ${plain(remedy)}
`,
  );
  return `# Errors

Every error that reaches a person or a program outside has a code that stays the same, a sentence that says what is
wrong, and one that says what to do. Over HTTP it is the body of the answer:

\`\`\`json
{
  "error": {
    "code": "entry-point-unknown",
    "message": "There is no entry point nobody@council.example on the email channel.",
    "remedy": "Use an address that the organisation publishes; an administrator lists them with \`frontdoor admin entry-point list\`.",
    "details": { "address": "nobody@council.example", "channel": "email" }
  }
}
\`\`\`

Programs should act on \`code\`, or on the HTTP status when they do not know the code. \`details\` holds what stands
between braces below. An answer with status 429 or 503 says in \`Retry-After\` how many seconds to wait. Pages for
customers say the same in words.

This page is made from the tables in \`libs/kernel/errors\`; a test keeps the two equal.

${sections.join('\n')}`;
}

/** Braces and angle brackets are shown, not taken as HTML. */
const plain = (text: string): string => text.replaceAll('<', '&lt;').replaceAll(/\{(\w+)\}/g, '`{$1}`');
