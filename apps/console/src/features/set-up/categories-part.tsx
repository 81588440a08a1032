import { api, type ReportCategoriesView, type ReportCategory } from '@frontdoor/contracts';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { notify } from '../../state/notices.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { PopUp } from '../../ui/pop-up.js';
import { CategoryForm } from './category-form.js';
import { Command, HowChanged } from './how-changed.js';
import { Searched } from './searched.js';
import { SetUpChanges } from './set-up-changes.js';
import { useSetUp } from './use-set-up.js';
import './reporting-parts.css';

const WORDS = {
  name: 'name',
  description: 'description',
  service: 'service',
  group: 'group',
  keywords: 'who sees it',
  type: 'how its number is told',
  questions: 'what is asked',
} as const;

const asked = ({ questions }: ReportCategory): string => {
  const people = questions.filter(({ automated }) => !automated);
  if (people.length === 0) return 'Nothing is asked besides the place.';
  return `Asked: ${people.map(({ description }) => description).join('; ')}`;
};

const Category = ({
  category,
  view: { services },
  mayChange,
}: {
  category: ReportCategory;
  view: ReportCategoriesView;
  mayChange: boolean;
}) => {
  const remove = useAction(api.removeReportCategory, {
    refresh: [keys.reportCategories],
    onDone: () => notify({ tone: 'good', title: `${name} cannot be reported any more.` }),
  });
  const { code, name, group, service, keywords } = category;
  return (
    <li>
      <div>
        <p className="set-up-name">
          {name} {keywords.includes('private') && <Badge>Private</Badge>}
        </p>
        <p className="quiet small">
          <code className="fixed">{code}</code>
          {group !== undefined && `, listed under ${group}`}, for{' '}
          {services.find(({ slug }) => slug === service)?.name ?? service}
        </p>
        <p className="quiet small">{asked(category)}</p>
      </div>
      {mayChange && (
        <div className="reporting-actions">
          <DialogTrigger>
            <ActionButton size="small" aria-label={`Change ${name}`}>
              Change
            </ActionButton>
            <PopUp title={`Category ${name}`}>
              {(shut) => <CategoryForm category={category} services={services} shut={shut} />}
            </PopUp>
          </DialogTrigger>
          <ActionButton
            size="small"
            aria-label={`Take away ${name}`}
            isPending={remove.isPending}
            onPress={() => remove.mutate({ params: { code } })}
          >
            Take away
          </ActionButton>
        </div>
      )}
    </li>
  );
};

/** What can be reported on reporting sites, and who changed that. */
export const CategoriesPart = () => {
  const query = useSetUp(api.readReportCategories, keys.reportCategories);
  const mayChange = mayUse(useMe(), api.saveReportCategory);
  const refresh = [keys.reportCategories];
  const fill = useAction(api.addReportCategories, { refresh });
  const undo = useAction(api.undoReportCategory, {
    refresh,
    onDone: () => notify({ tone: 'good', title: 'The change is undone.' }),
  });
  return (
    <>
      <HowChanged>
        {mayChange ? 'Change them here, or' : 'An administrator changes them here, or'} on the command line
        with <Command words="admin report-category" />. A site takes them over when it asks next; one that is
        taken away is deleted there.
      </HowChanged>
      <Loaded query={query} rows={6}>
        {(view) => (
          <>
            {mayChange && (
              <div className="reporting-actions">
                <DialogTrigger>
                  <ActionButton look="main">Add a category</ActionButton>
                  <PopUp title="A new category">
                    {(shut) => <CategoryForm category={null} services={view.services} shut={shut} />}
                  </PopUp>
                </DialogTrigger>
                <ActionButton isPending={fill.isPending} onPress={() => fill.mutate({})}>
                  Add one for each service without
                </ActionButton>
              </div>
            )}
            <Searched
              what={['category', 'categories']}
              rows={view.categories}
              wordsOf={({ code, name, group, service }) => [code, name, group ?? null, service]}
            >
              {(shown) => (
                <ul className="history-list" aria-label="Categories">
                  {shown.map((category) => (
                    <Category key={category.code} category={category} view={view} mayChange={mayChange} />
                  ))}
                </ul>
              )}
            </Searched>
            <SetUpChanges
              changes={view.changes}
              words={WORDS}
              otherwise="nothing"
              mayUndo={mayChange}
              isPending={undo.isPending}
              onUndo={(id) => undo.mutate({ params: { id } })}
            />
          </>
        )}
      </Loaded>
    </>
  );
};
