import { useRef, useState } from 'react';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import { useNavigate } from 'react-router';
import { useShortcut } from '../shortcuts/use-shortcut.js';
import { Icon } from '../ui/icon.js';
import '../ui/field.css';
import './search-box.css';

/** Finds an enquiry from anywhere. */
export const SearchBox = () => {
  const [words, setWords] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  useShortcut('/', 'Search enquiries', () => input.current?.focus());
  return (
    <SearchField
      className="search-box"
      aria-label="Search enquiries"
      value={words}
      onChange={setWords}
      onSubmit={(text) => {
        void navigate(`/search?q=${encodeURIComponent(text.trim())}`);
        setWords('');
      }}
    >
      <Icon name="search" size={16} />
      <Input className="input" ref={input} placeholder="Reference, name, address, subject" />
    </SearchField>
  );
};
