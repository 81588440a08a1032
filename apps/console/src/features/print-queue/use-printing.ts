import { api } from '@frontdoor/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { asApiError } from '../../api/api-error.js';
import { bytesOf } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { notify } from '../../state/notices.js';

/** Gives the file to the browser as a download. */
const save = (bytes: Uint8Array<ArrayBuffer>, name: string): void => {
  const href = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
};

/** Letters as one file to print; they count as printed once it is there. */
export const usePrinting = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[]) => bytesOf(api.printLetters, { body: { ids: [...ids] } }),
    onSuccess: (bytes, ids) => {
      save(bytes, ids.length === 1 ? 'letter.pdf' : `letters-${ids.length}.pdf`);
      notify({
        tone: 'good',
        title:
          ids.length === 1
            ? 'The letter is downloaded.'
            : `${ids.length} letters are downloaded in one file.`,
        text: 'Open it and print it on both sides; each letter begins on a sheet of its own.',
      });
    },
    onError: (error) => {
      const { message, remedy } = asApiError(error);
      notify({ tone: 'bad', title: message, text: remedy });
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.printQueue }),
  });
};
