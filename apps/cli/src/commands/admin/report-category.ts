import { readFile } from 'node:fs/promises';
import type { ReportCategory } from '@frontdoor/contracts';
import { reportCategoriesOf } from '@frontdoor/use-cases';
import { parse } from 'yaml';
import { administer } from '../../admin/administer.js';
import { CommandFault } from '../../faults.js';
import type { Io } from '../../io.js';
import { table } from '../../table.js';

interface Options {
  json?: boolean;
}

export async function loadReportCategories(io: Io, file: string, options: Options): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFault(
      'file-missing',
      `There is no file ${file}.`,
      'Name the YAML file of your categories.',
    );
  });
  const categories = reportCategoriesOf(parsed(text, file));
  await administer(io, options, async ({ administration }) => {
    const value = await administration.reportCategories.load(categories);
    const gone = value.removed.length > 0 ? ` Taken away: ${value.removed.join(', ')}.` : '';
    return { value, text: `${value.categories} categories can be reported.${gone}\n` };
  });
}

export async function reportCategoriesFromServices(io: Io, options: Options): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.reportCategories.fromServices();
    return {
      value,
      text: value.length > 0 ? listed(value) : 'Each service has a category already.\n',
    };
  });
}

export async function listReportCategories(io: Io, options: Options): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    const value = await administration.reportCategories.list();
    return { value, text: listed(value) };
  });
}

export async function removeReportCategory(io: Io, code: string, options: Options): Promise<void> {
  await administer(io, options, async ({ administration }) => {
    await administration.reportCategories.remove(code);
    return { value: { code, removed: true }, text: `${code} cannot be reported any more.\n` };
  });
}

function parsed(text: string, file: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new CommandFault(
      'file-malformed',
      `${file} is no YAML: ${(error as Error).message.split('\n')[0]}.`,
      'Correct it; docs/integrate.md has an example.',
    );
  }
}

const listed = (categories: readonly ReportCategory[]): string =>
  table(
    ['CODE', 'NAME', 'GROUP', 'SERVICE', 'QUESTIONS'],
    categories.map(({ code, name, group = '', service, questions }) => [
      code,
      name,
      group,
      service,
      questions.map((each) => each.code).join(', ') || '(none)',
    ]),
  );
