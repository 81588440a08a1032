import type { Party } from '@frontdoor/contracts';

/** Nobody reads what is sent there. */
const NO_REPLY =
  /(^|[-_.+])((no|do[-_.]?not|dont|never)[-_.]?(reply|respond|response|answer)|dim[-_.]?ateb)s?\d*([-_.+]|$)/;

/** Programs write from there: mail systems, web servers and what passes on the forms of a website. */
const PROGRAM =
  /^(mail(er)?[-_.]?daemon|mdaemon|mailer|postmaster|daemon|nobody|root|cron|bounces?|www|www[-_.]data|apache|nginx|wordpress|drupal|joomla|web[-_.]?(forms?|mailer|server|site)|forms?([-_.]?(mail|mailer|bot|handler|submissions?))?|notifications?|notify|notifier|alerts?|auto(mated|matic|mailer|responder)?|robot|bot|system)\d*([-_.+]|$)/;

/** Whether an address is that of a program, by its name: it says nothing about who wrote. */
export function isMachineAddress({ kind, value }: Pick<Party, 'kind' | 'value'>): boolean {
  if (kind !== 'email') return false;
  const local = value.slice(0, value.lastIndexOf('@')).toLowerCase();
  return NO_REPLY.test(local) || PROGRAM.test(local);
}
