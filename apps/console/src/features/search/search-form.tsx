import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { TextInput } from '../../ui/text-input.js';
import { states, type SearchState } from './states.js';
import './search-form.css';

interface Props {
  words: string;
  state: SearchState;
  onSearch: (words: string, state: SearchState) => void;
}

export const SearchForm = ({ words, state, onSearch }: Props) => {
  const [text, setText] = useState(words);
  return (
    <Form
      className="search-form"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim(), state);
      }}
    >
      <TextInput
        label="Reference, customer, address or subject"
        type="search"
        value={text}
        onChange={setText}
      />
      <Choice label="State" value={state} options={states} onChange={(next) => onSearch(text.trim(), next)} />
      <ActionButton type="submit" look="main" icon="search">
        Search
      </ActionButton>
    </Form>
  );
};
