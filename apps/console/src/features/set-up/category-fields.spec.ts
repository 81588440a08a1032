import { reportCategory } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { categoryOf, fieldsOf } from './category-fields.js';

const pothole = reportCategory.parse({
  ...{ code: 'pothole', name: 'Pothole', service: 'roads', group: 'Roads', keywords: ['urgent', 'private'] },
  questions: [
    { code: 'fixmystreet_id', datatype: 'string', description: 'Number', automated: 'server_set' },
    {
      ...{ code: 'size', datatype: 'singlevaluelist', required: true, description: 'How large is it?' },
      ...{ datatypeDescription: 'Measure it', values: [{ key: 'l', name: 'As a = plate' }] },
    },
  ],
});

describe('a category in the form', () => {
  it('comes out of it as it went in', () => {
    const { code, ...rest } = pothole;
    const back = categoryOf(fieldsOf(pothole, 'waste'));
    expect(reportCategory.parse({ ...back, code })).toEqual({
      code,
      ...rest,
      keywords: ['private', 'urgent'],
    });
  });

  it('has values by line, with a key of their own or without, and none where nothing is chosen', () => {
    const fields = fieldsOf(pothole, 'waste');
    const values = (text: string, datatype: 'singlevaluelist' | 'text') =>
      categoryOf({ ...fields, questions: [{ ...fields.questions[1]!, values: text, datatype }] })
        .questions[0]!.values;
    expect(values(' l = Large \n\nSmall', 'singlevaluelist')).toEqual([
      { key: 'l', name: 'Large' },
      { key: 'Small', name: 'Small' },
    ]);
    expect(values('l = Large', 'text')).toEqual([]);
  });
});
