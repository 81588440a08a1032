import path from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { WORKSPACE } from './typesetter.js';

/** As if it were a file: only of files Typst tells lines. */
const FILE = path.join(WORKSPACE, 'letter.typ');
const MOST_WORDS = 300;
/** Typst would fetch them from outside. */
const PACKAGE = /"@[a-z][\w-]*\//;

interface TemplateFault {
  /** All that Typst says. */
  said: string;
  /** The first sentence of it. */
  message: string;
  /** Of the template, from 1; where it is known. */
  line?: number;
}

/** A template that wants a package is not tried. */
export function packageWanted(template: string): TemplateFault | undefined {
  const line = template.split('\n').findIndex((each) => PACKAGE.test(each));
  if (line < 0) return undefined;
  const message = 'a template fetches no packages: put what it needs of them into itself';
  return { said: message, message, line: line + 1 };
}

/**
 * What is wrong with a template that gave no letter.
 *
 * @param thrown by the writing of a PDF; what is wrong with the template alone is told by compiling it
 */
export function faultOf(
  typst: NodeCompiler,
  { template, data }: { template: string; data: string },
  thrown: unknown,
): TemplateFault {
  try {
    typst.mapShadow(FILE, Buffer.from(template));
    const diagnostics = typst.compile({ mainFilePath: FILE, inputs: { data } }).takeDiagnostics();
    const found: Diagnostic[] = diagnostics ? typst.fetchDiagnostics(diagnostics) : [];
    if (found.length > 0) return ofCompiling(found);
    const said = thrown instanceof Error ? thrown.message : JSON.stringify(thrown);
    const [, message = said] = /message"?: ?"((?:[^"\\]|\\.)*)"/.exec(said) ?? [];
    const [, hint] = /hints"?: ?\["((?:[^"\\]|\\.)*)"/.exec(said) ?? [];
    return { said, message: plain(hint === undefined ? message : `${message} (${hint})`) };
  } finally {
    typst.resetShadow();
  }
}

interface Diagnostic {
  message: string;
  path: string;
  range?: { start: { line: number } } | null;
}

/** The first is what is wrong; those after it say what was on the way there. */
function ofCompiling(found: readonly Diagnostic[]): TemplateFault {
  const { message } = found[0]!;
  const place = found.find((each) => each.path === FILE && each.range);
  return {
    said: JSON.stringify(found),
    message: plain(message),
    ...(place && { line: place.range!.start.line + 1 }),
  };
}

/** Without the paths of this machine. */
const plain = (message: string): string =>
  message
    .replaceAll('\\"', '"')
    .replace(/^(PDF\/UA)-1 error: /, '$1 wants otherwise: ')
    .replace(/ \(searched at .*\)$/, '')
    .slice(0, MOST_WORDS);
